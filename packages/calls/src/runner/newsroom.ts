import type { CallNews, NewsBody } from "./news.ts";

/** Follows calls as they happen. Kept in memory only: what must not be lost is in the journal. */
export interface Newsroom {
  publish(key: string, at: number, bodies: readonly NewsBody[]): void;
  /** What is known of a call since it began or since this server took it over; undefined when nothing is. */
  of(key: string): readonly CallNews[] | undefined;
  /** Hears of a call from now on; the answer ends that. */
  listen(key: string, listener: (news: CallNews) => void): () => void;
  /** Keys of calls that are known, the newest last. */
  keys(): readonly string[];
}

// What a person may want to look at after the fact; memory has to end somewhere.
const callsKept = 500;
// A call of some eighty steps. All that is kept here is copied about by V8's collector, for every live call.
const newsKeptOfACall = 400;

export function createNewsroom(): Newsroom {
  const known = new Map<string, CallNews[]>();
  const listeners = new Map<string, Set<(news: CallNews) => void>>();

  function makeRoom(): void {
    for (const [key, news] of known) {
      if (known.size < callsKept) return;
      if (news.at(-1)?.kind === "ended") known.delete(key);
    }
    // All of them are under way: the oldest goes, only its news, not the call.
    const oldest = known.size >= callsKept * 4 ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  }

  return {
    publish: (key, at, bodies) => {
      if (bodies.length === 0) return;
      let news = known.get(key);
      if (!news) {
        makeRoom();
        news = [];
        known.set(key, news);
      }
      for (const body of bodies) {
        const item: CallNews = { seq: (news.at(-1)?.seq ?? 0) + 1, at, ...body };
        news.push(item);
        for (const listener of listeners.get(key) ?? []) listener(item);
      }
      if (news.length > newsKeptOfACall) news.splice(1, news.length - newsKeptOfACall);
    },
    of: (key) => known.get(key),
    listen: (key, listener) => {
      const of = listeners.get(key) ?? new Set();
      listeners.set(key, of.add(listener));
      return () => {
        of.delete(listener);
        if (of.size === 0) listeners.delete(key);
      };
    },
    keys: () => [...known.keys()],
  };
}
