import type { VariableValue } from "@dialtree/flow";

/** What is remembered of a step: nodes, outlets and what nodes themselves keep; never a key. */
export type JournalEntry =
  | { readonly kind: "entered"; readonly flow: string; readonly node: string }
  | { readonly kind: "left"; readonly flow: string; readonly node: string; readonly outlet: string }
  /** A value was kept under a name. The value is told only if the node knew it beforehand, like an outlet: a score. */
  | {
      readonly kind: "kept";
      readonly flow: string;
      readonly node: string;
      readonly name: string;
      readonly value?: VariableValue;
    }
  | { readonly kind: "fault"; readonly flow: string; readonly code: FaultCode; readonly node?: string }
  | { readonly kind: "ignored"; readonly why: IgnoredWhy }
  | { readonly kind: "ended"; readonly reason: string };

/** Why a call had to be given to the fallback. */
export type FaultCode =
  | "flow_loops"
  | "flow_missing"
  /** Too many flows have called each other. */
  | "flows_too_deep"
  /** A flow was given a text that is no number, or no yes or no, for a variable that holds one. */
  | "input_unfit"
  /** A flow goes back, and none has called it. */
  | "nowhere_to_return"
  | "too_many_nodes"
  | "call_too_long"
  | "rang_too_long";

/** Why an event had no effect. Ordinary, but worth counting. */
export type IgnoredWhy =
  | "call ended"
  | "unknown leg"
  | "already connected"
  | "already dialled"
  | "a group call already"
  | "call already began"
  | "result not awaited"
  | "stale timer";

/** What a machine was fed, and when. */
export interface Signal {
  readonly at: number;
  readonly flow: string;
  readonly type: string;
}
