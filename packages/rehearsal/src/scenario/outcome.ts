import type { Fault } from "@dialtree/flow";
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

/** Why a scenario could not be played. */
export interface UnplayableFault extends Partial<Fault> {
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
  if ("fault" in played) return { outcome: "unplayable", faults: [faultOfSetting(text, played)] };
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

function faultOfSetting(text: string, found: Fault): UnplayableFault {
  const line = text.split(/\r?\n/).findIndex((candidate) => {
    const words = candidate.trim().split(/\s+/);
    return words[0] === "set" && found.fault.startsWith(words.slice(0, 3).join(" "));
  });
  return line < 0 ? found : { line: line + 1, ...found };
}
