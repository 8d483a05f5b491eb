/** A day of some calendar year, counted from 1970-01-01, whatever the time zone. */
export type Day = number;

const msPerDay = 86_400_000;

/** The day that a date names; undefined where there is none, such as 2027-02-29. */
export function dayOf(date: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  return dayFrom(Number(year), Number(month), Number(day));
}

/** The same in numbers; months count from 1. */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  // JavaScript takes the year 26 for 1926.
  const isThere = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isThere ? at.getTime() / msPerDay : undefined;
}

/** `2026-12-25`. */
export function dateOf(day: Day): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

export function yearOf(day: Day): number {
  return new Date(day * msPerDay).getUTCFullYear();
}

/** 0 is Monday. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** Easter Sunday of a year of the Gregorian calendar (J. Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / msPerDay;
}
