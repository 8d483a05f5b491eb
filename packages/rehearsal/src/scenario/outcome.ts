import type { Rehearsal } from "../rehearsal.ts";
import { type Played, playScenario, type Stage } from "./play.ts";
import { readScenario, type Scenario } from "./scenario.ts";

/** What has become of the text of a scenario. */
export type Outcome =
  | { readonly outcome: "ok"; readonly scenario: Scenario; readonly call: Rehearsal }
  /** It went otherwise than expected. */
  | {
      readonly outcome: "differs";
      readonly scenario: Scenario;
      readonly call: Rehearsal;
      readonly difference: Difference;
    }
  /** It could not be played; lines count from 1. */
  | { readonly outcome: "unplayable"; readonly faults: readonly UnplayableFault[] };

export interface UnplayableFault {
  readonly line?: number;
  readonly fault: string;
}

export interface Difference {
  /** Of the scenario's text, counted from 1. */
  readonly line: number;
  readonly expected: readonly string[];
  readonly got: readonly string[];
}

/** Reads the text of a scenario and plays it. */
export function playText(text: string, stage: Stage): Outcome {
  const read = readScenario(text);
  if (!("scenario" in read)) return { outcome: "unplayable", faults: read.faults };
  const { scenario } = read;
  const played = playScenario(scenario, stage);
  if ("fault" in played) return { outcome: "unplayable", faults: [faultOfSetting(text, played.fault)] };
  const { rehearsal: call } = played;
  if (played.differs === undefined) return { outcome: "ok", scenario, call };
  return { outcome: "differs", scenario, call, difference: differenceOf(text, scenario, played) };
}

function differenceOf(text: string, { expected }: Scenario, { lines, differs = 0 }: Played): Difference {
  const numbers = expectedLines(text);
  const line = numbers[differs] ?? (numbers.at(-1) ?? 0) + 1;
  return { line, expected, got: lines };
}

// Where the expected lines stand in a scenario: all but comments, blank ones, and what comes before the call.
function expectedLines(text: string): readonly number[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^\s*($|#|given\s|set\s)/.test(line) ? [] : [index + 1]));
}

function faultOfSetting(text: string, fault: string): UnplayableFault {
  const line = text.split(/\r?\n/).findIndex((candidate) => {
    const words = candidate.trim().split(/\s+/);
    return words[0] === "set" && fault.startsWith(words.slice(0, 3).join(" "));
  });
  return line < 0 ? { fault } : { line: line + 1, fault };
}
