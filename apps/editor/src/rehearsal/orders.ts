import type { FlowDocument } from "@dialtree/flow";
import type { Calendar } from "@dialtree/flow/hours";
import type { Naming } from "@dialtree/flow/names";
import type {
  Arranged,
  CallLine,
  DiffLine,
  Entry,
  Move,
  TrialView,
  UnplayableFault,
  Written,
} from "@dialtree/rehearsal";

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
  /** The number that was dialled, which no scenario can say. */
  readonly called?: string;
}

/** What the thread is told to do. `at`: milliseconds since the call came in that have passed by then, on a real clock. */
export type Order =
  | { readonly type: "begin"; readonly scene: Scene; readonly situation: Situation }
  /** Lets another version take the same call beside it, or none any more. */
  | { readonly type: "compare"; readonly with: Scene | undefined }
  | { readonly type: "move"; readonly move: Move; readonly at?: number }
  | { readonly type: "pass"; readonly until: number }
  | { readonly type: "rewind"; readonly to: number | "back" | "forth" };

/** How it is to be done. */
export interface Manner {
  readonly arranged: Arranged;
  /** Nobody waits: the call goes on until it is the caller's turn. */
  readonly virtual: boolean;
}

/** The same call through two versions. */
export interface Comparison {
  readonly here: readonly Entry[];
  readonly there: readonly Entry[];
}

/** What somebody looks at after an order. */
export interface Sight {
  readonly view: TrialView;
  /** Another one where the call has begun, or was gone back in. */
  readonly turn: number;
  readonly comparison?: Comparison;
}

/** A scenario that was played. */
export interface PlayedText {
  readonly name: string;
  readonly isOk: boolean;
  /** Why it could not be played. */
  readonly faults?: readonly UnplayableFault[];
  /** Where it goes otherwise than it is written. */
  readonly difference: readonly DiffLine[];
}

/** What the thread can be asked, and what it answers. */
export interface Errands {
  readonly sight: {
    readonly asks: { readonly order: Order; readonly manner: Manner };
    readonly tells: Sight | undefined;
  };
  /** The call as far as it has gone, as a scenario. */
  readonly written: { readonly asks: { readonly title: string }; readonly tells: Written | undefined };
  /** Scenarios, played with a flow as it is. */
  readonly played: {
    readonly asks: {
      readonly scene: Scene;
      readonly texts: readonly { readonly name: string; readonly text: string }[];
    };
    readonly tells: readonly PlayedText[];
  };
}

export type Asking = keyof Errands;
export type Request = {
  readonly [A in Asking]: { readonly id: number; readonly ask: A } & Errands[A]["asks"];
}[Asking];
export type Reply =
  | { readonly id: number; readonly told: Errands[Asking]["tells"] }
  | { readonly id: number; readonly fault: string };
