import type { JsonObject } from "../json.ts";
import type { Fetched, Media, MediaQueue, RecordOperation, SendOperation } from "../media/queue.ts";
import type { Segment } from "../media/wav.ts";
import type { NoticeKind } from "./notices.ts";
import type { Caller, Dialled, Someone, Target } from "./parties.ts";
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
  readonly direction: "incoming" | "outgoing";
  /**
   * Who is at the other end: the caller; of a call that the bot makes, whom it calls first, or the organizer of the
   * meeting that it joins.
   */
  readonly caller: Caller;
  /** As what the bot is in the call: one of its numbers, or the bot itself. */
  readonly dialled: Dialled;
  /** Participant ids of the caller and of the bot. */
  readonly participants: { readonly caller: string; readonly bot: string };
  /** The app has no Calls permission at all: it does not see who calls. */
  readonly opaqueCaller: boolean;
  readonly state: CallState;
  /** Where the next notification goes; undefined stands for the webhook that the bot has registered. */
  readonly callbackUri?: string;
  readonly audio: "none" | "active" | "inactive";
  /** Everybody but the bot: who talks, and whose phone still rings. */
  readonly people: readonly Person[];
  /** What makes it more than a call of two. */
  readonly group?: Group;
  readonly muted: boolean;
  /** Who sends and receives the sound: Graph itself, or the bot's own media stack, and then nothing plays here. */
  readonly hosted: "service" | "app";
  /** What the bot has said of a call that it makes, as it is shown again. */
  readonly asked?: Asked;
  readonly screen?: "viewer" | "sharer";
  readonly recordingStatus?: string;
  readonly preFetchMedia: readonly Media[];
  readonly tones: { readonly subscribed: boolean; readonly pressed: number };
  readonly queue: MediaQueue;
  /** What somebody says into the call at the moment: a clip, where in it a voice is heard, and whether it is now. */
  readonly talk?: {
    readonly by: string;
    readonly clip: string;
    readonly voiced: readonly Segment[];
    readonly voice: boolean;
  };
  /** The recording that runs: whether it has heard anything yet. */
  readonly recording?: { readonly operationId: string; readonly heard: boolean };
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

/** Somebody in a call besides the bot. */
export interface Person {
  /** The participant id. */
  readonly id: string;
  readonly who: Someone;
  readonly at: "ringing" | "here";
  readonly muted: boolean;
  /** The operation that has invited them. */
  readonly invitedBy?: string;
  /** The operation that plays hold music to them. */
  readonly onHold?: string;
}

/** `created`: called by the bot; `joined`: a meeting; `escalated`: was a call of two; `invited`: the bot was asked into it. */
export interface Group {
  readonly kind: "created" | "joined" | "escalated" | "invited";
  readonly chatInfo?: JsonObject;
  readonly meetingInfo?: JsonObject;
  /** Graph tells nothing of who comes and goes. */
  readonly quiet?: true;
}

/** Parts of the body of a call that the bot makes. */
export interface Asked {
  readonly source?: JsonObject;
  readonly targets: readonly JsonObject[];
  readonly mediaConfig: JsonObject;
  readonly requestedModalities: readonly string[];
  readonly subject?: string;
  readonly callOptions?: JsonObject;
}

/**
 * What somebody does who is called: by a redirect, a transfer, an invitation or a call of the bot's. `silent`: Graph
 * never says another word. `byHand`: it rings until somebody at the phone does something, or its time is over.
 */
export type TargetOutcome = "answers" | "busy" | "declines" | "offline" | "noAnswer" | "silent" | "byHand";

/** How a phone stops ringing. */
export type RingEnd = "answers" | "busy" | "declines" | "offline" | "noAnswer" | "noRoute";

/** Somebody to call: the id is the one that they will have as a participant. */
export interface Callee {
  readonly id: string;
  readonly who: Someone;
  readonly outcome: TargetOutcome;
}

export type Timer =
  | { readonly name: "answer" }
  | { readonly name: "keepAlive" }
  | { readonly name: "established" }
  | { readonly name: "mediaActive" }
  /** The bot waits to be let into a meeting, in vain. */
  | { readonly name: "lobby"; readonly end: ResultName }
  | { readonly name: "rings"; readonly person: string; readonly end: RingEnd }
  | { readonly name: "prompt"; readonly operationId: string; readonly index: number }
  | { readonly name: "beep"; readonly operationId: string }
  | { readonly name: "sent"; readonly operationId: string }
  /** Nobody speaks, the recording is long enough, or it breaks. */
  | { readonly name: "silence" | "recorded" | "recordingBreaks"; readonly operationId: string }
  | {
      readonly name: "voice";
      readonly clip: string;
      readonly segment: number;
      readonly did: "starts" | "ends";
    }
  | { readonly name: "hold"; readonly person: string; readonly operationId: string }
  | { readonly name: "redirect"; readonly result?: ResultName }
  | { readonly name: "transferAccepted" }
  | { readonly name: "transferFails" }
  | { readonly name: "transferPickedUp" }
  | { readonly name: "transferCompleted" }
  | { readonly name: "terminated" };

/** A request that starts an operation of this id. */
interface Starts<Type extends string> {
  readonly type: Type;
  readonly id: string;
  readonly clientContext?: string;
}

export type GraphInput =
  | {
      readonly type: "answer";
      readonly callbackUri?: string;
      readonly hosted: "service" | "app";
      readonly preFetchMedia: readonly Media[];
    }
  | { readonly type: "reject"; readonly callbackUri?: string }
  | {
      readonly type: "redirect";
      readonly targets: readonly Target[];
      /** What each of them does. */
      readonly outcomes: readonly TargetOutcome[];
      readonly timeoutMs?: number;
      readonly callbackUri?: string;
    }
  | {
      readonly type: "transfer";
      readonly target: Target;
      readonly outcome: TargetOutcome;
      /** The participant to transfer; without it the one at the other end. */
      readonly transferee?: string;
      readonly replacesCallId?: string;
      /** Whether `replacesCallId` is a call that the bot holds. */
      readonly replacesLive?: boolean;
    }
  | (Starts<"playPrompt"> & { readonly prompts: readonly Media[] })
  | (Starts<"recordResponse"> & {
      readonly prompts: readonly Media[];
      readonly record: RecordOperation["record"];
    })
  | (Starts<"sendDtmfTones"> & { readonly send: SendOperation["send"] })
  | Starts<"subscribeToTone">
  | Starts<"cancelMediaProcessing">
  | (Starts<"mute"> & { readonly person?: string })
  | Starts<"unmute">
  | (Starts<"muteAll"> & { readonly people: readonly string[] })
  | Starts<"updateMetadata">
  | (Starts<"updateRecordingStatus"> & { readonly status: string })
  | { readonly type: "changeScreenSharingRole"; readonly role: "viewer" | "sharer" }
  | (Starts<"invite"> & {
      readonly people: readonly Callee[];
      /** As the operation shows them. */
      readonly shown: readonly JsonObject[];
      /** The bot's call of two with the first of them, which this one takes the place of. */
      readonly replacesCallId?: string;
      /** What a call of two becomes. */
      readonly group: Group;
    })
  | { readonly type: "removeParticipant"; readonly person: string }
  | (Starts<"startHoldMusic"> & { readonly person: string; readonly prompt?: Media })
  | (Starts<"stopHoldMusic"> & { readonly person: string })
  | { readonly type: "keepAlive" }
  | { readonly type: "delete" };

export type Input =
  | GraphInput
  | { readonly type: "tone"; readonly tone: string }
  /** Somebody leaves; of a call of two that is its end. Without a name it is the one at the other end. */
  | { readonly type: "hangUp"; readonly person?: string }
  /** Somebody whose phone rings does something. */
  | { readonly type: "ringEnds"; readonly person: string; readonly end: "answers" | "declines" | "busy" }
  /** Somebody who is in the call brings somebody else in. `mayStay`: the bot has a permission for group calls. */
  | { readonly type: "added"; readonly person: Person; readonly group: Group; readonly mayStay: boolean }
  /** Somebody says something: a clip of so many ms, with a voice in these parts of it. */
  | {
      readonly type: "speaks";
      readonly clip: string;
      readonly voiced: readonly Segment[];
      readonly person?: string;
    }
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
  /** A list where it is about several. */
  readonly data: JsonObject | readonly JsonObject[];
  readonly callbackUri?: string;
}

export type Effect =
  | { readonly type: "notify"; readonly notice: Notice }
  /** A timer of the same name that is already armed is replaced. */
  | { readonly type: "arm"; readonly timer: Timer; readonly afterMs: number }
  /** Of timers that there is one of for each person, that person's. */
  | { readonly type: "disarm"; readonly name: Timer["name"]; readonly person?: string }
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
  | { readonly type: "ringing"; readonly person: Person }
  | { readonly type: "ringEnded"; readonly person: string; readonly end: RingEnd }
  /** Somebody has come into a call that is on, or has left it. */
  | { readonly type: "roster"; readonly did: "joined" | "left"; readonly person: string }
  /** What the people in the call hear of the bot's keys. */
  | { readonly type: "keys"; readonly tones: readonly string[] }
  /** A recording begins and ends. What is said meanwhile is kept under `place`, until shortly after the call. */
  | { readonly type: "recorder"; readonly did: "starts"; readonly place: string; readonly token: string }
  | { readonly type: "recorder"; readonly did: "ends"; readonly place: string; readonly keep: boolean }
  /** From now on this clip is heard in the call, in place of any other; without one, nothing more. */
  | { readonly type: "speech"; readonly clip?: string }
  /** The caller can be heard and hears. */
  | { readonly type: "answered" }
  /** A consultative transfer has succeeded: that other call of the bot's is over too. */
  | { readonly type: "replace"; readonly callId: string }
  /** Nothing more will happen; all timers are off. */
  | { readonly type: "over" };

export type Refusal =
  | "callNotFound"
  | "wrongState"
  | "mediaInactive"
  | "appHosted"
  | "serviceHosted"
  | "groupOnly"
  | "transfereeMissing"
  | "participantNotFound"
  | "alreadyThere"
  | "holdTaken"
  | "badRequest";

export type Reply =
  | { readonly type: "done" }
  | { readonly type: "operation"; readonly operation: JsonObject }
  | { readonly type: "refused"; readonly refusal: Refusal };

export interface Step {
  readonly call: Call;
  readonly effects: readonly Effect[];
  readonly reply: Reply;
}
