import { kindWords, refOf, thingKinds } from "@dialtree/engine/estate";
import { treeOf } from "../estate-tree.ts";
import type { Io } from "../io.ts";
import { estateOn, type ServersEstate, type ServersUses, usesOn } from "../live/estate.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { type ExitCode, exitCodes, misused } from "../refusal.ts";
import { jsonLine, plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const estate = defineCommand({
  name: "estate",
  summary:
    "Shows what callers of a server get to: numbers, flows, people; and what breaks if something goes.",
  usage: "estate [--uses <kind:id>] [--strict] [--json] [--server <url>]",
  operands: { what: "nothing", fewest: 0, most: 0 },
  options: {
    uses: { value: "kind:id", help: "Where this is used, and which callers it would concern if it went." },
    strict: { help: "Ends with 1 where callers or steps are left with nothing there." },
    json: { help: "One JSON object as the server tells it: GET /api/estate." },
    server: serverOption,
  },
  more: `Below each number stands the flow that answers, below each flow what it leads to, a flow once; then what deserves a look.
What only the drafts do is marked (draft), what only callers get still (published).

A thing is named by its kind and its id, such as flow:billing, number:+15550100 or pin-list:customers. Kinds:
${thingKinds.join(", ")}.`,
  run: async (io, { values: { uses, strict, json, server } }) => {
    const peer = serverOf(io, server);
    if (uses === undefined) return showEstate(io, await estateOn(peer), strict, json);
    const thing = refOf(uses);
    if (!thing)
      throw misused(
        `"${plain(uses)}" names nothing.`,
        `Write a kind and an id, such as flow:billing. Kinds: ${thingKinds.join(", ")}.`,
      );
    if (strict) throw misused("--strict is about the whole estate.", "Leave out --uses, or --strict.");
    const found = await usesOn(peer, thing);
    if (json) jsonLine(io.out, found);
    else showUses(io, found);
    return exitCodes.done;
  },
});

function showEstate(io: Io, found: ServersEstate, strict: boolean, json: boolean): ExitCode {
  if (json) jsonLine(io.out, found);
  else {
    const { line, dim } = terminal(io.out, io.env);
    for (const text of treeOf(found)) line(text);
    if (found.findings.length > 0) line();
    for (const { severity, says, remedy, published, draft } of found.findings)
      line(`${severity}: ${plain(says)}${marked({ published, draft })} ${dim(plain(remedy))}`);
  }
  const isBroken = found.findings.some(({ deadEnd }) => deadEnd);
  return strict && isBroken ? exitCodes.failed : exitCodes.done;
}

function showUses(io: Io, { thing, uses, affected, isCut, lost }: ServersUses): void {
  const { line, bold } = terminal(io.out, io.env);
  line(bold(`If the ${kindWords[thing.kind]} ${plain(thing.title)} goes:`));
  if (affected.length === 0) line("  No caller would notice.");
  for (const one of affected) line(`  ${plain(one.says)}${marked(one)}`);
  if (isCut) line("  There are more ways to it than these.");
  for (const { kind, title } of lost)
    line(`  No caller would get any more to the ${kindWords[kind]} ${plain(title)}.`);
  line(bold("It is used by:"));
  if (uses.length === 0) line("  Nothing.");
  for (const use of uses)
    line(`  ${plain(use.title)}${use.step === undefined ? "" : `, ${plain(use.step)}`}${marked(use)}`);
}

function marked({ published, draft }: { readonly published: boolean; readonly draft: boolean }): string {
  if (published === draft) return "";
  return draft ? " (draft)" : " (published)";
}
