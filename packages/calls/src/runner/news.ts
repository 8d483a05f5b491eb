import type { FaultCode, JournalEntry } from "@dialtree/engine";
import type {
  CallCommand,
  CommandType,
  EndReason,
  EventType,
  FailureReason,
  LegName,
  Outcome,
  Party,
} from "@dialtree/flow";

/**
 * What can be seen of a live call from outside, in order: numbered from 1 without gaps, `at` in milliseconds since 1970.
 * Never holds a key that a caller pressed.
 */
export type CallNews = { readonly seq: number; readonly at: number } & NewsBody;

export type NewsBody =
  /** The call came in, or is placed by us (`ours`: `caller` is then whom we call), and runs this published version. */
  | {
      readonly kind: "began";
      readonly caller: Party;
      readonly called: Party;
      readonly version: string;
      readonly language: string;
      readonly ours?: true;
    }
  /** An event was taken in. Of a tone only that there was one. */
  | { readonly kind: "event"; readonly type: EventType; readonly leg: LegName }
  /** A command ended other than well. */
  | {
      readonly kind: "failed";
      readonly command: CommandType;
      readonly id?: string;
      readonly outcome: Exclude<Outcome, "done">;
      readonly reason?: FailureReason;
      readonly detail?: string;
    }
  | { readonly kind: "path"; readonly step: Extract<JournalEntry, { kind: "entered" | "left" | "kept" }> }
  | { readonly kind: "fault"; readonly code: FaultCode; readonly flow: string; readonly node?: string }
  /** A command was made and is durable; it goes out now. Without the words of what is concealed. */
  | { readonly kind: "command"; readonly command: CallCommand }
  | { readonly kind: "ended"; readonly reason: EndReason };
