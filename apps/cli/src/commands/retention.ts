import { done } from "../live/done.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { exitCodes, misused } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Shown {
  readonly kinds: readonly {
    readonly kind: string;
    readonly what: string;
    readonly days: number | null;
    readonly rule: string;
    readonly settable: { readonly least: number; readonly most: number } | null;
  }[];
}

export const retention = defineCommand({
  name: "retention",
  summary: "Says what a server keeps for how long, and sets it.",
  usage: "retention [<kind> <days | forever>] [--server <url>]",
  operands: { what: "nothing, or what and for how long", fewest: 0, most: 2 },
  options: { server: serverOption },
  more: `dialtree retention journals 90 has the journals of calls forgotten 90 days after their last line. What is older goes within
the hour, and cannot be brought back. See docs/retention.md.`,
  run: async (io, { operands: [kind, wanted], values: { server } }) => {
    const peer = serverOf(io, server);
    if (kind !== undefined && !/^(forever|\d{1,6})$/.test(wanted ?? ""))
      throw misused(
        "It is not said for how long.",
        "Write a number of days, or forever: dialtree retention journals 90",
      );
    const { body } =
      kind === undefined
        ? await done(peer, "GET", "/api/retention")
        : await done(peer, "PUT", `/api/retention/${encodeURIComponent(kind)}`, {
            days: wanted === "forever" ? null : Number(wanted),
          });
    for (const one of (body as Shown).kinds) io.out.write(`${lineOf(one)}\n`);
    return exitCodes.done;
  },
});

function lineOf({ kind, what, days, rule, settable }: Shown["kinds"][number]): string {
  const long = days === null ? "" : `${days} days; `;
  const range =
    settable === null ? "" : ` (can be set: ${settable.least} to ${settable.most} days, or forever)`;
  return `${kind.padEnd(11)} ${plain(what)}: ${long}${plain(rule)}${range}`;
}
