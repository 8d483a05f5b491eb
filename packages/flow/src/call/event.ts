import type { Tone, VariableValue } from "../fields/index.ts";
import type { CommandType, LegName } from "./command.ts";
import type { Party } from "./party.ts";

/** `unknown`: nobody can say whether it happened, for instance when the server died between request and reply. */
export type Outcome = "done" | "failed" | "unknown";

/** Why a command failed, in words that a flow's author could read. Graph's numbers stay in `detail`, for the log. */
export type FailureReason =
  | "busy"
  | "declined"
  | "no-answer"
  | "unreachable"
  | "refused"
  | "cancelled"
  /** Of a recording: nothing was said, or less than counts. */
  | "silence"
  | "too-short"
  | "error";

/** How a leg ended, as far as Graph says; left out when its notification gives no reason. */
export type EndReason =
  | "remote"
  | "local"
  | "transferred"
  | "redirected"
  | "rejected"
  | "unanswered"
  /** Of a call of ours: nobody was ever on the line. */
  | "unreached"
  | "lost";

/** What happened, on which leg, and when (`at`: milliseconds since 1970, UTC). The engine's only source of time. */
export type CallEvent = { readonly at: number; readonly leg: LegName } & EventBody;

export type EventBody =
  /**
   * A leg is ringing here. Starts a session. `language` is what the caller's client is set to, if Graph tells. `group`: it is
   * an invitation into a group call or a meeting, from the caller, with whom others are there already.
   */
  | {
      readonly type: "incoming";
      readonly caller: Party;
      readonly called: Party;
      readonly language?: string;
      readonly group?: true;
    }
  /** There is a leg to somebody who is called: the telephone has a name for it, by which it can be hung up. */
  | { readonly type: "dialled" }
  /**
   * A call of ours begins: `caller` is the person who will be at the other end, and `called` is who calls. Nobody's phone
   * rings before the flow dials. `values` are what the flow's variables begin with, by name.
   */
  | {
      readonly type: "outgoing";
      readonly caller: Party;
      readonly called: Party;
      readonly language?: string;
      readonly values: Readonly<Record<string, VariableValue>>;
    }
  /** The call of two has become a group call: whoever is at the other end has brought somebody in. */
  | { readonly type: "grown" }
  /** Media flows on the leg. Graph repeats it at will; repeats have no effect. */
  | { readonly type: "connected" }
  /** The caller pressed a key. Sequence numbers give order and find repeats; the first may be any. */
  | { readonly type: "tone"; readonly sequence: number; readonly tone: Tone }
  /**
   * A command ended, in exactly one way. Graph's news of a transfer names no operation: then the event names only the
   * command's type, which means the newest unsettled one of that type on the leg.
   */
  | {
      readonly type: "result";
      readonly command: { readonly id: string } | { readonly type: CommandType };
      readonly outcome: Outcome;
      /** Of a task that was done: what came of it, out of those that it can answer. */
      readonly answer?: string;
      /** And what it brought along, by name. Kept only under names that the flow gives it, and written down nowhere else. */
      readonly values?: Readonly<Record<string, VariableValue>>;
      readonly reason?: FailureReason;
      readonly detail?: string;
      /** Of a recording that is there: milliseconds that it lasts. */
      readonly recorded?: number;
    }
  /** A timer of the session is due. A stale `generation` (the timer was cancelled or armed anew) has no effect. */
  | { readonly type: "timer"; readonly timer: string; readonly generation: number }
  /** The leg is gone. Nothing more can be done on it. `failure`: why nobody picked up, if an error says so. */
  | {
      readonly type: "ended";
      readonly reason?: EndReason;
      readonly failure?: FailureReason;
      readonly detail?: string;
    };

export type EventType = EventBody["type"];
