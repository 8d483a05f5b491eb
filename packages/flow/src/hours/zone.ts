// By functions: a browser then loads what is used, and no more.
import * as Instant from "temporal-polyfill/fns/Instant";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import type { Day } from "./day.ts";

/** Milliseconds during which a zone is the same time ahead of UTC: from, up to but not including until. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly ahead: number;
}

const msPerDay = 86_400_000;
const msPerMinute = 60_000;

// Asking Temporal takes longer than a step does: 16 µs for how far ahead a zone is. A stretch lasts for months.
const known = new Map<string, Stretch[]>();
const stretchesKept = 8;

/** Whether this is the name of a time zone; a mere distance from UTC, which knows no daylight saving, is none. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    zoned(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/** What a clock on a wall shows there: the day, and minutes since midnight. @throws RangeError for an unknown zone */
export function wallClock(zone: string, at: number): { readonly day: Day; readonly minute: number } {
  const local = at + stretchAt(zone, at).ahead;
  const day = Math.floor(local / msPerDay);
  return { day, minute: Math.floor((local - day * msPerDay) / msPerMinute) };
}

/**
 * The moments at which a clock there shows this, in order: none when it is put forward over it, two when it is put back.
 * @throws RangeError for an unknown zone
 */
export function momentsOf(zone: string, day: Day, minute: number): readonly number[] {
  const local = day * msPerDay + minute * msPerMinute;
  // No zone is further from UTC than a day.
  const before = stretchAt(zone, local - msPerDay).ahead;
  const after = stretchAt(zone, local + msPerDay).ahead;
  const candidates = before === after ? [before] : [before, after];
  return candidates
    .map((ahead) => ({ ahead, at: local - ahead }))
    .filter(({ ahead, at }) => stretchAt(zone, at).ahead === ahead)
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
}

/** When the clock there is put forward or back next; undefined when nobody means to. */
export function nextClockChange(zone: string, at: number): number | undefined {
  const { until } = stretchAt(zone, at);
  return until === Number.POSITIVE_INFINITY ? undefined : until;
}

function stretchAt(zone: string, at: number): Stretch {
  const stretches = known.get(zone) ?? [];
  const kept = stretches.find(({ from, until }) => from <= at && at < until);
  if (kept) return kept;
  const there = zoned(zone, at);
  const found: Stretch = {
    // A transition at this very moment is the beginning of what holds now.
    from: momentOf(
      ZonedDateTime.getTimeZoneTransition(zoned(zone, at + 1), "previous"),
      Number.NEGATIVE_INFINITY,
    ),
    until: momentOf(ZonedDateTime.getTimeZoneTransition(there, "next"), Number.POSITIVE_INFINITY),
    ahead: ZonedDateTime.offsetNanoseconds(there) / 1e6,
  };
  known.set(zone, [found, ...stretches.slice(0, stretchesKept - 1)]);
  return found;
}

function momentOf(there: ZonedDateTime.Record | null, none: number): number {
  return there === null ? none : there.epochMilliseconds;
}

function zoned(zone: string, at: number): ZonedDateTime.Record {
  return Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(at), zone);
}
