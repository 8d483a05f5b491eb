import { basename, dirname } from "node:path";
import { nodeTypes } from "@dialtree/nodes";
import {
  type Difference,
  playText,
  type Rehearsal,
  scenarioText,
  type UnplayableFault,
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
  readonly faults?: readonly UnplayableFault[];
  /** Where it went otherwise than expected. */
  readonly difference?: Difference;
  readonly call?: Rehearsal;
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
  const failed = (faults: readonly UnplayableFault[]): Result => ({ ...about, outcome: "failed", faults });
  const text = attempt(() => readTextFile(file));
  if (text instanceof Refusal) return failed([{ fault: text.message }]);
  const { flow, others, calendars, promptLength } = stage;
  const played = playText(text, { document: flow.document, others, nodeTypes, calendars, promptLength });
  if (played.outcome === "unplayable") return failed(played.faults);
  const { scenario, call } = played;
  if (played.outcome === "ok") return { ...about, outcome: "ok", call };
  const { difference } = played;
  if (!update) return { ...about, outcome: "failed", difference, call };
  const updated = scenarioText(scenario, difference.got);
  if (!playsAlike(updated, stage)) {
    return failed([
      { fault: 'This cannot be updated: the caller gives up after minutes of silence. Add a line "leaves".' },
    ]);
  }
  writeTextFile(file, updated);
  return { ...about, outcome: "updated", call };
}
