import { Readable } from "node:stream";

/** Where the events of a stream are told. */
export interface Telling {
  tell(id: number, data: unknown): void;
  end(): void;
}

// A proxy, or a laptop that slept, drops a silent connection without a word.
const heartbeatMs = 15_000;

/**
 * Server-sent events for one reader. `start` begins to tell them, at once or later, and gives back what ends that. The
 * stream is over when `end` says so or the signal aborts.
 */
export function eventStream(signal: AbortSignal, start: (to: Telling) => () => void): Readable {
  const body = new Readable({ read() {} });
  let over = false;
  const say = (text: string | null) => {
    if (over || body.destroyed) return;
    over = text === null;
    body.push(text);
  };
  const end = () => say(null);
  const heartbeat = setInterval(() => say(": still here\n\n"), heartbeatMs).unref();
  // Something at once, so that the reader knows that it is connected.
  say(": hello\n\n");
  const stop = start({ tell: (id, data) => say(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`), end });
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  body.once("close", () => {
    clearInterval(heartbeat);
    signal.removeEventListener("abort", end);
    stop();
  });
  return body;
}

/** The event after which a reader goes on; 0 for one that has seen none. */
export function resumedAfter(lastEventId: string | undefined): number {
  return /^[0-9]{1,15}$/.test(lastEventId ?? "") ? Number(lastEventId) : 0;
}
