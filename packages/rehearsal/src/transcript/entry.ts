import type { JournalEntry } from "@dialtree/engine";
import type { CallCommand, EndReason, FailureReason, LegName, Party, Prompt } from "@dialtree/flow";
import type { Act } from "../caller/index.ts";

/** What a call waits for, no longer than it says: a key, one more of them, words to record, or an answer from another system. */
export type Awaited = "key" | "further key" | "words" | "answer";

/** One line of what happened, `at` milliseconds after the call came in. */
export type Entry = { readonly at: number } & (
  | {
      readonly kind: "call";
      readonly caller: Party;
      readonly called: Party;
      readonly group?: true;
      readonly flow: string;
      readonly language: string;
      readonly began: number;
      /** A call of ours: `caller` is whom the flow calls. */
      readonly ours?: true;
    }
  | {
      readonly kind: "hears";
      readonly prompt: Prompt;
      readonly length: number;
      readonly interrupted: boolean;
      readonly play: string;
    }
  | { readonly kind: "acts"; readonly act: Act }
  | {
      readonly kind: "path";
      readonly step: Extract<JournalEntry, { kind: "entered" | "left" | "kept" | "fault" }>;
    }
  | { readonly kind: "command"; readonly command: CallCommand }
  | {
      readonly kind: "fails";
      readonly command: string;
      readonly outcome: "failed" | "unknown";
      readonly reason?: FailureReason;
    }
  /** What was waited for and has not come in time. On another leg than the caller's, whoever was called did not press. */
  | { readonly kind: "waits in vain"; readonly of: Awaited; readonly leg?: LegName }
  /** Somebody who was called. */
  | { readonly kind: "picks up"; readonly leg: LegName }
  | { readonly kind: "ends"; readonly reason: EndReason }
);
