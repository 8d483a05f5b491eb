// Which IP addresses anybody may be reached at: those that IANA's special-purpose registries call globally reachable, and of
// the others only what somebody has allowed by network.

import { BlockList, isIP } from "node:net";

/** IANA, IPv4 Special-Purpose Address Registry: what is not global; multicast and the former class E; and a platform's own. */
const notGlobal4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  // Azure's virtual public address of the machine below: public by its number only.
  "168.63.129.16/32",
] as const;

/** All that is global unicast in IPv6: mapped, translated (64:ff9b::/96), local and multicast addresses lie outside. */
const global6 = ["2000::/3"] as const;

/** And what of it is not: protocol assignments with Teredo, documentation, 6to4, which leads to any IPv4 address. */
const notGlobal6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"] as const;

/** Where clouds hand out the rights of the machine they run: nobody may allow these. */
const never = [
  "169.254.169.254/32",
  "169.254.170.2/32",
  "168.63.129.16/32",
  "100.100.100.200/32",
  "fd00:ec2::254/128",
  "64:ff9b::a9fe:a9fe/128",
  "2002:a9fe:a9fe::/48",
] as const;

const lists = {
  notGlobal4: listOf(notGlobal4),
  global6: listOf(global6),
  notGlobal6: listOf(notGlobal6),
  never: listOf(never),
};

/** Addresses that may be connected to. */
export type Allows = (address: string) => boolean;

/** @param networks In CIDR notation: what may be reached beside all that is global. @throws RangeError for what is no network */
export function allowing(networks: readonly string[]): Allows {
  const own = listOf(networks);
  return (address) => {
    const family = isIP(address);
    // A zone names an interface of this machine: nothing that is global has one.
    if (family === 0 || address.includes("%")) return false;
    const kind = family === 4 ? "ipv4" : "ipv6";
    if (lists.never.check(address, kind)) return false;
    if (own.check(address, kind)) return true;
    if (family === 4) return !lists.notGlobal4.check(address, kind);
    return lists.global6.check(address, kind) && !lists.notGlobal6.check(address, kind);
  };
}

/** Whether a text is a network in CIDR notation: `10.1.0.0/16`. */
export function isNetwork(text: string): boolean {
  return partsOf(text) !== undefined;
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const parts = partsOf(network);
    if (!parts) throw new RangeError(`"${network}" is no network.`);
    list.addSubnet(...parts);
  }
  return list;
}

function partsOf(text: string): [address: string, bits: number, kind: "ipv4" | "ipv6"] | undefined {
  const [, address = "", bits = ""] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  if (family === 0 || Number(bits) > (family === 4 ? 32 : 128)) return undefined;
  return [address, Number(bits), family === 4 ? "ipv4" : "ipv6"];
}
