import type { EventBody, EventType } from "@dialtree/flow";
import type { News } from "./news.ts";

/** The only events that a notification can become. Written down here and never taken from what was sent. */
export const notifiedEvents = [
  "incoming",
  "connected",
  "grown",
  "tone",
  "result",
  "ended",
] as const satisfies EventType[];
export type NotifiedEvent = EventBody & { readonly type: (typeof notifiedEvents)[number] };

/** What a notification is about. */
export type NotificationKind = "call" | "operation" | "participants" | "content sharing" | "other";

/** Why a notification has no effect. All of them are ordinary; counters are kept by these words. */
export type IgnoredReason =
  /** Not an object, or without the address of a call. */
  | "no address"
  | "unknown resource"
  | "unknown change"
  | "unknown state"
  /** A tone without a number, or one that no telephone has. */
  | "unreadable tone"
  /** An operation that carries no command of ours. */
  | "no command"
  /** True, but nothing a flow could wait for: `establishing`, `transferring`, a roster. */
  | "nothing to tell";

interface About {
  readonly kind: NotificationKind;
  /** The call it is about, in its normal form: from the address, whatever id the body repeats. */
  readonly callId?: string;
  /** The tenant the call lives in, if the body says. It must be the one that signed the request. */
  readonly tenant?: string;
  /** Graph's name for a chain of calls that were forwarded into each other. */
  readonly chain?: string;
  /** What Graph tells that is no event of a flow, or more than the event says. */
  readonly news?: News;
}

/** A notification that something happened to a call: an event of its flow. */
export interface Notified extends About {
  readonly callId: string;
  readonly event: NotifiedEvent;
  /**
   * Equal for two notifications of the same happening. Left out where Graph gives nothing to tell a repeat from a
   * second happening; the session finds those by what it awaits.
   */
  readonly dedupeKey?: string;
  /** The number that was dialled, where Graph says how it routed the call here. */
  readonly dialled?: string;
  readonly ignored?: undefined;
}

/** What no flow waits for. With `news` it is known what it says; without, only why it has no effect. */
export interface Ignored extends About {
  readonly ignored: IgnoredReason;
  readonly event?: undefined;
}

/** What one part of one notification came to. */
export type NotificationItem = Notified | Ignored;
