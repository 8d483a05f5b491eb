import type { Calendar, SpecialDay } from "./calendar.ts";
import { type Day, weekdayOf, yearOf } from "./day.ts";
import { specialDaysIn } from "./occasions.ts";
import { type Span, weekdays } from "./week.ts";
import { momentsOf, nextClockChange, wallClock } from "./zone.ts";

export type HoursState = "open" | "closed" | "holiday" | "emergency";

/** What a calendar says of a moment, and why. */
export interface Standing {
  readonly state: HoursState;
  /** The special day that it is, or whose hours hold. */
  readonly special?: SpecialDay;
  /** The hours that keep it open. */
  readonly span?: Span;
}

const minutesPerDay = 1_440;
const msPerDay = minutesPerDay * 60_000;

/**
 * What a calendar says of a moment. A clock on the wall of its zone decides. Hours belong to the day that they begin on:
 * a night shift goes on to its end, also into a holiday, and a holiday's own hours hold in place of the week's.
 * @param at milliseconds since 1970, UTC
 */
export function stateAt(calendar: Calendar, at: number): Standing {
  if (calendar.emergency) return { state: "emergency" };
  const { day, minute } = wallClock(calendar.zone, at);
  const today = specialOn(calendar, day);
  const span = spansOn(calendar, day).find(({ from, until }) => from <= minute && minute < until);
  if (span) return open(span.span, today);
  const late = spansOn(calendar, day - 1).find(({ until }) => minute + minutesPerDay < until);
  if (late) return open(late.span, specialOn(calendar, day - 1));
  return today ? { state: "holiday", special: today } : { state: "closed" };
}

function open(span: Span, special: SpecialDay | undefined): Standing {
  return { state: "open", span, ...(special ? { special } : {}) };
}

// Whoever is closed for ever changes nothing; a year and a month find every holiday that comes each year.
const daysLookedAhead = 400;

/**
 * When a calendar says something else next, be it another holiday; undefined when that is not within 400 days, or an
 * emergency lasts until somebody ends it.
 */
export function nextChange(calendar: Calendar, at: number): number | undefined {
  if (calendar.emergency) return undefined;
  const now = stateAt(calendar, at);
  const { day } = wallClock(calendar.zone, at);
  let later = turningPoints(calendar, day);
  for (let ahead = 0; ahead <= daysLookedAhead; ahead += 1) {
    const soon = later;
    later = turningPoints(calendar, day + ahead + 1);
    // Two days together: a clock that is put back over midnight mixes them.
    const change = [...soon, ...later]
      .toSorted((a, b) => a - b)
      .find((moment) => moment > at && isOther(stateAt(calendar, moment), now));
    if (change !== undefined) return change;
  }
  return undefined;
}

function isOther(one: Standing, other: Standing): boolean {
  return one.state !== other.state || (one.state === "holiday" && one.special?.name !== other.special?.name);
}

/** Moments of a day at which something could change. */
function turningPoints(calendar: Calendar, day: Day): readonly number[] {
  const { zone } = calendar;
  const own = spansOn(calendar, day).flatMap(({ from, until }) => [from, until]);
  const late = spansOn(calendar, day - 1).map(({ until }) => until - minutesPerDay);
  const minutes = new Set([0, ...own, ...late].filter((minute) => minute >= 0 && minute < minutesPerDay));
  const moments = [...minutes].flatMap((minute) => momentsOf(zone, day, minute));
  const [noon] = momentsOf(zone, day, minutesPerDay / 2);
  if (noon === undefined) return moments;
  const clockChange = nextClockChange(zone, noon - msPerDay);
  return clockChange === undefined || clockChange > noon + msPerDay ? moments : [...moments, clockChange];
}

interface MinuteSpan {
  readonly span: Span;
  readonly from: number;
  /** More than a day's minutes where the span goes on into the next day. */
  readonly until: number;
}

interface Prepared {
  /** Monday first. */
  readonly week: readonly (readonly MinuteSpan[])[];
  readonly years: Map<number, ReadonlyMap<Day, SpecialDay>>;
  readonly specials: Map<SpecialDay, readonly MinuteSpan[]>;
}

// A calendar is asked by every call, and changes seldom; what it comes to is worked out once.
const preparedOf = new WeakMap<Calendar, Prepared>();
const yearsKept = 30;

function prepared(calendar: Calendar): Prepared {
  const known = preparedOf.get(calendar);
  if (known) return known;
  const made: Prepared = {
    week: weekdays.map((weekday) => calendar.week[weekday].map(inMinutes)),
    years: new Map(),
    specials: new Map(calendar.days.map((special) => [special, special.hours.map(inMinutes)])),
  };
  preparedOf.set(calendar, made);
  return made;
}

function spansOn(calendar: Calendar, day: Day): readonly MinuteSpan[] {
  const { week, specials } = prepared(calendar);
  const special = specialOn(calendar, day);
  return (special ? specials.get(special) : week[weekdayOf(day)]) ?? [];
}

/** The special day that holds on a day. */
export function specialOn(calendar: Calendar, day: Day): SpecialDay | undefined {
  const { years } = prepared(calendar);
  const year = yearOf(day);
  const known = years.get(year) ?? specialDaysIn(calendar, year);
  if (!years.has(year) && years.size >= yearsKept) years.clear();
  years.set(year, known);
  return known.get(day);
}

function inMinutes(span: Span): MinuteSpan {
  const from = minuteOf(span.from);
  const to = minuteOf(span.to);
  return { span, from, until: to <= from ? to + minutesPerDay : to };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
