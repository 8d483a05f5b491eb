import { allowing } from "@dialtree/egress";
import { type Finding, failed, fine, warning } from "../finding.ts";
import type { Check, Probes } from "../probes.ts";
import { endingSoon } from "./ending-soon.ts";

const title = "Address of the webhook";
const loopback = ["localhost", "127.0.0.1", "[::1]"];

// What is global may be connected to from anywhere.
const isGlobal = allowing([]);

const publish = {
  says: "Give the server a name of its own with a certificate that everybody trusts, and set DIALTREE_PUBLIC_URL to it. Then put it into the bot's calling webhook.",
  where: "Azure portal › the Azure Bot › Channels › Microsoft Teams › Calling › Webhook (for calling)",
};

/** Whether Microsoft can tell this server of calls, as far as that can be seen from here. */
export const webhook: Check = {
  id: "webhook",
  title: "The way from Microsoft to this server",
  async look(probes, signal) {
    const { publicUrl, graphUrl } = probes.settings;
    const url = new URL(publicUrl);
    const simulated = loopback.includes(new URL(graphUrl).hostname);
    const here = loopback.includes(url.hostname);
    const lines: Finding[] = [];
    if (url.protocol === "https:")
      lines.push(fine(title, `${publicUrl}/api/calls is what Microsoft is to be told.`));
    else if (simulated)
      lines.push(
        fine(title, `${publicUrl}/api/calls, without TLS: the simulator on this machine needs none.`),
      );
    else
      lines.push(
        failed(title, `${publicUrl} has no TLS, and Microsoft tells https addresses only.`, publish),
      );
    lines.push(...(await nameOf(probes, url, here && simulated)));
    if (url.protocol === "https:") lines.push(await certificateOf(probes, url, signal));
    lines.push(await echoOf(probes, publicUrl, signal));
    return lines;
  },
};

async function nameOf({ addressesOf }: Probes, url: URL, expectedHere: boolean): Promise<readonly Finding[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = await addressesOf(host);
  if ("failure" in found)
    return [
      failed("Name in DNS", `${host} has no address: ${found.failure}.`, {
        says: "Enter the name into DNS, or correct DIALTREE_PUBLIC_URL.",
      }),
    ];
  if (expectedHere) return [fine("Name in DNS", `${host} is this machine, as is the simulator.`)];
  const inner = found.filter((address) => !isGlobal(address));
  const listed = found.join(", ");
  if (inner.length === found.length)
    return [
      failed(
        "Name in DNS",
        `${host} is ${listed}: addresses of an inner network, which Microsoft cannot reach.`,
        publish,
      ),
    ];
  if (inner.length > 0)
    return [
      warning("Name in DNS", `${host} is ${listed}; ${inner.join(", ")} cannot be reached from outside.`, {
        says: "Take the inner addresses out of the public DNS.",
      }),
    ];
  return [fine("Name in DNS", `${host} is ${listed}, as this machine sees it; others may see another.`)];
}

async function certificateOf(
  { certificateOf: look, now }: Probes,
  url: URL,
  signal: AbortSignal,
): Promise<Finding> {
  const name = "Certificate of the webhook";
  const found = await look(url.hostname, Number(url.port || 443), signal);
  const renew = {
    says: "Have the certificate renewed where TLS ends: at the reverse proxy, or at its provider.",
  };
  if (found.failure !== undefined)
    return failed(name, `No TLS could be had at ${url.host}: ${found.failure}.`, {
      says: "Start what ends TLS there, and open its port to the internet.",
    });
  if (found.distrusted !== undefined)
    return failed(
      name,
      `It is not trusted: ${found.distrusted}. Microsoft's servers will not trust it either.`,
      {
        says: "Install one of a public authority, with all intermediate certificates.",
      },
    );
  return endingSoon(`${name} (${found.subject})`, found.until, now(), renew);
}

async function echoOf({ challenge, get }: Probes, publicUrl: string, signal: AbortSignal): Promise<Finding> {
  const name = "The public address leads here";
  const { path, answer } = challenge();
  const got = await get(`${publicUrl}${path}`, signal);
  const route = {
    says: "Have the reverse proxy send /api/calls, /prompts and /recordings of that address to this server.",
  };
  if (got.failure !== undefined)
    return failed(name, `Nothing answers at ${publicUrl}: ${got.failure}.`, route);
  if (got.status !== 200 || got.text !== answer)
    return failed(
      name,
      `Something else answers at ${publicUrl}${got.status === 200 ? "" : ` (${got.status})`}.`,
      route,
    );
  return fine(
    name,
    "A question that only this installation can answer came back through it. It was asked from this machine: whether a firewall lets Microsoft's servers through shows only with a call.",
  );
}
