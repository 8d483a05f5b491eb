import { live } from "@dialtree/flow/names";
import type { Io } from "../io.ts";
import {
  preflightOn,
  type ServersItem,
  type ServersReport,
  type ServersSection,
  type State,
} from "../live/preflight.ts";
import { serverOf, serverOption } from "../live/server.ts";
import { exitCodes } from "../refusal.ts";
import { counted, jsonLine, plain, type Terminal, terminal } from "../terminal.ts";
import { defineCommand } from "./command.ts";

export const preflight = defineCommand({
  name: "preflight",
  summary: "Says what is to be seen before a server's draft of a flow is published.",
  usage: "preflight <flow> [--environment <id>] [--server <url>]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    environment: { value: "id", help: `Where it would be published; ${live} unless told.` },
    server: serverOption,
    all: { help: "Names also what is in order." },
    json: { help: "Prints one JSON object a line." },
  },
  more: `The server looks at the draft as it is there: problems, scenarios (which it plays), what the flow refers to, what callers
hear, fallback and numbers, and what changes for callers. Nothing is changed and nothing is spoken.

Exits with 1 when something keeps the flow from being published, else with 0; what nobody could look at is named with the
reason and does not count.

With --json each thing is an object with "type": "item", section, state (failed, warning, unchecked or ok), code, flow,
node?, scenario?, sentence, remedy and lines? (of a scenario that fails: sign and text); the last line is
{"type": "summary", flow, revision, failed, warning, unchecked, ok}.`,
  run: async (io, { operands: [flow = ""], values: { environment = live, server, all, json } }) => {
    const report = await preflightOn(serverOf(io, server), flow, { environment });
    if (json) printJson(io, report);
    else printText(io, report, all);
    return report.counts.failed > 0 ? exitCodes.failed : exitCodes.done;
  },
});

function printJson({ out }: Io, { flow, revision, counts, sections }: ServersReport): void {
  for (const { id, items } of sections)
    for (const item of items) jsonLine(out, { type: "item", section: id, ...item });
  jsonLine(out, { type: "summary", flow, revision, ...counts });
}

const words: Readonly<Record<State, string>> = {
  failed: "FAILED",
  warning: "warning",
  unchecked: "not checked",
  ok: "ok",
};

function printText(io: Io, { flow, revision, counts, sections }: ServersReport, all: boolean): void {
  const out = terminal(io.out, io.env);
  for (const section of sections) {
    out.line(`${out.bold(plain(section.title))}: ${countsIn(section)}`);
    // What changes is what somebody wants to read, though nothing about it is wrong.
    const shown = section.items.filter(({ state }) => all || state !== "ok" || section.id === "changes");
    for (const item of shown) printItem(out, item);
  }
  out.line();
  const { failed, warning, unchecked } = counts;
  const rest = `${counted(warning, "warning")}, ${unchecked} not checked`;
  out.line(
    failed > 0
      ? `${plain(flow)} (revision ${revision}) is not ready to be published: ${failed} failed, ${rest}`
      : `${plain(flow)} (revision ${revision}) is ready to be published: ${rest}`,
  );
}

function countsIn({ counts }: ServersSection): string {
  const some = (Object.keys(words) as State[]).filter((state) => counts[state] > 0);
  return some.map((state) => `${counts[state]} ${words[state].toLowerCase()}`).join(", ") || "nothing";
}

function printItem(out: Terminal, { state, sentence, remedy, lines = [] }: ServersItem): void {
  out.line(
    `  ${words[state].padEnd(11)} ${plain([sentence, remedy].filter((text) => text !== "").join(" "))}`,
  );
  if (lines.length > 0) out.line(out.dim("              - expected   + got"));
  for (const { sign, text } of lines) {
    const line = plain(`              ${sign} ${text}`);
    out.line(sign === " " ? out.dim(line) : line);
  }
}
