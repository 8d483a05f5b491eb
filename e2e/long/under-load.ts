// One fault under load: callers begin, the trouble goes on for a while, callers end their calls, all of it is judged.

import { setTimeout as wait } from "node:timers/promises";
import type { WireLine } from "./call-story.ts";
import { startCallers } from "./callers.ts";
import { chanceFrom } from "./chance.ts";
import type { Line } from "./line.ts";
import type { Part } from "./part.ts";
import { type Finding, judged, type Requirement, tallyOf } from "./verdict.ts";
import { tapWire } from "./wiretap.ts";

/** What goes wrong meanwhile; resolves with what was done, in numbers, and what that changes of what is required. */
export type Trouble = (over: AbortSignal) => Promise<Partial<Requirement>>;

export interface Load {
  readonly line: Line;
  readonly part: Part;
  readonly required: Requirement;
  /** Otherwise the part's. */
  readonly seconds?: number;
  /** How long callers call before it begins, in milliseconds. */
  readonly firstMs?: number;
  /** How much faster than people's clock the line's is; 1 unless told. */
  readonly scale?: number;
  readonly trouble: Trouble;
}

// The slowest look after a call that is gone: a transfer whose end nobody was told of (packages/calls, watches), and some.
const forgottenAfterMs = 110_000;

export async function underLoad(load: Load): Promise<Finding> {
  const { line, part, required, trouble, scale = 1, seconds = part.seconds, firstMs = 4_000 } = load;
  part.say(`${required.fault}: ${part.callers} callers, ${seconds} s`);
  const tap = await tapWire(line.simulatorUrl);
  try {
    const callers = startCallers({
      line,
      tap,
      count: part.callers,
      chance: chanceFrom(part.seed),
    });
    // The first of them are at their menus when it begins.
    await wait(firstMs);
    const over = AbortSignal.timeout(seconds * 1_000);
    const done = await trouble(over);
    if (!over.aborted) await pause(seconds * 1_000, over);
    await callers.stop();
    const calls = [...callers.placed];
    await allTold(tap.stories, forgottenAfterMs / scale);
    const tally = tallyOf(tap.stories);
    for (const call of [...tally.lost, ...tally.stuck, ...tally.twice].slice(0, 3))
      await showWire(load, call);
    return judged(tally, { ...required, ...done }, await line.kept(calls));
  } finally {
    tap.close();
  }
}

/** What went over the wire for a call that ended as none may. */
async function showWire({ line, part }: Load, call: string): Promise<void> {
  const { wire } = await line.call(call);
  const lines = wire.map(({ at, type, operation, kind, did, status, detail }: WireLine) =>
    [at.slice(14, 23), type, operation ?? kind ?? did ?? "", status ?? "", detail?.code ?? ""]
      .join(" ")
      .trim(),
  );
  part.say(`the wire of call ${call}:\n    ${lines.join("\n    ")}`);
}

/** Waits until the server knows of each end. One that was told in vain finds out by itself, later. */
async function allTold(
  stories: ReadonlyMap<string, { readonly toldOfEnd: boolean }>,
  withinMs: number,
): Promise<void> {
  const until = Date.now() + withinMs;
  while (Date.now() < until && ![...stories.values()].every(({ toldOfEnd }) => toldOfEnd)) await wait(500);
  await wait(1_000);
}

/** Waits, but not beyond the end of the trouble. */
export async function pause(ms: number, over: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: over }).catch(() => undefined);
}
