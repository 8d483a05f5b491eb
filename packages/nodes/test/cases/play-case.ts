import { compile, libraryOf } from "@dialtree/engine";
import type { JsonObject, NodeType } from "@dialtree/flow";
import {
  type Answer,
  calledFor,
  callingParty,
  linesOf,
  lineText,
  partyOf,
  playOut,
  readAnswer,
  readScript,
  rehearse,
} from "@dialtree/rehearsal";
import type { NodeCase } from "./case-file.ts";
import { calendars, nodeId, stageFor, usualPhase } from "./stage.ts";

/** What came of a case. */
export type PlayedCase = Pick<NodeCase, "transcript" | "leaves">;

/** The data of a case's node: what a new node starts with, and the case's own on top. */
export function dataOf(type: NodeType, { data }: Pick<NodeCase, "data">): JsonObject {
  return { ...type.initial, ...data };
}

/** Plays a case in virtual time. A fault says why it could not be played. */
export function playCase(type: NodeType, example: NodeCase): PlayedCase | { readonly fault: string } {
  const acts = readScript(example.caller);
  if ("fault" in acts) return acts;
  const answers: Answer[] = [];
  for (const text of example.given ?? []) {
    const answer = readAnswer(text);
    if ("fault" in answer) return answer;
    answers.push(answer);
  }
  const from = example.from ?? "+15550100";
  const caller = partyOf(from);
  if (!caller) return { fault: `"${from}" is nobody who could call.` };
  const data = dataOf(type, example);
  const phase = example.while ?? usualPhase(type);
  const { flows, nodeTypes } = stageFor(type, data, phase);
  try {
    const compiled = flows.map((document) => compile(document, nodeTypes, "test"));
    const isOurs = phase === "calling";
    const called = isOurs ? callingParty(from) : calledFor(under(compiled), nodeTypes);
    const [flow] = compiled as [(typeof compiled)[number]];
    const at = example.at === undefined ? moment : Date.parse(example.at);
    const library = libraryOf(compiled, calendars);
    const group = example.withOthers ? { group: true as const } : {};
    const values = isOurs ? { values: {} } : {};
    const occasion = { library, flow, caller, called, ...group, ...values, at, acts, answers };
    const { transcript, journal } = playOut(rehearse(occasion));
    const outlets = new Set(type.outlets(data).map(({ id }) => id));
    const left = journal.find((entry) => entry.kind === "left" && entry.node === nodeId);
    const outlet = left?.kind === "left" && outlets.has(left.outlet) ? left.outlet : null;
    return { transcript: linesOf(transcript).slice(1).map(lineText), leaves: outlet };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

const moment = Date.UTC(2026, 0, 15, 10);

// Not the flow that only leads to it: what callers dial is what the start under test says.
function under<F extends { readonly id: string }>(flows: readonly F[]): F {
  return flows.find(({ id }) => id === "case") as F;
}
