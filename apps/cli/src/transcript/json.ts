import type { CallCommand, FailureReason, Party, VariableValue } from "@dialtree/flow";
import { type Entry, partyText } from "@dialtree/rehearsal";
import type { Names } from "../names.ts";
import type { Unused } from "./script.ts";

/**
 * What `dialtree call --json` prints, one object a line, ordered by `at` (milliseconds since the call came in). The
 * first is a `call`, the last an `ends`. Other programs read this: add to it, but change nothing.
 */
export type JsonEntry = { readonly at: number } & (
  | {
      readonly type: "call";
      readonly flow: string;
      readonly from: string;
      readonly caller: Party;
      readonly called: Party;
      readonly language: string;
      /** When the call came in: ISO, UTC. */
      readonly began: string;
      /** A call of ours: `from` and `caller` are whom the flow calls. */
      readonly ours?: true;
    }
  | {
      readonly type: "hears";
      readonly text: string;
      readonly language: string;
      readonly recording?: string;
      readonly prompt?: string;
      readonly voice?: string;
      readonly milliseconds: number;
      readonly interrupted: boolean;
    }
  | { readonly type: "presses" | "interrupts"; readonly keys: readonly string[]; readonly every?: number }
  | { readonly type: "waits" | "says"; readonly milliseconds: number }
  | { readonly type: "leaves" }
  | { readonly type: "entered"; readonly flow: string; readonly node: string; readonly title: string }
  | {
      readonly type: "left";
      readonly flow: string;
      readonly node: string;
      readonly title: string;
      readonly outlet: string;
      readonly label?: string;
    }
  | {
      readonly type: "kept";
      readonly flow: string;
      readonly node: string;
      readonly name: string;
      /** Left out for what the caller keyed in. */
      readonly value?: VariableValue | undefined;
    }
  | { readonly type: "fault"; readonly flow: string; readonly node?: string; readonly code: string }
  | { readonly type: "command"; readonly command: CallCommand }
  | {
      readonly type: "fails";
      readonly command: string;
      readonly outcome: "failed" | "unknown";
      readonly reason?: FailureReason;
    }
  | { readonly type: "picksUp"; readonly leg: string }
  | { readonly type: "ends"; readonly reason: string; readonly unused: Unused }
);

/** The shape above, for the help. */
export const jsonHelp = `With --json each line is an object with "type" and "at" (milliseconds since the call came in):
  call        flow, from, caller, called, language, began (ISO time), ours? (from is then whom the flow calls); always the first
  hears       text, language, recording?, prompt?, voice?, milliseconds, interrupted
  presses     keys, every? (milliseconds from key to key); also "interrupts"
  waits       milliseconds; also "says"
  leaves
  entered     flow, node, title
  left        flow, node, title, outlet, label?
  kept        flow, node, name, value? (left out for what the caller keyed in)
  command     command: {id, leg, type, …} as it goes to the telephone
  fails       command, outcome (failed or unknown), reason?
  picksUp     leg: somebody whom the flow has called
  fault       flow, node?, code
  ends        reason, unused: {keys, answers}; always the last`;

export function jsonEntries(
  transcript: readonly Entry[],
  names: Names,
  unused: Unused,
): readonly JsonEntry[] {
  return transcript
    .toSorted((a, b) => a.at - b.at)
    .flatMap((entry) => (entry.kind === "waits in vain" ? [] : jsonEntry(entry, names, unused)));
}

/** Everything but what has not happened in time. */
type Event = Exclude<Entry, { readonly kind: "waits in vain" }>;

function jsonEntry(entry: Event, names: Names, unused: Unused): JsonEntry {
  const { at } = entry;
  switch (entry.kind) {
    case "call": {
      const { flow, caller, called, language, began, ours } = entry;
      const from = partyText(caller);
      const what = { flow, from, caller, called, language, began: new Date(began).toISOString() };
      return { type: "call", at, ...what, ...(ours ? { ours } : {}) };
    }
    case "hears": {
      const { text, language, recording, prompt, voice } = entry.prompt;
      const { length: milliseconds, interrupted } = entry;
      return { type: "hears", at, text, language, recording, prompt, voice, milliseconds, interrupted };
    }
    case "acts":
      return { ...entry.act, at };
    case "path": {
      const { step } = entry;
      const { flow, node } = step;
      if (step.kind === "fault") return { type: "fault", at, flow, node, code: step.code };
      if (step.kind === "kept")
        return { type: "kept", at, flow, node: step.node, name: step.name, value: step.value };
      const title = names.node(flow, step.node);
      if (step.kind === "entered") return { type: "entered", at, flow, node: step.node, title };
      const label = names.exit(flow, step.node, step.outlet);
      return { type: "left", at, flow, node: step.node, title, outlet: step.outlet, label };
    }
    case "command":
      return { type: "command", at, command: entry.command };
    case "fails": {
      const { command, outcome, reason } = entry;
      return { type: "fails", at, command, outcome, reason };
    }
    case "picks up":
      return { type: "picksUp", at, leg: entry.leg };
    case "ends":
      return { type: "ends", at, reason: entry.reason, unused };
  }
}
