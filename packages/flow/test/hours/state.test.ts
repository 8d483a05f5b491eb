import { readFileSync } from "node:fs";
import {
  type Calendar,
  dateOf,
  dayOf,
  momentsOf,
  nextChange,
  nextDays,
  type Occasion,
  type SpecialDay,
  stateAt,
  wallClock,
  weekdays,
} from "@dialtree/flow/hours";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { calendarOf, span, weekOf } from "./calendars.ts";

interface MomentCase {
  readonly name: string;
  readonly zone: string;
  /** From Monday to Friday, or each day. */
  readonly hours?: readonly string[];
  readonly daily?: readonly string[];
  readonly special?: Occasion;
  readonly own?: readonly string[];
  readonly at: Readonly<Record<string, string>>;
}

const { cases } = JSON.parse(readFileSync(new URL("moments.json", import.meta.url), "utf8")) as {
  readonly cases: readonly MomentCase[];
};

const spans = (written: readonly string[]) => written.map((text) => span(text.slice(0, 5), text.slice(6)));

function calendarFor({ zone, hours = [], daily, special, own = [] }: MomentCase): Calendar {
  const week = daily ? weekOf(spans(daily), { sat: spans(daily), sun: spans(daily) }) : weekOf(spans(hours));
  const days: SpecialDay[] = special ? [{ name: "The day", on: special, hours: spans(own) }] : [];
  return calendarOf({ zone, week, days });
}

describe("moments", () => {
  test.each(cases)("$name ($zone)", (moment) => {
    const calendar = calendarFor(moment);
    const found = Object.keys(moment.at).map((at) => [at, stateAt(calendar, Date.parse(at)).state]);
    expect(Object.fromEntries(found)).toEqual(moment.at);
  });

  test("the tables have daylight saving or leap days of five zones", () => {
    expect(new Set(cases.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(5);
  });
});

test("an emergency holds whatever the time, and ends by itself never", () => {
  const calendar = calendarOf({ emergency: { since: "2026-01-15T09:00:00Z" } });
  expect(stateAt(calendar, Date.parse("2026-01-15T10:00:00Z"))).toEqual({ state: "emergency" });
  expect(nextChange(calendar, Date.parse("2026-01-15T10:00:00Z"))).toBeUndefined();
});

test("of two special days on one date the one higher up holds", () => {
  const open: SpecialDay = {
    name: "Open Sunday",
    on: { date: "2026-12-25" },
    hours: [span("10:00", "12:00")],
  };
  const closed: SpecialDay = { name: "Christmas", on: { yearly: "12-25" }, hours: [] };
  const at = Date.parse("2026-12-25T10:00:00Z");
  expect(stateAt(calendarOf({ days: [open, closed] }), at)).toMatchObject({
    state: "open",
    special: { name: "Open Sunday" },
  });
  expect(stateAt(calendarOf({ days: [closed, open] }), at)).toMatchObject({
    state: "holiday",
    special: { name: "Christmas" },
  });
});

describe("the next change", () => {
  const at = (text: string) => Date.parse(text);
  test.each([
    ["from open to closed", "2026-01-15T10:00:00Z", "2026-01-15T16:00:00Z"],
    ["over the weekend, on which the clocks go forward", "2026-03-27T17:00:00Z", "2026-03-30T07:00:00Z"],
    ["into a holiday and out of it again", "2026-12-24T17:00:00Z", "2026-12-24T23:00:00Z"],
    ["from one holiday to another that follows it", "2026-12-25T12:00:00Z", "2026-12-25T23:00:00Z"],
  ])("%s", (_, from, to) => {
    const days: SpecialDay[] = [
      { name: "Christmas Day", on: { yearly: "12-25" }, hours: [] },
      { name: "Boxing Day", on: { yearly: "12-26" }, hours: [] },
    ];
    expect(nextChange(calendarOf({ days }), at(from))).toBe(at(to));
  });

  test("there is none where it is always closed, and the search ends", () => {
    expect(nextChange(calendarOf({ week: weekOf([]) }), at("2026-01-15T10:00:00Z"))).toBeUndefined();
  });

  test("is when the clock is put forward, where that is what opens", () => {
    const calendar = calendarOf({ week: weekOf([], { sun: [span("02:30", "04:00")] }) });
    expect(nextChange(calendar, at("2026-03-28T12:00:00Z"))).toBe(at("2026-03-29T01:00:00Z"));
  });
});

test.each<[string, Occasion, readonly string[]]>([
  ["Easter Sunday", { easter: 0 }, ["2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21"]],
  ["a leap day", { yearly: "02-29" }, ["2028-02-29", "2032-02-29"]],
  ["a date that is over", { date: "2020-01-01" }, []],
])("the next dates of %s", (_, on, dates) => {
  expect(nextDays(on, dayOf("2026-01-01") ?? 0, dates.length || 3).map(dateOf)).toEqual(dates);
});

/** Easter by the rule of the Ecclesiastical Calendar of 1876, which reckons otherwise. */
function butchersEaster(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  const [month, day] = [Math.floor(n / 31), (n % 31) + 1];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

test("Easter is when the tables of its cycle say", () => {
  // The first and the last date there can be, and dates that other rules get wrong by a week.
  const known = [
    "1818-03-22",
    "1886-04-25",
    "1943-04-25",
    "1954-04-18",
    "1981-04-19",
    "2038-04-25",
    "2285-03-22",
  ];
  for (const date of known) expect(butchersEaster(Number(date.slice(0, 4)))).toBe(date);
  const years = Array.from({ length: 1_400 }, (_, index) => 1_600 + index);
  const found = years.map((year) => {
    const [easter] = nextDays({ easter: 0 }, dayOf(`${year}-01-01`) ?? 0, 1);
    return dateOf(easter ?? 0);
  });
  expect(found).toEqual(years.map(butchersEaster));
});

const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Africa/Casablanca",
  "Pacific/Apia",
  "UTC",
] as const;
const anyZone = fc.constantFrom(...zones);
const anyMoment = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2040, 0) });
const anyTime = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
  );
const anySpan = fc
  .tuple(anyTime, fc.oneof(anyTime, fc.constant("24:00")))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => span(from, to));
const anyHours = fc.array(anySpan, { maxLength: 2 });
const anyOccasion: fc.Arbitrary<Occasion> = fc.oneof(
  fc
    .integer({ min: dayOf("2005-01-01") ?? 0, max: dayOf("2039-12-31") ?? 0 })
    .map((day) => ({ date: dateOf(day) })),
  fc.constantFrom<Occasion>({ yearly: "12-25" }, { yearly: "02-29" }, { easter: -2 }, { easter: 50 }),
  fc.record({
    nth: fc.integer({ min: 1, max: 5 }),
    weekday: fc.constantFrom(...weekdays),
    month: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ last: fc.constantFrom(...weekdays), month: fc.integer({ min: 1, max: 12 }) }),
);
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: anyZone,
    week: fc.record({
      mon: anyHours,
      tue: anyHours,
      wed: anyHours,
      thu: anyHours,
      fri: anyHours,
      sat: anyHours,
      sun: anyHours,
    }),
    days: fc.array(fc.record({ name: fc.constantFrom("A", "B", "C"), on: anyOccasion, hours: anyHours }), {
      maxLength: 4,
    }),
  })
  .map(calendarOf);

/** Whether hours of a day are open, told slowly: as text that Temporal writes, and without minutes of any kind. */
function isOpenAsRead(calendar: Calendar, at: number): boolean {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone);
  const now = there.toPlainTime().toString({ smallestUnit: "minute" });
  const hoursOn = (date: Temporal.PlainDate) => {
    const special = calendar.days.find(({ on }) =>
      nextDays(on, dayOf(`${date.year}-01-01`) ?? 0, 60).some((day) => dateOf(day) === date.toString()),
    );
    return special?.hours ?? calendar.week[weekdays[date.dayOfWeek - 1] ?? "mon"];
  };
  const today = there.toPlainDate();
  const own = hoursOn(today).some(({ from, to }) => from <= now && (to < from || now < to));
  const late = hoursOn(today.subtract({ days: 1 })).some(({ from, to }) => to < from && now < to);
  return own || late;
}

test("hours are open exactly when the clock that Temporal reads is within them", () => {
  fc.assert(
    fc.property(anyCalendar, anyMoment, (calendar, at) => {
      expect(stateAt(calendar, at).state === "open").toBe(isOpenAsRead(calendar, at));
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("until the next change nothing changes, and then it does", () => {
  const told = (calendar: Calendar, at: number) => {
    const { state, special } = stateAt(calendar, at);
    return state === "holiday" ? special?.name : state;
  };
  fc.assert(
    fc.property(anyCalendar, anyMoment, fc.double({ min: 0, max: 1, noNaN: true }), (calendar, at, part) => {
      const change = nextChange(calendar, at);
      const until = change ?? at + 390 * 86_400_000;
      expect(told(calendar, at + Math.floor((until - 1 - at) * part))).toBe(told(calendar, at));
      if (change !== undefined) expect(told(calendar, change)).not.toBe(told(calendar, at));
    }),
    { seed: 11, numRuns: 150 },
  );
});

test("a clock shows at each of its moments what it was asked for", () => {
  fc.assert(
    fc.property(anyZone, anyMoment, fc.integer({ min: 0, max: 1_439 }), (zone, at, minute) => {
      const { day } = wallClock(zone, at);
      for (const moment of momentsOf(zone, day, minute))
        expect(wallClock(zone, moment)).toEqual({ day, minute });
      // And what it shows now is among the moments of that.
      const shown = wallClock(zone, at);
      const begun = at - (at % 60_000);
      const offsetInMinutes = momentsOf(zone, shown.day, shown.minute);
      expect(offsetInMinutes.some((moment) => Math.abs(moment - begun) < 60_000)).toBe(true);
    }),
    { seed: 13, numRuns: 300 },
  );
});
