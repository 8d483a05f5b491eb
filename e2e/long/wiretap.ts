// Follows the simulator's wire for many calls at once, and keeps of each call only its story.

import { eventsOf } from "../event-stream.ts";
import { type CallStory, newStory, tell, type WireLine } from "./call-story.ts";

export interface Wiretap {
  readonly stories: ReadonlyMap<string, CallStory>;
  /** Resolves with the call's story as soon as it is so; rejects after a time in milliseconds. */
  until(call: string, what: string, is: (story: CallStory) => boolean, withinMs: number): Promise<CallStory>;
  /** Forgets everything: what comes next is another fault's. */
  clear(): void;
  close(): void;
}

export async function tapWire(simulatorUrl: string): Promise<Wiretap> {
  const stories = new Map<string, CallStory>();
  const waiting = new Map<string, Set<(story: CallStory) => void>>();
  const over = new AbortController();
  const answer = await fetch(`${simulatorUrl}/control/events`, { signal: over.signal });

  function storyOf(call: string): CallStory {
    const known = stories.get(call) ?? newStory();
    stories.set(call, known);
    return known;
  }

  async function listen(): Promise<void> {
    for await (const line of eventsOf<WireLine>(answer)) {
      if (line.callId === undefined) continue;
      const story = storyOf(line.callId);
      tell(story, line);
      for (const look of [...(waiting.get(line.callId) ?? [])]) look(story);
    }
  }
  // When it is closed, nobody waits any more; when the simulator dies, whoever waits is told by their own patience.
  listen().catch(() => undefined);

  return {
    stories,
    until: (call, what, is, withinMs) =>
      new Promise((resolve, reject) => {
        const mine = waiting.get(call) ?? new Set();
        waiting.set(call, mine);
        const done = () => {
          clearTimeout(hopeless);
          mine.delete(look);
          if (mine.size === 0) waiting.delete(call);
        };
        const look = (story: CallStory) => {
          if (!is(story)) return;
          done();
          resolve(story);
        };
        const hopeless = setTimeout(() => {
          done();
          reject(new Error(`Nobody saw ${what} of call ${call} within ${withinMs / 1_000} s.`));
        }, withinMs);
        mine.add(look);
        look(storyOf(call));
      }),
    clear: () => stories.clear(),
    close: () => over.abort(),
  };
}
