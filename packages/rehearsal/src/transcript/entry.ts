import type { JournalEntry } from "@dialtree/engine";
import type { CallCommand, EndReason, FailureReason, LegName, Party, Prompt } from "@dialtree/flow";
import type { Act } from "../caller/index.ts";

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
  /** Somebody who was called. */
  | { readonly kind: "picks up"; readonly leg: LegName }
  | { readonly kind: "ends"; readonly reason: EndReason }
);
