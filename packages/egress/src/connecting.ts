import { type LookupAddress, type LookupAllOptions, lookup } from "node:dns";
import { isIP } from "node:net";
import { buildConnector } from "undici";
import type { Allows } from "./addresses.ts";

/** Looks a name up: all of its addresses. As `dns.lookup` with `all`. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name leads where nobody may go, or is an address of that kind itself. */
export class AddressRefused extends Error {
  readonly code = "ADDRESS_REFUSED";
}

/**
 * Connects only to allowed addresses. They are looked at in the very lookup that the connection is made from: there is no
 * second one that could say something else. If one of a name's addresses is not allowed, the name is refused.
 */
export function guardedConnector(
  allows: Allows,
  { resolve = lookup as Resolve, timeoutMs }: { readonly resolve?: Resolve; readonly timeoutMs: number },
): buildConnector.connector {
  const checked: typeof lookup = ((
    name: string,
    options: LookupAllOptions,
    callback: (error: Error | null, found?: LookupAddress[] | string, family?: number) => void,
  ) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => allows(address)))
        return callback(new AddressRefused("It leads where nobody may go."));
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  }) as never;
  const connect = buildConnector({ lookup: checked, timeout: timeoutMs, allowH2: false });
  return (options, callback) => {
    // An address is connected to without a lookup.
    const literal = options.hostname.replace(/^\[(.*)\]$/, "$1");
    if (isIP(literal) !== 0 && !allows(literal))
      return callback(new AddressRefused("Nobody may go to this address."), null);
    connect(options, callback);
  };
}
