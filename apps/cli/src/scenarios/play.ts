import { basename, dirname } from "node:path";
import { nodeTypes } from "@dialtree/nodes";
import {
  type Played,
  playScenario,
  type Rehearsal,
  readScenario,
  type Scenario,
  type ScenarioFault,
  scenarioText,
} from "@dialtree/rehearsal";
import { readTextFile, shownPath, writeTextFile } from "../files.ts";
import type { FlowFolder } from "../flow-folder.ts";
import { inWords } from "../problems.ts";
import { attempt, Refusal } from "../refusal.ts";
import type { Stage } from "../stage.ts";
import { type Suite, scenarioName } from "./find.ts";
import { playsAlike } from "./save.ts";

/** One scenario, played or not. */
export interface Result {
  readonly flow: string;
  readonly name: string;
  /** As the person would type it. */
  readonly file: string;
  readonly outcome: "ok" | "updated" | "failed";
  /** Why it could not be played; lines count from 1, in the scenario file. */
  readonly faults?: readonly Fault[];
  /** Where it went otherwise than expected. */
  readonly difference?: Difference;
  readonly call?: Rehearsal;
}

export interface Fault {
  readonly line?: number;
  readonly fault: string;
}

interface Difference {
  /** Of the scenario file, counted from 1. */
  readonly line: number;
  readonly expected: readonly string[];
  readonly got: readonly string[];
}

/** A flow that cannot be read fails each of its scenarios, and counts as one failure when it has none. */
export function unreadableFlow(
  flow: FlowFolder | Refusal,
  { flowFile, scenarioFiles }: Suite,
  cwd: string,
): Result[] {
  const shown = shownPath(flowFile, cwd);
  const faults =
    flow instanceof Refusal
      ? [{ fault: flow.message }]
      : flow.problems.map((problem) => ({ fault: `${shown}:${problem.at} ${inWords(problem).sentence}` }));
  const id = basename(dirname(flowFile));
  const failed = (name: string, file: string): Result => ({
    flow: id,
    name,
    file,
    outcome: "failed",
    faults,
  });
  if (scenarioFiles.length === 0) return [failed("(no scenarios)", shown)];
  return scenarioFiles.map((file) => failed(scenarioName(file), shownPath(file, cwd)));
}

/** Plays one scenario file; with `update`, what came out becomes what is expected. */
export function playFile(file: string, stage: Stage, cwd: string, update: boolean): Result {
  const about = { flow: stage.flow.id, name: scenarioName(file), file: shownPath(file, cwd) };
  const failed = (faults: readonly Fault[]): Result => ({ ...about, outcome: "failed", faults });
  const text = attempt(() => readTextFile(file));
  if (text instanceof Refusal) return failed([{ fault: text.message }]);
  const read = readScenario(text);
  if (!("scenario" in read)) return failed(read.faults);
  const { scenario } = read;
  const played = playScenario(scenario, {
    document: stage.flow.document,
    others: stage.others,
    nodeTypes,
    calendars: stage.calendars,
    promptLength: stage.promptLength,
  });
  if ("fault" in played) return failed([faultOfSetting(text, played.fault)]);
  const call = played.rehearsal;
  if (played.differs === undefined) return { ...about, outcome: "ok", call };
  if (!update) return { ...about, outcome: "failed", difference: differenceOf(text, scenario, played), call };
  const updated = scenarioText(scenario, played.lines);
  if (!playsAlike(updated, stage)) {
    return failed([
      { fault: 'This cannot be updated: the caller gives up after minutes of silence. Add a line "leaves".' },
    ]);
  }
  writeTextFile(file, updated);
  return { ...about, outcome: "updated", call };
}

function differenceOf(text: string, { expected }: Scenario, { lines, differs = 0 }: Played): Difference {
  const numbers = expectedLines(text);
  const line = numbers[differs] ?? (numbers.at(-1) ?? 0) + 1;
  return { line, expected, got: lines };
}

// Where the expected lines stand in a scenario file: all but comments, blank ones, and what comes before the call.
function expectedLines(text: string): readonly number[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^\s*($|#|given\s|set\s)/.test(line) ? [] : [index + 1]));
}

function faultOfSetting(text: string, fault: string): ScenarioFault | Fault {
  const line = text.split(/\r?\n/).findIndex((candidate) => {
    const words = candidate.trim().split(/\s+/);
    return words[0] === "set" && fault.startsWith(words.slice(0, 3).join(" "));
  });
  return line < 0 ? { fault } : { line: line + 1, fault };
}
