// What words and expressions ask of the clock. Apart from what reads time zones, which is large: forms and checks need only this.

import { type Day, dayOf, weekdayOf } from "./day.ts";
import { type Weekday, weekdays } from "./week.ts";
import { dateWords, weekdayNames } from "./words.ts";

/** Days of the week, a time of day, or dates, by the clock on the wall of a zone. */
export type When = { readonly zone: string } & (
  | { readonly of: "weekday"; readonly days: ReadonlySet<number> }
  /** Minutes since midnight; one that ends earlier than it begins goes on over midnight. */
  | { readonly of: "time"; readonly from: number; readonly until: number }
  /** The last day is among them. */
  | { readonly of: "date"; readonly first: Day; readonly last: Day }
);

/** Why a text does not say when. */
export type WhenFault = "nothing" | "unreadable" | "empty-span" | "backwards" | "zone";

export const whenKinds = ["weekday", "time", "date"] as const;
export type WhenKind = (typeof whenKinds)[number];

/** A text such as `22:00-06:00 in Europe/Berlin`, in its parts; either may be missing while it is written. */
export function whenParts(text: string): { readonly what: string; readonly zone: string } {
  const [, what = "", zone = ""] = /^(.*?)(?:(?:^|\s+)in\s+(.*))?$/s.exec(text.trim()) ?? [];
  return { what: what.trim(), zone: zone.trim() };
}

/** From where to where, of `22:00-06:00` and of `2026-12-24..2027-01-02`; a single date is both ends. */
export function whenEnds(of: "time" | "date", what: string): { readonly from: string; readonly to: string } {
  const sign = of === "time" ? "-" : "..";
  const [from = "", ...rest] = what.split(sign);
  // A third part belongs to the second, and makes it unreadable: what is written is never passed over.
  const to = rest.length > 0 ? rest.join(sign) : of === "date" ? from : "";
  return { from: from.trim(), to: to.trim() };
}

/** The same as one text again. */
export function whenText(what: string, zone: string): string {
  return `${what} in ${zone}`.trim();
}

/**
 * Reads when something is so: `mon,tue in Europe/Berlin`, `22:00-06:00 in Europe/Berlin`, `2026-12-24 in Europe/Berlin`,
 * `2026-12-24..2027-01-02 in Europe/Berlin`.
 */
export function readWhen(of: WhenKind, text: string): When | { readonly fault: WhenFault } {
  const { what, zone } = whenParts(text);
  if (what === "" || zone === "") return { fault: "nothing" };
  if (!isZoneName(zone)) return { fault: "zone" };
  if (of === "weekday") {
    const days = what.split(",").map((day) => weekdays.indexOf(day.trim().toLowerCase() as Weekday));
    return days.includes(-1) ? { fault: "unreadable" } : { of, zone, days: new Set(days) };
  }
  const { from, to } = whenEnds(of, what);
  if (of === "time") {
    const [begin, end] = [minuteOf(from), minuteOf(to)];
    if (begin === undefined || end === undefined || begin === minutesPerDay) return { fault: "unreadable" };
    return begin === end ? { fault: "empty-span" } : { of, zone, from: begin, until: end };
  }
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first === undefined || last === undefined) return { fault: "unreadable" };
  return last < first ? { fault: "backwards" } : { of, zone, first, last };
}

/** Whether it is so when a clock there shows this. Pure. */
export function isWhen(when: When, { day, minute }: { readonly day: Day; readonly minute: number }): boolean {
  switch (when.of) {
    case "weekday":
      return when.days.has(weekdayOf(day));
    case "time":
      return when.from < when.until
        ? when.from <= minute && minute < when.until
        : minute >= when.from || minute < when.until;
    case "date":
      return when.first <= day && day <= when.last;
  }
}

/** As people read it: `Monday or Tuesday (Europe/Berlin)`; as far as it goes while it is written. */
export function whenWords(of: WhenKind, text: string): string {
  const { what, zone } = whenParts(text);
  return `${what === "" ? "…" : whatWords(of, what)} (${zone || "…"})`;
}

function whatWords(of: WhenKind, what: string): string {
  if (of === "weekday") {
    const names = what.split(",").map((day) => nameOfDay(day.trim().toLowerCase()));
    return names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}` : (names[0] ?? "");
  }
  const { from, to } = whenEnds(of, what);
  if (of === "time")
    return `${from || "…"} to ${to || "…"}${to !== "" && to < from ? " on the next day" : ""}`;
  const named = (date: string) => (dayOf(date) === undefined ? date || "…" : dateWords(date));
  return from === to ? named(from) : `${named(from)} to ${named(to)}`;
}

function nameOfDay(day: string): string {
  return Object.hasOwn(weekdayNames, day) ? weekdayNames[day as Weekday] : day;
}

const minutesPerDay = 1_440;

function minuteOf(time: string): number | undefined {
  const [, hours, minutes] = /^(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)$/.exec(time) ?? [];
  if (time === "24:00") return minutesPerDay;
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

// IANA's names of three letters with a T behind; others stand for several zones at once, and calendars know none of them.
const shortNames = /^(?:[CEMW]ET|[EHM]ST|GMT|UCT)$/i;
const zoneNames = new Map<string, boolean>();
const zonesKept = 1_000;

/** As `isZone`, by what the platform itself knows of zones. */
function isZoneName(zone: string): boolean {
  const known = zoneNames.get(zone);
  if (known !== undefined) return known;
  let is = /^[A-Za-z]/.test(zone) && (shortNames.test(zone) || !/^[A-Z]{2}T$/i.test(zone));
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    is = false;
  }
  if (zoneNames.size >= zonesKept) zoneNames.clear();
  zoneNames.set(zone, is);
  return is;
}
