import type { Calendar, Span, Week } from "@dialtree/flow/hours";

export const span = (from: string, to: string): Span => ({ from, to });

/** The same hours from Monday to Friday, others on request. */
export function weekOf(weekday: readonly Span[], others: Partial<Week> = {}): Week {
  return {
    mon: weekday,
    tue: weekday,
    wed: weekday,
    thu: weekday,
    fri: weekday,
    sat: [],
    sun: [],
    ...others,
  };
}

export function calendarOf(change: Partial<Calendar> = {}): Calendar {
  return {
    format: 1,
    id: "office",
    name: "Office",
    zone: "Europe/Berlin",
    week: weekOf([span("09:00", "17:00")]),
    days: [],
    ...change,
  };
}
