import {
  callKey,
  carryOut,
  type Deed,
  type DialledFrom,
  type FaultSwitch,
  follow,
  isComplete,
  type LiveCall,
  type LiveOccasion,
  newLiveCall,
  nextAct,
  readNews,
  readSeen,
  spokenSound,
} from "@dialtree/rehearsal";
import type { Io } from "../io.ts";
import { Refusal } from "../refusal.ts";
import { ask, complaintIn, type Peer, readEvents, Unreachable } from "./http.ts";
import type { LiveLine } from "./line.ts";

export interface LivePlan {
  readonly from: DialledFrom;
  readonly faults: readonly FaultSwitch[];
  readonly occasion: Omit<LiveOccasion, "at">;
  /** Told after each thing that happened. */
  readonly onProgress?: (call: LiveCall) => void;
}

export interface PlayedLive {
  readonly call: LiveCall;
  /** The person at the terminal ended it. */
  readonly interrupted: boolean;
}

// All in people's milliseconds. A server needs a moment to follow up: a caller who acts at once would often be ahead of
// it, and do in the pause between two prompts what no caller does.
const serverTakesMs = 150;
const tryAgainMs = 100;
const triesInVain = 20;
const lastNewsWithinMs = 5_000;

/**
 * Places a call through a server's simulator, lets the scripted caller act on it in real time, and follows it to its end.
 * @throws Refusal when it cannot be placed or followed; the caller has hung up then.
 */
export async function playLive(io: Io, line: LiveLine, plan: LivePlan): Promise<PlayedLive> {
  const { simulator, scale } = line;
  const { id, placedAt } = await place(line, plan);
  const following = new AbortController();
  let call = newLiveCall({ ...plan.occasion, at: placedAt });
  // The simulator's time, of which only moments are told.
  let known = { telephone: placedAt, here: io.clock.now() };
  const now = () => known.telephone + (io.clock.now() - known.here) * scale;
  let interrupted = false;
  let cancelAct = () => {};
  let cancelWaiting: (() => void) | undefined;
  let finish = () => {};
  let fail: (reason: unknown) => void = () => {};
  const finished = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });

  function changed(next: LiveCall): void {
    call = next;
    plan.onProgress?.(call);
    if (isComplete(call)) return finish();
    if (call.overAt !== undefined) cancelWaiting ??= io.clock.after(lastNewsWithinMs, () => finish());
    intend();
  }

  function intend(): void {
    cancelAct();
    const intended = nextAct(call);
    if (!intended) return;
    const due = Math.max(intended.at, call.caller.quietSince + serverTakesMs * scale);
    cancelAct = io.clock.after(Math.max(0, (due - now()) / scale), () => {
      const acted = carryOut(call, intended, Math.round(Math.max(due, now())));
      for (const deed of acted.deeds)
        io.clock.after(Math.max(0, (deed.at - now()) / scale), () => void perform(deed).catch(fail));
      changed(acted.call);
    });
  }

  // A call that has ended meanwhile takes no keys (404), and nobody minds.
  const perform = (deed: Deed) =>
    "key" in deed
      ? ask(simulator, "POST", `/control/calls/${id}/keys`, { keys: deed.key })
      : "speaks" in deed
        ? ask(simulator, "POST", `/control/calls/${id}/speak`, spokenSound(deed.speaks))
        : ask(simulator, "POST", `/control/calls/${id}/hangUp`);

  let lastSeen = 0;
  function see(entry: unknown): void {
    const { seq } = (entry ?? {}) as { readonly seq?: unknown };
    if (typeof seq !== "number" || seq <= lastSeen) return;
    lastSeen = seq;
    const seen = readSeen(entry, id);
    if (!seen) return;
    if (seen.at > known.telephone) known = { telephone: seen.at, here: io.clock.now() };
    changed(follow(call, seen));
  }

  function hear(item: unknown): void {
    const news = readNews(item);
    if (!news) return;
    if (!("fault" in news)) return changed(follow(call, news));
    fail(
      new Refusal(
        `The server's news of the call cannot be read: ${news.fault}.`,
        "Is the server as new as this command?",
      ),
    );
  }

  const stopListening = io.onInterrupt(() => {
    interrupted = true;
    void perform({ at: 0, hangsUp: true }).catch(fail);
  });
  try {
    const { signal } = following;
    const { body } = await ask(simulator, "GET", `/control/calls/${id}`);
    const { wire } = (body ?? {}) as { readonly wire?: unknown };
    if (Array.isArray(wire)) for (const entry of wire) see(entry);
    keepReading(io, simulator, () => `/control/events?after=${lastSeen}`, signal, see).catch(fail);
    keepReading(io, line.server, () => `/api/calls/${callKey(id)}/news`, signal, hear).catch(fail);
    intend();
    await finished;
    if (call.news.length === 0) {
      throw new Refusal(
        "The call is over, and the server has never heard of it.",
        `The simulator has to tell ${line.server.url} of its calls: see SIMULATOR_WEBHOOK in its README.`,
      );
    }
    return { call, interrupted };
  } finally {
    stopListening();
    cancelAct();
    cancelWaiting?.();
    following.abort();
    await tidyUp(line, id, call.overAt === undefined, plan.faults.length > 0);
  }
}

async function place(
  { simulator, called }: LiveLine,
  { from, faults }: LivePlan,
): Promise<{ readonly id: string; readonly placedAt: number }> {
  const answer = await ask(simulator, "POST", "/control/calls", { from, to: called, faults });
  const { id, placedAt } = (answer.body ?? {}) as { readonly id?: unknown; readonly placedAt?: unknown };
  const at = typeof placedAt === "string" ? Date.parse(placedAt) : Number.NaN;
  if (answer.status === 201 && typeof id === "string" && Number.isFinite(at)) return { id, placedAt: at };
  throw new Refusal(
    `The simulator does not place the call: ${complaintIn(answer)}`,
    "It has to know the server's numbers: see SIMULATOR_NUMBERS in its README.",
  );
}

/**
 * Reads a peer's stream again and again, because connections break, and because a server may not know the call yet.
 * @throws Refusal when the peer is gone, or does not give the stream.
 */
export async function keepReading(
  io: Io,
  peer: Peer,
  path: () => string,
  signal: AbortSignal,
  take: (item: unknown) => void,
): Promise<void> {
  for (let inVain = 0; !signal.aborted; ) {
    try {
      const refused = await readEvents(peer, path(), signal, take);
      if (refused && refused.status !== 404) {
        throw new Refusal(
          `The ${peer.name} does not let the call be followed: it answers ${refused.status}.`,
          "Look at what it logs.",
        );
      }
      inVain = 0;
    } catch (error) {
      if (signal.aborted) return;
      inVain += 1;
      if (!(error instanceof Unreachable) || inVain >= triesInVain) throw error;
    }
    if (!signal.aborted) await new Promise<void>((resolve) => void io.clock.after(tryAgainMs, resolve));
  }
}

/** Leaves the simulator as it was found. What fails here has failed before, and has been said. */
async function tidyUp(
  { simulator }: LiveLine,
  id: string,
  hangUp: boolean,
  hasFaults: boolean,
): Promise<void> {
  try {
    if (hangUp) await ask(simulator, "POST", `/control/calls/${id}/hangUp`);
    if (!hasFaults) return;
    const { body } = await ask(simulator, "GET", "/control/faults");
    const { faults = [] } = (body ?? {}) as {
      readonly faults?: readonly { readonly id: string; readonly callId?: string }[];
    };
    for (const fault of faults)
      if (fault.callId === id) await ask(simulator, "DELETE", `/control/faults/${fault.id}`);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
}
