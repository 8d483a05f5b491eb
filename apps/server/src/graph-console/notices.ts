import type { Clock } from "@dialtree/calls";
import type { NotificationItem } from "@dialtree/graph";
import { type NoticeWords, noticeWords } from "./notice-words.ts";

/** Something that Graph told of a call that the console asked something of. */
export interface Notice extends NoticeWords {
  /** Grows with each, also over a restart of the server. */
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly call: string;
  readonly kind: NotificationItem["kind"];
}

/** What Graph told the console. Kept in memory only: it is there to be looked at, not to be relied on. */
export interface Notices {
  /** Takes one part of a notification in, if it says which call it is about. */
  take(item: NotificationItem): boolean;
  /** All that are kept, in order. */
  recent(): readonly Notice[];
  /** Hears of each from now on; the answer ends that. */
  listen(listener: (notice: Notice) => void): () => void;
}

const callsKept = 50;
const keptOfACall = 200;

export function createNotices(clock: Pick<Clock, "now">): Notices {
  // The call that was heard of last is the last.
  const calls = new Map<string, Notice[]>();
  const listeners = new Set<(notice: Notice) => void>();
  // A reader who goes on after a restart has seen none of what comes now.
  let seq = clock.now();
  return {
    take(item) {
      const { callId, kind } = item;
      if (callId === undefined) return false;
      seq += 1;
      const notice: Notice = { seq, at: clock.now(), call: callId, kind, ...noticeWords(item) };
      const known = calls.get(callId) ?? [];
      calls.delete(callId);
      calls.set(callId, [...known, notice].slice(-keptOfACall));
      const oldest = calls.size > callsKept ? calls.keys().next().value : undefined;
      if (oldest !== undefined) calls.delete(oldest);
      for (const listener of listeners) listener(notice);
      return true;
    },
    recent: () => [...calls.values()].flat().sort((a, b) => a.seq - b.seq),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
