import type { JsonObject } from "../json.ts";
import type { Fetched, Media, MediaQueue, PlayOperation } from "../media/queue.ts";
import type { NoticeKind } from "./notices.ts";
import type { Caller, Dialled, Target } from "./parties.ts";
import type { ResultName } from "./results.ts";

export type CallState =
  | "incoming"
  | "redirecting"
  | "establishing"
  | "established"
  | "transferring"
  | "transferAccepted"
  | "terminating"
  | "terminated";

/** One call: plain data, changed only by step(). */
export interface Call {
  readonly id: string;
  readonly chainId: string;
  readonly tenantId: string;
  readonly placedAt: number;
  readonly caller: Caller;
  readonly dialled: Dialled;
  /** Participant ids of the caller and of the bot. */
  readonly participants: { readonly caller: string; readonly bot: string };
  /** The app has no Calls permission at all: it does not see who calls. */
  readonly opaqueCaller: boolean;
  readonly state: CallState;
  /** Where the next notification goes; undefined stands for the webhook that the bot has registered. */
  readonly callbackUri?: string;
  readonly audio: "none" | "active" | "inactive";
  readonly preFetchMedia: readonly Media[];
  readonly tones: { readonly subscribed: boolean; readonly pressed: number };
  readonly queue: MediaQueue;
  /** Every operation that Graph has answered with, as it stands now, by id. */
  readonly operations: Readonly<Record<string, JsonObject>>;
  readonly transfer?: {
    readonly target: Target;
    readonly replacesCallId?: string;
    readonly outcome: TargetOutcome;
  };
  /** How the call ended, once it has. */
  readonly result?: JsonObject;
}

/** What somebody does whom a call is redirected or transferred to. `silent`: Graph never says another word. */
export type TargetOutcome = "answers" | "busy" | "noAnswer" | "silent";

export type Timer =
  | { readonly name: "answer" }
  | { readonly name: "keepAlive" }
  | { readonly name: "established" }
  | { readonly name: "mediaActive" }
  | { readonly name: "prompt"; readonly operationId: string; readonly index: number }
  | { readonly name: "redirect"; readonly result?: ResultName }
  | { readonly name: "transferAccepted" }
  | { readonly name: "transferFails" }
  | { readonly name: "transferPickedUp" }
  | { readonly name: "transferCompleted" }
  | { readonly name: "terminated" };

export type GraphInput =
  | { readonly type: "answer"; readonly callbackUri?: string; readonly preFetchMedia: readonly Media[] }
  | { readonly type: "reject"; readonly callbackUri?: string }
  | {
      readonly type: "redirect";
      readonly targets: readonly Target[];
      readonly outcome: TargetOutcome;
      readonly timeoutMs?: number;
      readonly callbackUri?: string;
    }
  | {
      readonly type: "transfer";
      readonly target: Target;
      readonly outcome: TargetOutcome;
      readonly replacesCallId?: string;
      /** Whether `replacesCallId` is a call that the bot holds. */
      readonly replacesLive?: boolean;
    }
  | ({ readonly type: "playPrompt" } & PlayOperation)
  | { readonly type: "subscribeToTone"; readonly id: string; readonly clientContext?: string }
  | { readonly type: "cancelMediaProcessing"; readonly id: string; readonly clientContext?: string }
  | { readonly type: "keepAlive" }
  | { readonly type: "delete" };

export type Input =
  | GraphInput
  | { readonly type: "tone"; readonly tone: string }
  | { readonly type: "hangUp" }
  /** The bot could not be told of the call. */
  | { readonly type: "unreachable" }
  /** A consultative transfer of another call has taken this one's place. */
  | { readonly type: "replaced" }
  | {
      readonly type: "fetched";
      readonly operationId: string;
      readonly index: number;
      readonly result: Fetched;
    }
  | { readonly type: "timer"; readonly timer: Timer };

/** One notification to send, without its envelope. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly change: "created" | "updated" | "deleted";
  /** What it is about: "" for the call itself, "/operations/…" for a part of it. */
  readonly path: string;
  readonly data: JsonObject;
  readonly callbackUri?: string;
}

export type Effect =
  | { readonly type: "notify"; readonly notice: Notice }
  /** A timer of the same name that is already armed is replaced. */
  | { readonly type: "arm"; readonly timer: Timer; readonly afterMs: number }
  | { readonly type: "disarm"; readonly name: Timer["name"] }
  | { readonly type: "fetch"; readonly operationId: string; readonly index: number; readonly media: Media }
  | { readonly type: "preFetch"; readonly media: Media }
  | {
      readonly type: "audio";
      readonly did: "starts" | "ends" | "stopped";
      readonly operationId: string;
      readonly clientContext?: string;
      readonly index: number;
      readonly of: number;
      readonly prompt?: string;
      readonly durationMs?: number;
    }
  /** The caller can be heard and hears. */
  | { readonly type: "answered" }
  /** A consultative transfer has succeeded: that other call of the bot's is over too. */
  | { readonly type: "replace"; readonly callId: string }
  /** Nothing more will happen; all timers are off. */
  | { readonly type: "over" };

export type Refusal = "callNotFound" | "wrongState" | "mediaInactive";

export type Reply =
  | { readonly type: "done" }
  | { readonly type: "operation"; readonly operation: JsonObject }
  | { readonly type: "refused"; readonly refusal: Refusal };

export interface Step {
  readonly call: Call;
  readonly effects: readonly Effect[];
  readonly reply: Reply;
}
