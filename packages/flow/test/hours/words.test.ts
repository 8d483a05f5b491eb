import { type Occasion, occasionWords, readCalendars, weekWords, writeCalendars } from "@dialtree/flow/hours";
import { expect, test } from "vitest";
import { calendarOf, span, weekOf } from "./calendars.ts";

test("a week in words has a line for each run of days that are alike", () => {
  const week = weekOf([span("13:00", "17:30"), span("09:00", "12:00")], {
    wed: [span("00:00", "24:00")],
    sat: [span("22:00", "06:00")],
  });
  expect(weekWords(week)).toEqual([
    "Monday to Tuesday: 09:00 to 12:00 and 13:00 to 17:30",
    "Wednesday: all day",
    "Thursday to Friday: 09:00 to 12:00 and 13:00 to 17:30",
    "Saturday: 22:00 to 06:00 on the next day",
    "Sunday: closed",
  ]);
});

test.each<[Occasion, string]>([
  [{ date: "2026-12-25" }, "Friday 25 December 2026"],
  [{ from: "2026-12-24", to: "2027-01-02" }, "Thursday 24 December 2026 to Saturday 2 January 2027"],
  [{ yearly: "12-25" }, "25 December each year"],
  [{ yearly: "02-29" }, "29 February each leap year"],
  [{ easter: 0 }, "Easter Sunday"],
  [{ easter: 1 }, "1 day after Easter Sunday"],
  [{ easter: -2 }, "2 days before Easter Sunday"],
  [{ nth: 4, weekday: "thu", month: 11 }, "the fourth Thursday of November"],
  [{ last: "mon", month: 5 }, "the last Monday of May"],
])("%j is %s", (on, words) => {
  expect(occasionWords(on)).toBe(words);
});

test("calendars that are written are read as they were", () => {
  const calendar = calendarOf({
    days: [{ name: "Inventory", on: { last: "fri", month: 12 }, hours: [span("09:00", "12:00")] }],
    emergency: { since: "2026-01-15T09:00:00Z", by: "Reception" },
  });
  const text = writeCalendars([calendar]);
  expect(readCalendars(text)).toEqual({ calendars: [calendar], faults: [] });
  expect(writeCalendars(readCalendars(text).calendars)).toBe(text);
});

test.each<[string, unknown, string, string]>([
  ["a zone that nobody knows", { zone: "Europe/Entenhausen" }, "/0/zone", "time zone"],
  ["a mere distance from Greenwich", { zone: "+02:00" }, "/0/zone", "time zone"],
  ["a time that no clock shows", { week: weekOf([span("09:00", "25:00")]) }, "/0/week/mon/0/to", "17:30"],
  ["a span without length", { week: weekOf([span("09:00", "09:00")]) }, "/0/week/mon/0", "length"],
  [
    "a day that does not exist",
    { days: [{ name: "a", on: { yearly: "02-30" }, hours: [] }] },
    "/0/days/0/on",
    "",
  ],
  ["an id that reaches a prototype", { id: "constructor" }, "/0/id", "main-menu"],
  ["another format", { format: 2 }, "/0/format", ""],
])("%s is refused, with its place", (_, change, at, fault) => {
  const text = JSON.stringify([{ ...calendarOf(), ...(change as object) }]);
  const { calendars, faults } = readCalendars(text);
  expect(calendars).toEqual([]);
  expect(faults).toContainEqual(
    expect.objectContaining({ at: expect.stringMatching(at), fault: expect.stringContaining(fault) }),
  );
});

test.each([
  ["no JSON", "[", "no JSON"],
  ["no list", "{}", "no list"],
  ["two of one id", JSON.stringify([calendarOf(), calendarOf()]), "two calendars"],
  ["nested without end", `[${"[".repeat(1_000)}${"]".repeat(1_000)}]`, "too deep"],
  ["more than there can be", JSON.stringify(Array.from({ length: 101 }, () => 1)), "more than 100"],
])("a file with %s is refused", (_, text, fault) => {
  expect(readCalendars(text).faults).toContainEqual(
    expect.objectContaining({ at: expect.any(String), fault: expect.stringContaining(fault) }),
  );
});
