import type { Occasion } from "./calendar.ts";
import { dayOf, weekdayOf } from "./day.ts";
import type { Standing } from "./state.ts";
import { type Span, type Week, type Weekday, weekdays } from "./week.ts";

// English, as everything that people who look after an installation read.

export const weekdayNames: Readonly<Record<Weekday, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The hours of a week, a line for each run of days that have the same: `Monday to Friday: 09:00 to 17:30`. */
export function weekWords(week: Week): readonly string[] {
  const lines: { first: Weekday; last: Weekday; words: string }[] = [];
  for (const weekday of weekdays) {
    const words = hoursWords(week[weekday]);
    const before = lines.at(-1);
    if (before?.words === words) before.last = weekday;
    else lines.push({ first: weekday, last: weekday, words });
  }
  return lines.map(({ first, last, words }) => {
    const days = first === last ? weekdayNames[first] : `${weekdayNames[first]} to ${weekdayNames[last]}`;
    return `${days}: ${words}`;
  });
}

/** `09:00 to 12:00 and 13:00 to 17:30`; `closed` without any. */
export function hoursWords(hours: readonly Span[]): string {
  if (hours.length === 0) return "closed";
  return hours
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => {
      if (from === "00:00" && to === "24:00") return "all day";
      return `${from} to ${to}${to < from ? " on the next day" : ""}`;
    })
    .join(" and ");
}

/** `25 December each year`, `2 days before Easter Sunday`, `the fourth Thursday of November`. */
export function occasionWords(on: Occasion): string {
  if ("date" in on) return dateWords(on.date);
  if ("from" in on) return `${dateWords(on.from)} to ${dateWords(on.to)}`;
  if ("yearly" in on) {
    const [month = 1, day = 1] = on.yearly.split("-").map(Number);
    const often = on.yearly === "02-29" ? "each leap year" : "each year";
    return `${day} ${monthNames[month - 1]} ${often}`;
  }
  if ("easter" in on) return easterWords(on.easter);
  if ("nth" in on)
    return `the ${ordinals[on.nth - 1]} ${weekdayNames[on.weekday]} of ${monthNames[on.month - 1]}`;
  return `the last ${weekdayNames[on.last]} of ${monthNames[on.month - 1]}`;
}

const ordinals = ["first", "second", "third", "fourth", "fifth"] as const;

function easterWords(days: number): string {
  if (days === 0) return "Easter Sunday";
  const distance = Math.abs(days);
  return `${distance} day${distance === 1 ? "" : "s"} ${days < 0 ? "before" : "after"} Easter Sunday`;
}

/** `Friday 25 December 2026`. */
export function dateWords(date: string): string {
  const day = dayOf(date);
  const [year, month = 1, of] = date.split("-").map(Number);
  const weekday = weekdays[weekdayOf(day ?? 0)] ?? "mon";
  return `${weekdayNames[weekday]} ${of} ${monthNames[month - 1]} ${year}`;
}

/** What callers get, and why: `open, 09:00 to 17:00`, `holiday: Christmas Day`. */
export function standingWords({ state, special, span }: Standing): string {
  if (state === "holiday") return `holiday: ${special?.name ?? ""}`;
  if (state !== "open" || !span) return state;
  const hours = hoursWords([span]);
  return special ? `open, ${hours}, the hours of ${special.name}` : `open, ${hours}`;
}
