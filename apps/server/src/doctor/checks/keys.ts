import { z } from "zod";
import { failed, fine, warning } from "../finding.ts";
import type { Check } from "../probes.ts";

const title = "Keys of notifications";
const remedy = {
  says: "Check that this machine reaches the address: DNS, proxy and firewall, and DIALTREE_KEYS_URL, which is best left unset.",
};

/** Without them no notification is believed, and no caller answered. */
export const keys: Check = {
  id: "keys",
  title: "Keys of Microsoft's notifications",
  async look({ settings: { keysUrl }, get, keys: held }, signal) {
    const { usable, failingSince } = held();
    const document = z.looseObject({ jwks_uri: z.url() });
    const found = await get(keysUrl, signal);
    const read = found.failure === undefined ? document.safeParse(found.body) : undefined;
    // The document is Microsoft's, but it may not send us elsewhere.
    const isTheirs = read?.success && new URL(read.data.jwks_uri).origin === new URL(keysUrl).origin;
    const set = isTheirs ? await get(read.data.jwks_uri, signal) : undefined;
    const published = z.looseObject({ keys: z.array(z.unknown()).min(1) });
    const count = set?.failure === undefined ? published.safeParse(set?.body).data?.keys.length : undefined;
    if (count !== undefined && usable)
      return [fine(title, `${count} are published at ${new URL(keysUrl).host}.`)];
    if (count !== undefined)
      return [
        warning(title, "They can be had, and this server has not fetched them yet. Look again in a minute."),
      ];
    const last = set ?? found;
    const why = last.failure ?? `the answer was ${last.status}, and held no keys`;
    if (!usable) return [failed(title, `There are none, and they cannot be fetched: ${why}.`, remedy)];
    const since = failingSince === undefined ? "" : `, since ${new Date(failingSince).toISOString()}`;
    return [
      warning(title, `They cannot be fetched${since}: ${why}. Those of before still do for a day.`, remedy),
    ];
  },
};
