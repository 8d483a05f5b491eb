import { basename, dirname } from "node:path";
import type { FlowDocument } from "@dialtree/flow";
import { flowsFolder, loadFlow } from "../flow-folder.ts";
import { flowsAfter } from "../other-flows.ts";
import { attempt, exitCodes, misused, Refusal } from "../refusal.ts";
import { coverageOf, exitsTaken } from "../scenarios/coverage.ts";
import { findSuites, type Suite, scenarioName } from "../scenarios/find.ts";
import { playFile, type Result, unreadableFlow } from "../scenarios/play.ts";
import { jsonReport, textReport } from "../scenarios/report.ts";
import { stageFor } from "../stage.ts";
import { defineCommand } from "./command.ts";

export const test = defineCommand({
  name: "test",
  summary: "Plays the scenarios of flows and says which go otherwise than expected.",
  usage: "test [folder]",
  operands: { what: "a folder", fewest: 0 },
  options: {
    update: { help: "Rewrites what scenarios expect to what really happens." },
    coverage: { help: "Fails as well when a flow has exits that no scenario takes." },
    filter: { value: "text", help: "Plays only scenarios with this in <flow>/<name>." },
    json: { help: "Prints one JSON object a line." },
  },
  more: `The folder is a flow, a folder of flows (flows, when none is named) or one scenario file. Scenarios are in
<flow>/cases/*.txt; "dialtree call --save" writes them.

With --json each scenario is an object with "type": "scenario", flow, name, file, outcome (ok, updated or failed), and
when it failed line?, expected? and got? (the lines) or faults?; then one "coverage" for each flow with taken, exits and
missing; the last line is {"type": "summary", passed, failed}.`,
  run: (io, { operands, values }) => {
    const named = operands.length === 0 ? [flowsFolder] : operands;
    const suites = named
      .flatMap((name) => findSuites(name, io.cwd))
      .flatMap((suite) => filtered(suite, values.filter));
    if (values.coverage && suites.some(({ whole }) => !whole)) {
      throw misused(
        "Coverage needs all scenarios of a flow.",
        "Leave out --coverage, or what narrows it down.",
      );
    }
    if (suites.every(({ scenarioFiles }) => scenarioFiles.length === 0))
      throw nothingFound(named, values.filter);

    const report = values.json ? jsonReport(io) : textReport(io);
    const played = suites.map((suite) => playSuite(suite, io.cwd, values.update));
    const results = played.flatMap((suite) => suite.results);
    for (const result of results) report.result(result);
    const taken = exitsTaken(results.flatMap(({ call }) => call ?? []));
    const coverages = played.flatMap(({ document }) => (document ? coverageOf(document, taken) : []));
    for (const coverage of coverages) report.coverage(coverage);
    const failed = results.filter(({ outcome }) => outcome === "failed").length;
    report.summary(results.length - failed, failed);
    const uncovered = coverages.filter(({ missing }) => missing.length > 0);
    if (!values.coverage || uncovered.length === 0) return failed > 0 ? exitCodes.failed : exitCodes.done;
    io.err.write(`dialtree: not every exit is taken in ${uncovered.map(({ flow }) => flow).join(", ")}.\n`);
    io.err.write("Add scenarios for those, or leave out --coverage.\n");
    return exitCodes.failed;
  },
});

interface PlayedSuite {
  /** The flow, when all its scenarios were played. */
  readonly document?: FlowDocument | undefined;
  readonly results: readonly Result[];
}

function playSuite(suite: Suite, cwd: string, update: boolean): PlayedSuite {
  const flow = attempt(() => loadFlow(suite.flowFile, cwd));
  const document = flow instanceof Refusal ? undefined : flow.document;
  if (flow instanceof Refusal || !document) return { results: unreadableFlow(flow, suite, cwd) };
  const stage = stageFor(document, [flow, ...flowsAfter(flow, cwd)]);
  const results = suite.scenarioFiles.map((file) => playFile(file, stage, cwd, update));
  return { document: suite.whole ? document : undefined, results };
}

// With a filter, flows that nothing is left of are not looked at.
function filtered(suite: Suite, filter: string | undefined): readonly Suite[] {
  if (filter === undefined) return [suite];
  const folder = basename(dirname(suite.flowFile));
  const scenarioFiles = suite.scenarioFiles.filter((file) =>
    `${folder}/${scenarioName(file)}`.includes(filter),
  );
  return scenarioFiles.length > 0 ? [{ ...suite, whole: false, scenarioFiles }] : [];
}

function nothingFound(named: readonly string[], filter: string | undefined): Refusal {
  const where = named.map((name) => `"${name}"`).join(", ");
  if (filter !== undefined) {
    return new Refusal(`No scenario in ${where} has "${filter}" in its name.`, "Try a shorter --filter.");
  }
  return new Refusal(
    `There are no scenarios in ${where}.`,
    'Make one of a call: dialtree call <flow> --keys "1" --save <name>',
  );
}
