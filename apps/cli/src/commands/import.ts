import { resolve } from "node:path";
import { answering } from "../answering.ts";
import { readBytes } from "../files.ts";
import type { Io } from "../io.ts";
import { type ArchiveReport, type Choice, type FlowReport, lookInto, takeIn } from "../live/archives.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { exitCodes, misused } from "../refusal.ts";
import { counted, jsonLine, plain, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const importArchive = defineCommand({
  name: "import",
  summary: "Takes the flows of an archive in at a server as drafts, or says what that would change.",
  usage: "import <archive.zip> [--look]",
  operands: { what: "an archive", fewest: 1, most: 1 },
  options: {
    look: { help: "Says what is in it and what would change, and takes nothing in." },
    replace: { value: "flow", repeatable: true, help: "Of a flow that is there: has its draft be this one." },
    copy: {
      value: "flow=id",
      repeatable: true,
      help: "Of a flow that is there: takes this one in under another id.",
    },
    skip: { value: "flow", repeatable: true, help: "Leaves a flow out." },
    json: { help: "Prints the server's report, or what came of it, as one JSON object." },
    server: serverOption,
  },
  more: `All that is chosen is taken in, or nothing. Flows that are new there are created, those that are there already and the same are left
out; for each that is there and different it has to be said what is to become of it. Published versions stay as they are, and
prompts and calendars that are there stay too.

Exits with 0 when it was taken in, with 1 when something has to be chosen first, with 2 when the archive or the server refuses.

Examples:
  dialtree import reception.dialtree.zip --look
  dialtree import reception.dialtree.zip --replace reception --copy billing=billing-2 --server http://localhost:3000`,
  run: (io, { operands: [named = ""], values }) =>
    answering(async () => {
      const server = serverOf(io, values.server);
      const bytes = readBytes(resolve(io.cwd, named));
      const report = await lookInto(server, bytes);
      if (values.json && values.look) jsonLine(io.out, report);
      else if (!values.json) print(io, report);
      if (values.look) return exitCodes.done;
      const choices = choicesFrom(report, values);
      const open = report.flows.filter(({ id, standing }) => standing === "different" && !choices.has(id));
      if (open.length > 0) {
        const ids = open.map(({ id }) => plain(id));
        const { line } = terminal(io.err, io.env);
        line(`dialtree: nothing was taken in: ${ids.join(", ")} is there already, and different.`);
        line(`Add ${ids.map((id) => `--replace ${id}, --copy ${id}=<id> or --skip ${id}`).join("; ")}.`);
        return exitCodes.failed;
      }
      const removed = report.flows.filter(({ id, standing }) => standing === "removed" && !choices.has(id));
      if (removed.length > 0) {
        const ids = removed.map(({ id }) => plain(id));
        const { line } = terminal(io.err, io.env);
        line(`dialtree: nothing was taken in: ${ids.join(", ")} was removed there, and keeps its id.`);
        line(
          `Bring it back with dialtree bring-back ${ids[0]}, or add --copy ${ids[0]}=<id> or --skip ${ids[0]}.`,
        );
        return exitCodes.failed;
      }
      const taken = await takeIn(server, bytes, choices);
      if (values.json) jsonLine(io.out, taken);
      else {
        const { line } = terminal(io.out, io.env);
        for (const [does, ids] of [
          ["created", taken.created],
          ["replaced", taken.replaced],
          ["left out", taken.skipped],
          ["prompt", taken.prompts],
          ["calendar", taken.calendars],
        ] as const)
          for (const id of ids) line(`${does.padEnd(10)} ${plain(id)}`);
      }
      return exitCodes.done;
    }),
});

interface Typed {
  readonly replace: readonly string[];
  readonly copy: readonly string[];
  readonly skip: readonly string[];
}

/** @throws Refusal for a flow that is not in the archive, or for which two things are said */
function choicesFrom({ flows }: ArchiveReport, typed: Typed): ReadonlyMap<string, Choice> {
  const choices = new Map<string, Choice>();
  const known = new Map(flows.map((flow) => [flow.id, flow]));
  const choose = (id: string, choice: (flow: FlowReport) => Choice): void => {
    const flow = known.get(id);
    if (!flow)
      throw misused(
        `There is no flow "${plain(id)}" in the archive.`,
        `It has ${[...known.keys()].join(", ")}.`,
      );
    if (choices.has(id))
      throw misused(`Two things are said of "${id}".`, "Say one of --replace, --copy and --skip.");
    choices.set(id, choice(flow));
  };
  for (const id of typed.skip) choose(id, () => ({ as: "skip" }));
  for (const id of typed.replace)
    choose(id, ({ revision }) => (revision === null ? { as: "new" } : { as: "replace", basedOn: revision }));
  for (const text of typed.copy) {
    const [id = "", other = ""] = text.split("=");
    choose(id, ({ copyId }) => ({ as: "copy", id: other || copyId }));
  }
  for (const { id, standing } of flows)
    if (standing === "same" && !choices.has(id)) choices.set(id, { as: "skip" });
  return choices;
}

const words = { new: "new", same: "the same", different: "different", removed: "removed there" } as const;

function print(io: Io, { flows, prompts, calendars, missing, scenarios }: ArchiveReport): void {
  const { line, bold } = terminal(io.out, io.env);
  for (const flow of flows) {
    const { id, standing, changes, newRecordings, otherRecordings, newScenarios, otherScenarios } = flow;
    line(`${bold(plain(id))}: ${words[standing]}`);
    for (const sentence of changes) line(`    ${plain(sentence)}`);
    if (standing === "different") {
      for (const name of otherRecordings) line(`    The recording "${plain(name)}" sounds different.`);
      for (const name of newRecordings) line(`    The recording "${plain(name)}" is new.`);
      for (const name of otherScenarios) line(`    The scenario "${plain(name)}" is another one.`);
      for (const name of newScenarios) line(`    The scenario "${plain(name)}" is new.`);
    }
  }
  const shared = [
    ...prompts.map((one) => ({ ...one, kind: "prompt" })),
    ...calendars.map((one) => ({ ...one, kind: "calendar" })),
  ];
  for (const { kind, id, standing } of shared)
    line(
      `${kind} ${plain(id)}: ${words[standing]}${standing === "different" ? "; the one there stays" : ""}`,
    );
  for (const { flow, kind, name } of missing)
    line(
      `missing there: the ${kind.replace("pin-list", "list of PINs")} "${plain(name)}", which ${plain(flow)} names`,
    );
  if (scenarios > 0) line(`${counted(scenarios, "scenario")} in it, for the flows that are taken in.`);
}
