import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import { readServer } from "../live/line.ts";
import { exitCodes, misused } from "../refusal.ts";
import { plain } from "../terminal.ts";
import { defineCommand } from "./command.ts";

interface Told {
  readonly traces: readonly {
    readonly what: string;
    readonly count: number;
    readonly stays: string | null;
  }[];
  readonly elsewhere: readonly string[];
}

const usualServer = "http://localhost:3000";
const userId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const erase = defineCommand({
  name: "erase",
  summary: "Erases what a server keeps of somebody who has called, by their number.",
  usage: "erase <number> (--dry-run | --yes) [--server <url>]",
  operands: { what: "a number, or the object id of a Teams user", fewest: 1, most: 1 },
  options: {
    "dry-run": { help: "Only say what there is." },
    yes: { help: "Erase it. It cannot be brought back." },
    server: { value: "url", help: `The server; ${usualServer} unless told.` },
  },
  more: `What stays is said with the reason: published versions never change, and a call that is under way needs to know who calls.
The audit log has an entry without the number. See docs/retention.md.`,
  run: async (io, { operands: [named = ""], values: { server = usualServer, yes, "dry-run": dryRun } }) => {
    if (yes === dryRun)
      throw misused(
        "It is not said whether to erase or only to look.",
        "Write --dry-run to see what there is, and --yes to erase it.",
      );
    const whom = userId.test(named) ? { user: named } : { number: named };
    const { body } = await done(readServer(server), "POST", "/api/erasures", { whom, dryRun });
    tell(io, body as Told, dryRun);
    return exitCodes.done;
  },
});

function tell({ out }: Io, { traces, elsewhere }: Told, dryRun: boolean): void {
  for (const { what, count, stays } of traces.filter(({ stays }) => stays === null))
    out.write(`${dryRun ? "would be erased" : "erased"}: ${count} ${plain(what)}${stays ?? ""}\n`);
  for (const { what, count, stays } of traces.filter(({ stays }) => stays !== null))
    out.write(`stays: ${count} ${plain(what)}. ${plain(stays ?? "")}\n`);
  if (traces.length === 0) out.write("Nothing was found.\n");
  for (const one of elsewhere) out.write(`elsewhere: ${plain(one)}\n`);
}
