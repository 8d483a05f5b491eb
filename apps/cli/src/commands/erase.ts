import { readNumber } from "@dialtree/flow/destinations";
import type { Io } from "../io.ts";
import { done } from "../live/done.ts";
import { serverOf, serverOption } from "../live/server.ts";
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
const userId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const erase = defineCommand({
  name: "erase",
  summary: "Erases what a server keeps of somebody who has called, by their number.",
  usage: "erase <number> (--dry-run | --yes) [--server <url>]",
  operands: { what: "a number, or the object id of a Teams user", fewest: 1, most: 1 },
  options: {
    "dry-run": { help: "Only say what there is." },
    yes: { help: "Erase it. It cannot be brought back." },
    server: serverOption,
  },
  more: `What stays is said with the reason: published versions never change, and a call that is under way needs to know who calls.
The audit log has an entry without the number. See docs/retention.md.`,
  run: async (io, { operands: [named = ""], values: { server, yes, "dry-run": dryRun } }) => {
    if (yes === dryRun)
      throw misused(
        "It is not said whether to erase or only to look.",
        "Write --dry-run to see what there is, and --yes to erase it.",
      );
    const whom = userId.test(named) ? { user: named } : { number: numberIn(named) };
    const { body } = await done(serverOf(io, server), "POST", "/api/erasures", { whom, dryRun });
    tell(io, body as Told, dryRun);
    return exitCodes.done;
  },
});

function numberIn(text: string): string {
  const read = readNumber(text);
  if ("number" in read) return read.number;
  throw misused(read.fault, "Write the whole number, such as +15550100, or the object id of a Teams user.");
}

function tell({ out }: Io, { traces, elsewhere }: Told, dryRun: boolean): void {
  for (const { what, count, stays } of traces) {
    const told = `${count} ${plain(what)}`;
    const erased = dryRun ? "would be erased" : "erased";
    out.write(stays === null ? `${erased}: ${told}\n` : `stays: ${told}. ${plain(stays)}\n`);
  }
  if (traces.length === 0) out.write("Nothing was found.\n");
  for (const one of elsewhere) out.write(`elsewhere: ${plain(one)}\n`);
}
