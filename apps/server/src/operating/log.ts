import type { RunnerEvent } from "@dialtree/calls";
import pino, { type Logger } from "pino";
import type { Mask } from "./mask.ts";

/** How loud an event of the runner is: what nobody has to look at stays below `info`. */
const levels: { readonly [E in RunnerEvent]: "debug" | "info" | "warn" | "error" } = {
  "call began": "info",
  "call ended": "info",
  "call taken over": "warn",
  "event repeated": "debug",
  "event without effect": "debug",
  "call quarantined": "error",
  "store unavailable": "error",
  "command unclear": "warn",
  "command overdue": "warn",
  "emergency redirect": "error",
  "tone dropped": "warn",
};

export function logEvent(
  log: Logger,
  event: RunnerEvent,
  session: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  log[levels[event]]({ session, ...detail }, event);
}

/**
 * JSON lines to stdout. Requests are logged by their route, never by their address: that of a callback holds a
 * signature, that of a prompt is its only secret.
 * @param mask Takes out what stood in a line all the same.
 */
export function createLog(level: string, destination?: pino.DestinationStream, mask?: Mask): Logger {
  const options = {
    level,
    base: null,
    // Belt and braces: nothing of ours logs these.
    redact: ["req.headers.authorization", "headers.authorization", "token", "number", "tone", "keys"],
    ...(mask ? { hooks: { streamWrite: mask.apply } } : {}),
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url ?? "none",
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
  return pino(options, destination ?? buffered());
}

// A line that is written by itself costs as much as all that is in it, several times with each event of a call. What
// somebody has to look at is worth it, and is not to be lost with the process.
const bufferedCharacters = 16_384;
const heldBackMs = 100;
const warning = pino.levels.values.warn ?? 40;
const metadata = Symbol.for("pino.metadata");

let shared: pino.DestinationStream | undefined;

/** Stdout, written when there is enough, after a moment, or at once from a warning upwards. What is buffered goes out when the process ends. */
function buffered(): pino.DestinationStream {
  shared ??= heldBack((text) => process.stdout.write(text));
  return shared;
}

interface Told extends pino.DestinationStream {
  /** Of the line that is about to be written: pino tells it to streams that ask for metadata. */
  lastLevel?: number;
}

/** Lines of pino, held back until there are enough or a moment has passed; a warning brings all before it along. */
export function heldBack(write: (text: string) => void): pino.DestinationStream {
  let held = "";
  let due: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(due);
    due = undefined;
    const text = held;
    held = "";
    if (text !== "") write(text);
  };
  process.on("exit", flush);
  const stream: Told & { readonly [metadata]: true } = {
    [metadata]: true,
    write: (line) => {
      held += line;
      if (held.length >= bufferedCharacters || (stream.lastLevel ?? 0) >= warning) flush();
      else due ??= setTimeout(flush, heldBackMs).unref();
    },
  };
  return stream;
}
