import { limits, type Tone } from "@dialtree/flow";
import type { ToneOrder } from "./session.ts";

export const noTones: ToneOrder = { held: [] };

/** Tones that can be used now, in order; `waits` while an earlier one is still missing. */
export interface Received {
  readonly order: ToneOrder;
  readonly ready: readonly Tone[];
  readonly waits: boolean;
}

/**
 * Takes one tone in. Graph numbers tones but delivers them in any order and twice; the first number seen may be any,
 * so a call whose first tone is not number 1 waits as for a gap. Repeats and stragglers are dropped: a digit in the
 * wrong place does more harm than a missing one, which the caller notices.
 */
export function receiveTone(order: ToneOrder, sequence: number, tone: Tone): Received {
  const late = order.next !== undefined && sequence < order.next;
  const repeated = order.held.some((held) => held.sequence === sequence);
  if (late || repeated) return { order, ready: [], waits: order.held.length > 0 };
  const held = [...order.held, { sequence, tone }].sort((a, b) => a.sequence - b.sequence);
  const expected = order.next ?? Math.min(1, sequence);
  const released = release({ next: expected, held }, held.length > limits.tonesHeld);
  // Nothing was usable yet: what the first number is, is still open.
  return released.ready.length === 0 && order.next === undefined
    ? { ...released, order: { held } }
    : released;
}

/** The missing tone did not come in time: goes on with what is there. */
export function giveUpGap(order: ToneOrder): Received {
  return release(order, true);
}

function release(order: ToneOrder, overGaps: boolean): Received {
  let next = order.next ?? 0;
  const ready: Tone[] = [];
  const held = [...order.held];
  for (let first = held[0]; first && (first.sequence === next || overGaps); first = held[0]) {
    ready.push(first.tone);
    next = first.sequence + 1;
    held.shift();
  }
  return { order: { next, held }, ready, waits: held.length > 0 };
}
