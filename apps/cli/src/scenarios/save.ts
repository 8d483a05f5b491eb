import { basename, join, resolve } from "node:path";
import { nodeTypes } from "@dialtree/nodes";
import {
  type Answer,
  linesOf,
  lineText,
  newScenarioText,
  playScenario,
  type Rehearsal,
  readScenario,
} from "@dialtree/rehearsal";
import { isFile, shownPath, writeTextFile } from "../files.ts";
import { misused, Refusal } from "../refusal.ts";
import type { Stage } from "../stage.ts";

/**
 * The file that `--save` names: one among the flow's cases, or a path to a .txt file.
 * @throws Refusal when it is neither, or when a file would be lost.
 */
export function scenarioFile(name: string, folder: string, cwd: string, force: boolean): string {
  const file = fileFor(name, folder, cwd);
  if (!isFile(file) || force) return file;
  throw new Refusal(
    `${shownPath(file, cwd)} is there already.`,
    "Choose another name, or replace it with --force.",
  );
}

interface PlayedCall {
  readonly played: Rehearsal;
  readonly answers: readonly Answer[];
  /** `from +15550100 at … in …`: what the scenario's call line says. */
  readonly callLine: string;
}

/**
 * Writes a played call as a scenario.
 * @throws Refusal when the scenario would not play as the call did.
 */
export function saveScenario(file: string, { played, answers, callLine }: PlayedCall, stage: Stage): void {
  const said = linesOf(played.transcript).slice(1).map(lineText);
  const lines = [lineText({ verb: "call", rest: callLine }), ...said];
  const text = newScenarioText(titleOf(file), answers, lines);
  if (!playsAlike(text, stage)) {
    throw new Refusal(
      "This call cannot be kept as a scenario: played again from the file it would go otherwise.",
      'That happens when a caller gives up after minutes of silence. End the script yourself, such as with "wait 20s leave".',
    );
  }
  writeTextFile(file, text);
}

/** Whether a scenario comes out as it says. */
export function playsAlike(text: string, { flow, others, calendars, promptLength }: Stage): boolean {
  const read = readScenario(text);
  if (!("scenario" in read)) return false;
  const again = playScenario(read.scenario, {
    document: flow.document,
    others,
    nodeTypes,
    calendars,
    promptLength,
  });
  return "lines" in again && again.differs === undefined;
}

function fileFor(name: string, folder: string, cwd: string): string {
  if (/[\\/]/.test(name) || name.endsWith(".txt")) {
    if (name.endsWith(".txt")) return resolve(cwd, name);
    throw misused(`--save ${name} is a path, but not to a .txt file.`, `Write ${name}.txt, or a name alone.`);
  }
  if (/^[a-z0-9][a-z0-9-]*$/i.test(name)) return join(folder, "cases", `${name}.txt`);
  throw misused(
    `--save "${name}" is no name for a scenario.`,
    "Use letters, digits and hyphens, such as sales-by-key, or a path to a .txt file.",
  );
}

/** `Sales by key` for `cases/sales-by-key.txt`. */
function titleOf(file: string): string {
  const words = basename(file, ".txt").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
