import type { Calendar, Occasion, SpecialDay } from "./calendar.ts";
import { type Day, dayFrom, dayOf, easterOf, weekdayOf, yearOf } from "./day.ts";
import { weekdays } from "./week.ts";

/** The days of a year on which an occasion falls, in order. */
function daysIn(on: Occasion, year: number): readonly Day[] {
  return rawDaysIn(on, year).filter((day): day is Day => day !== undefined && yearOf(day) === year);
}

function rawDaysIn(on: Occasion, year: number): readonly (Day | undefined)[] {
  if ("date" in on) return [dayOf(on.date)];
  if ("yearly" in on) return [dayOf(`${year}-${on.yearly}`)];
  // Far from Easter the day can lie in another year than its Easter.
  if ("easter" in on) return [year - 1, year, year + 1].map((of) => easterOf(of) + on.easter);
  if ("nth" in on) return [nthIn(year, on.month, on.nth, weekdays.indexOf(on.weekday))];
  if ("last" in on) {
    const weekday = weekdays.indexOf(on.last);
    return [nthIn(year, on.month, 5, weekday) ?? nthIn(year, on.month, 4, weekday)];
  }
  const first = Math.max(dayOf(on.from) ?? 0, dayFrom(year, 1, 1) ?? 0);
  const last = Math.min(dayOf(on.to) ?? 0, dayFrom(year, 12, 31) ?? 0);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function nthIn(year: number, month: number, nth: number, weekday: number): Day | undefined {
  const first = dayFrom(year, month, 1) ?? 0;
  const day = 1 + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  return dayFrom(year, month, day);
}

/** The next dates of an occasion from a day on; of a span its first days. Looks eight years ahead: leap days are rare. */
export function nextDays(on: Occasion, from: Day, count: number): readonly Day[] {
  const year = yearOf(from);
  const years = Array.from({ length: 9 }, (_, index) => year + index);
  return years
    .flatMap((of) => daysIn(on, of))
    .filter((day) => day >= from)
    .slice(0, count);
}

/** The special days of a calendar by day, for one year; of two on the same date, the one higher up. */
export function specialDaysIn({ days }: Calendar, year: number): ReadonlyMap<Day, SpecialDay> {
  const found = new Map<Day, SpecialDay>();
  for (const special of days) {
    for (const day of daysIn(special.on, year)) if (!found.has(day)) found.set(day, special);
  }
  return found;
}
