// What must not take too long: looked at again and again while a world runs.

import { limits } from "@dialtree/flow";
import { longestWaitMs } from "./flows.ts";
import type { GraphCall } from "./graph.ts";
import type { Entry, Ledger } from "./ledger.ts";

export interface PatrolPorts {
  readonly ledger: Ledger;
  readonly calls: () => Iterable<GraphCall>;
  readonly now: () => number;
  /** Since when servers and store work; infinite while they do not. */
  readonly serversCalmSince: () => number;
  /** Until when a call stands still, because it is being sent away. */
  readonly sendingAwayUntil: (key: string) => number;
  /** The same for Graph's side. */
  readonly graphCalmSince: () => number;
  /** From when on no fault begins any more. */
  readonly faultsUntil: () => number;
  readonly violated: (invariant: string, what: string) => void;
}

/** I5: how late a wake-up may be once nothing is wrong (any more). */
const lateMs = 1_000;
/**
 * I8: how long a caller may hear nothing, counted from the last thing that happened on the call. The runner waits for
 * news of an answer for 15 s, of a prompt for 8 s beyond its end, and a menu for its keys; two seconds are for asking Graph how the
 * call is and for the requests that follow. How a recording goes is asked every 8 s. Where Graph does not tell, it may last as long
 * as it is allowed to; what was said is then fetched before its end is told, for which there are 35 s, and two for its beep.
 */
const answerPatienceMs = 15_000;
const playPatienceMs = 8_000;
const recordPatienceMs = 35_000 + 2_000;
const askingMs = 2_000;
const silenceMs = Math.max(answerPatienceMs, playPatienceMs, longestWaitMs) + askingMs;
/** A transfer that failed without a word: it is asked about after 90 s, and if it was still under way then, every 30 s. */
const handedBackMs = 90_000 + askingMs;
/**
 * L2: words of parting last 20 s at most, an end that was asked for in vain is asked for again after 10 s, and so long after
 * the caller's end news of legs is waited for.
 */
const closingMs = 120_000;
const letGoMs = 20_000 + 2 * 10_000 + askingMs;
/** I6: Graph is told every so often that a call is wanted, and then says that there is none. */
const horizonMs = limits.keepAliveMinutes * 60_000 + 60_000;

export function patrol(ports: PatrolPorts): void {
  const now = ports.now();
  const calm = ports.serversCalmSince();
  for (const entry of ports.ledger.live) {
    if (calm < now) late(ports, entry, now, calm);
    forgotten(ports, entry, now);
  }
  const quiet = Math.max(calm, ports.graphCalmSince());
  if (quiet >= now) return;
  for (const call of ports.calls()) silent(ports, call, now, quiet);
  for (const entry of ports.ledger.entries.values()) left(ports, entry, now, quiet);
}

/** L2: whoever was called for a caller is let go once the caller is gone. */
function left(
  { violated }: PatrolPorts,
  { call, legs, closingAt, ended, endedAt }: Entry,
  now: number,
  calm: number,
): void {
  const since = closingAt ?? (ended ? endedAt : undefined);
  // Trouble may last longer than the call is kept for them.
  if (since === undefined || calm > since + closingMs / 2) return;
  const bound = call.hears ? Number.POSITIVE_INFINITY : letGoMs;
  if (now - Math.max(since, calm) <= bound) return;
  for (const { name, gone } of call.phones)
    if (!gone && legs.has(name)) violated("L2", `${name}: is on the line, and the caller is gone`);
}

function late(ports: PatrolPorts, { call, wakes, state }: Entry, now: number, calm: number): void {
  const { violated, sendingAwayUntil } = ports;
  for (const { id, dueAt } of wakes) {
    if (now - Math.max(dueAt, calm) <= lateMs) continue;
    const by = now - Math.max(dueAt, calm, sendingAwayUntil(call.key));
    if (by > lateMs)
      violated("I5", `${call.key}: ${id} is ${Math.round(by)} ms late (${state?.session.phase})`);
  }
}

function forgotten({ violated, faultsUntil }: PatrolPorts, { call, beganAt }: Entry, now: number): void {
  if (call.goneAt === undefined) return;
  if (now - Math.max(call.goneAt, beganAt, faultsUntil()) > horizonMs)
    violated("I6", `${call.key}: is over for Graph and still live for us`);
}

function silent({ violated }: PatrolPorts, call: GraphCall, now: number, calm: number): void {
  if (call.quietSince === undefined) return;
  const bound = boundOf(call);
  const since = Math.max(call.quietSince, call.stirredAt, calm);
  if (now - since > bound)
    violated("I8", `${call.key}: ${Math.round(now - since)} ms of silence, ${bound} are allowed`);
}

function boundOf({ handedBack, unusedMs, failedPromptMs }: GraphCall): number {
  if (handedBack) return handedBackMs;
  return unusedMs === undefined ? silenceMs + failedPromptMs : unusedMs + recordPatienceMs + askingMs;
}
