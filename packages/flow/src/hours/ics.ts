import type { Fault } from "../faults/index.ts";
import { limits } from "../limits.ts";
import type { Occasion, SpecialDay } from "./calendar.ts";
import { type Day, dateOf, dayOf } from "./day.ts";
import { calendarFault } from "./faults.ts";
import { weekdays } from "./week.ts";

/** An event that was left out, and why. Lines count from 1. */
export interface IcsRefusal {
  readonly line: number;
  readonly name: string;
  readonly reason: string;
  /** The reason as a fault, for whoever says it in another language. */
  readonly because: Fault;
}

export type IcsRead =
  | { readonly days: readonly SpecialDay[]; readonly refused: readonly IcsRefusal[] }
  | Fault;

interface Property {
  readonly name: string;
  readonly params: string;
  readonly value: string;
}

interface Event {
  readonly line: number;
  readonly properties: Property[];
}

const deepest = 8;

/**
 * The whole days of an iCalendar file (RFC 5545) as special days without hours of their own. What lasts for hours only, or
 * repeats in a way that a special day cannot say, is refused with its reason. Reads any text, in one pass.
 */
export function readIcs(text: string): IcsRead {
  if (text.length > limits.icsBytes) return calendarFault("ics_large", { most: limits.icsBytes });
  const found = eventsIn(text);
  if ("fault" in found) return found;
  const days: SpecialDay[] = [];
  const refused: IcsRefusal[] = [];
  const seen = new Set<string>();
  for (const event of found.events) {
    const name = nameOf(event);
    const occasions = occasionsOf(event);
    if ("fault" in occasions)
      refused.push({ line: event.line, name, reason: occasions.fault, because: occasions });
    else
      for (const on of occasions) {
        const special: SpecialDay = { name, on, hours: [] };
        const key = JSON.stringify(special);
        if (!seen.has(key)) days.push(special);
        seen.add(key);
      }
    if (days.length > limits.specialDays) return calendarFault("ics_days_many", { most: limits.specialDays });
  }
  return { days, refused };
}

function eventsIn(text: string): { readonly events: readonly Event[] } | Fault {
  const events: Event[] = [];
  const open: string[] = [];
  let event: Event | undefined;
  for (const { line, content } of contentLines(text)) {
    const property = propertyIn(content);
    if (!property) return calendarFault("ics_line_wrong", { line });
    const { name, value } = property;
    const component = value.trim().toUpperCase();
    if (open.length === 0 && !(name === "BEGIN" && component === "VCALENDAR"))
      return calendarFault("ics_beginning_wrong");
    if (name === "BEGIN") {
      if (open.length >= deepest) return calendarFault("ics_too_deep", { line, most: deepest });
      open.push(component);
      if (component === "VEVENT" && open.length === 2) event = { line, properties: [] };
    } else if (name === "END") {
      if (open.pop() !== component) return calendarFault("ics_end_without_beginning", { line });
      if (event && component === "VEVENT" && open.length === 1) {
        events.push(event);
        event = undefined;
        if (events.length > limits.icsEvents)
          return calendarFault("ics_events_many", { most: limits.icsEvents });
      }
    } else if (event && open.length === 2) {
      event.properties.push(property);
    }
  }
  if (text.trim() === "") return calendarFault("ics_empty");
  if (open.length > 0) return calendarFault("ics_breaks_off", { what: open.at(-1) ?? "" });
  return { events };
}

/** Lines as they are meant: what begins with a blank goes on from the line before. */
function contentLines(text: string): { readonly line: number; readonly content: string }[] {
  const folded: { line: number; parts: string[] }[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const last = folded.at(-1);
    if (/^[ \t]/.test(raw) && last) last.parts.push(raw.slice(1));
    else if (raw !== "") folded.push({ line: index + 1, parts: [raw] });
  }
  return folded.map(({ line, parts }) => ({ line, content: parts.join("") }));
}

// A colon inside quotes belongs to a parameter.
function propertyIn(content: string): Property | undefined {
  let quoted = false;
  let colon = 0;
  while (colon < content.length && (quoted || content[colon] !== ":")) {
    if (content[colon] === '"') quoted = !quoted;
    colon += 1;
  }
  if (colon === content.length) return undefined;
  const head = content.slice(0, colon);
  const semicolon = head.indexOf(";");
  const name = semicolon < 0 ? head : head.slice(0, semicolon);
  if (!/^[A-Za-z0-9-]+$/.test(name)) return undefined;
  return {
    name: name.toUpperCase(),
    params: semicolon < 0 ? "" : head.slice(semicolon + 1).toUpperCase(),
    value: content.slice(colon + 1),
  };
}

function textOf({ properties }: Event, wanted: string): string | undefined {
  return properties.find(({ name }) => name === wanted)?.value.trim();
}

function nameOf(event: Event): string {
  const plain = (textOf(event, "SUMMARY") ?? "")
    .replace(/\\([nN,;\\])/g, (_, escaped: string) => (/n/i.test(escaped) ? " " : escaped))
    .replace(/\p{Cc}+/gu, " ")
    .trim();
  return [...plain].slice(0, 100).join("") || "Holiday";
}

const unreadable = calendarFault("event_dates_unreadable");

/** When an event is, or why that cannot be said. */
function occasionsOf(event: Event): readonly Occasion[] | Fault {
  if (textOf(event, "STATUS")?.toUpperCase() === "CANCELLED") return calendarFault("event_cancelled");
  if (textOf(event, "RECURRENCE-ID") !== undefined) return calendarFault("event_changes_another");
  for (const name of ["RDATE", "EXDATE", "EXRULE"])
    if (textOf(event, name) !== undefined) return calendarFault("event_single_dates", { name });
  const start = dateIn(textOf(event, "DTSTART"));
  if (typeof start !== "number") return start;
  const length = lengthOf(event, start);
  if (typeof length !== "number") return length;
  if (length < 1) return calendarFault("event_backwards");
  if (length > 366) return calendarFault("event_long");
  const rules = event.properties.filter(({ name }) => name === "RRULE");
  if (rules.length > 1) return calendarFault("event_rules_many");
  const [rule] = rules;
  if (rule) return repeated(rule.value, start, length);
  return [once(start, length)];
}

function once(start: Day, length: number): Occasion {
  const date = dateOf(start);
  return length === 1 ? { date } : { from: date, to: dateOf(start + length - 1) };
}

/** The day of `20261225`; what is wrong with anything else. */
function dateIn(value: string | undefined): Day | Fault {
  if (value === undefined) return calendarFault("event_without_beginning");
  if (/^\d{8}T\d{4}/.test(value)) return calendarFault("event_time_of_day");
  const [, year, month, day] = /^([12]\d{3})(\d{2})(\d{2})$/.exec(value) ?? [];
  return dayOf(`${year}-${month}-${day}`) ?? unreadable;
}

/** Days. */
function lengthOf(event: Event, start: Day): number | Fault {
  const written = textOf(event, "DTEND");
  if (written !== undefined) {
    const end = dateIn(written);
    // The end is the first day that no longer belongs to it; some programs write the day itself.
    return typeof end === "object" ? end : end === start ? 1 : end - start;
  }
  const duration = textOf(event, "DURATION");
  if (duration === undefined) return 1;
  const [, count, unit] = /^\+?P(\d{1,3})([DW])$/.exec(duration) ?? [];
  if (count === undefined) return calendarFault("event_time_of_day");
  return Number(count) * (unit === "W" ? 7 : 1);
}

const mostRepeats = 100;

function repeated(rule: string, start: Day, length: number): readonly Occasion[] | Fault {
  const parts = new Map(
    rule.split(";").map((part) => {
      const [name = "", value = ""] = part.toUpperCase().split("=", 2);
      return [name.trim(), value.trim()] as const;
    }),
  );
  const date = dateOf(start);
  const month = Number(date.slice(5, 7));
  const frequency = parts.get("FREQ") ?? "";
  if (frequency !== "YEARLY")
    return calendarFault("event_repeats_otherwise", { how: frequency.slice(0, 20) });
  const known = ["FREQ", "INTERVAL", "WKST", "UNTIL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYDAY"];
  const other = [...parts.keys()].find((name) => !known.includes(name));
  if (other !== undefined) return calendarFault("event_rule_part", { part: other.slice(0, 20) });
  if ((parts.get("INTERVAL") ?? "1") !== "1") return calendarFault("event_not_yearly");
  const inMonth = Number(parts.get("BYMONTH") ?? month);
  const onDay = Number(parts.get("BYMONTHDAY") ?? date.slice(8));
  const byDay = parts.get("BYDAY");
  if (byDay !== undefined) {
    if (length > 1) return calendarFault("event_days_by_weekday");
    if (parts.has("UNTIL") || parts.has("COUNT")) return calendarFault("event_weekday_ends");
    if (!parts.has("BYMONTH") || parts.has("BYMONTHDAY")) return calendarFault("event_weekday_without_month");
    return byWeekday(byDay, inMonth);
  }
  if (inMonth !== month || onDay !== Number(date.slice(8))) return calendarFault("event_rule_unfit");
  if (parts.has("UNTIL") || parts.has("COUNT")) return untilSomeYear(parts, date, length);
  // Each of its days by itself: a special day that comes each year is one day long.
  if (length > 31) return calendarFault("event_yearly_long");
  return Array.from({ length }, (_, index) => ({ yearly: dateOf(start + index).slice(5) }));
}

function byWeekday(byDay: string, month: number): readonly Occasion[] | Fault {
  const [, place, written] = /^(-1|[+]?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay) ?? [];
  const weekday = weekdays.find((name) => name.slice(0, 2).toUpperCase() === written);
  if (!weekday || !(month >= 1 && month <= 12)) return calendarFault("event_weekday_unreadable");
  return place === "-1" ? [{ last: weekday, month }] : [{ nth: Number(place), weekday, month }];
}

function untilSomeYear(
  parts: ReadonlyMap<string, string>,
  date: string,
  length: number,
): readonly Occasion[] | Fault {
  const firstYear = Number(date.slice(0, 4));
  const until = parts.get("UNTIL")?.slice(0, 8);
  const lastDay = until === undefined ? undefined : dateIn(until);
  if (typeof lastDay === "object") return unreadable;
  const count = parts.has("COUNT") ? Number(parts.get("COUNT")) : mostRepeats + 1;
  if (!Number.isInteger(count) || count < 1) return calendarFault("event_rule_unreadable");
  const found: Occasion[] = [];
  for (let year = firstYear; found.length < count; year += 1) {
    if (year - firstYear > mostRepeats) return calendarFault("event_repeats_much", { most: mostRepeats });
    const day = dayOf(`${year}-${date.slice(5)}`);
    if (lastDay !== undefined && Date.UTC(year, 0) / 86_400_000 > lastDay) break;
    if (day !== undefined && (lastDay === undefined || day <= lastDay)) found.push(once(day, length));
  }
  return found;
}
