import type { FailureReason, Outcome, Party } from "@dialtree/flow";
import type { Secret } from "./secret.ts";

/** States of a call that are no event by themselves: a call that we make, a transfer under way. */
export type NewsState =
  | "establishing"
  | "established"
  | "hold"
  | "transferring"
  | "transferAccepted"
  | "redirecting"
  | "terminating";

/** Somebody in a call. */
export interface RosterEntry {
  /** Their id in this call; Graph leaves it out while they are being invited. */
  readonly id?: string;
  readonly party: Party;
  readonly muted?: boolean;
  readonly inLobby?: boolean;
  /** Of the audio stream, if there is one. */
  readonly audio?: "inactive" | "sendOnly" | "receiveOnly" | "sendReceive";
}

/** Operations that no command of a flow is, by the type of their resource. */
export type OperationKind =
  | "invite"
  | "sendDtmfTones"
  | "mute"
  | "unmute"
  | "startHoldMusic"
  | "stopHoldMusic"
  | "updateRecordingStatus"
  | "other";

interface OperationNews {
  readonly id?: string;
  /** What the request was tagged with. */
  readonly clientContext?: string;
  /** Left out while it runs. */
  readonly outcome?: Outcome;
  readonly reason?: FailureReason;
  /** Graph's numbers, `200#8515`. */
  readonly detail?: string;
}

/** What Graph tells beside the events of a flow. */
export type News =
  | {
      readonly type: "state";
      readonly state: NewsState;
      readonly direction?: "incoming" | "outgoing";
      /** The chat of a group call or meeting. */
      readonly chat?: string;
    }
  /** Everybody in the call, each time anything about them changes. */
  | { readonly type: "roster"; readonly participants: readonly RosterEntry[] }
  | {
      readonly type: "content sharing";
      readonly change: "created" | "updated" | "deleted" | "unknown";
      readonly sessions: readonly string[];
    }
  | ({
      readonly type: "operation";
      readonly operation: OperationKind;
      /** Who was invited. */
      readonly invited?: readonly Party[];
    } & OperationNews)
  /** A recorded answer; `downloadRecording` fetches it. Without `recording` there is none. */
  | ({
      readonly type: "recorded";
      readonly recording?: { readonly location: string; readonly token: Secret };
    } & OperationNews);
