/** How many calls may be placed, of the whole installation. */
export interface CallRate {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Enough for reminders, and little for whoever should not have been able to call. */
export const usualCallRate: CallRate = { perMinute: 10, perDay: 200 };

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** Calls of late; `oldest` is when the first of them was placed. Milliseconds since 1970, UTC. */
export interface Lately {
  readonly calls: number;
  readonly oldest: number | undefined;
}

/** Why no further call may be placed now. */
export interface TooMany {
  readonly most: number;
  readonly in: "minute" | "day";
  /** When one may be, if nobody else places any. Milliseconds since 1970, UTC. */
  readonly from: number;
}

/** Whether one more call is one too many. Pure. */
export function tooMany(
  rate: CallRate,
  { minute, day }: { readonly minute: Lately; readonly day: Lately },
  now: number,
): TooMany | undefined {
  // The day first: whoever waits a minute for nothing asks once more.
  if (day.calls >= rate.perDay) return { most: rate.perDay, in: "day", from: (day.oldest ?? now) + dayMs };
  if (minute.calls >= rate.perMinute)
    return { most: rate.perMinute, in: "minute", from: (minute.oldest ?? now) + minuteMs };
  return undefined;
}
