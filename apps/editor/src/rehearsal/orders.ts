import type { FlowDocument } from "@dialtree/flow";
import type { Calendar } from "@dialtree/flow/hours";
import type { Naming } from "@dialtree/flow/names";
import type { Arranged, CallLine, Move, TrialView } from "@dialtree/rehearsal";

/** A flow with all that a call through it needs to know. Plain data: it goes to another thread. */
export interface Scene {
  readonly document: FlowDocument;
  /** The flows that it goes on with. */
  readonly others: readonly FlowDocument[];
  readonly naming: Naming;
  readonly calendars: readonly Calendar[];
  /** How long recordings last, in milliseconds: by flow, then by name. */
  readonly recordings: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Who calls, and when: as scenarios have it. */
export interface Situation {
  readonly call: CallLine & { readonly at: number };
  /** Every calendar is in an emergency. */
  readonly emergency?: true;
}

/** What the thread is told to do. `at`: milliseconds since the call came in that have passed by then, on a real clock. */
export type Order =
  | { readonly type: "begin"; readonly scene: Scene; readonly situation: Situation }
  | { readonly type: "move"; readonly move: Move; readonly at?: number }
  | { readonly type: "pass"; readonly until: number }
  | { readonly type: "rewind"; readonly to: number | "back" | "forth" };

/** How it is to be done. */
export interface Manner {
  readonly arranged: Arranged;
  /** Nobody waits: the call goes on until it is the caller's turn. */
  readonly virtual: boolean;
}

export type Request = { readonly id: number; readonly order: Order; readonly manner: Manner };
export type Reply =
  | { readonly id: number; readonly view: TrialView | undefined }
  | { readonly id: number; readonly fault: string };
