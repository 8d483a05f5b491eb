import type { CalendarChoice } from "@dialtree/controls";
import { weekWords } from "@dialtree/flow/hours";
import type { KeptCalendar } from "../../api/client.ts";

/** A calendar as forms let one choose it. */
export function calendarChoice({ calendar: { id, name, week } }: KeptCalendar): CalendarChoice {
  return { id, title: name, words: weekWords(week) };
}
