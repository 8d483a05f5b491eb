import { faultMaker } from "../faults/index.ts";

/** What is wrong with a file of calendars, with an iCalendar file, or with one of its events. */
export const calendarFaults = {
  calendars_large: "It is larger than {most} bytes.",
  calendars_no_json: "It is no JSON: {reason}",
  calendars_no_list: "It is no list of calendars.",
  calendars_many: "It has more than {most} calendars.",
  calendar_repeated: 'There are two calendars "{id}".',
  calendar_too_deep: "too deep",
  calendar_forbidden_key: "forbidden key",
  calendar_not_json: "not json",

  ics_large: "The file is larger than {most} bytes.",
  ics_days_many: "The file has more than {most} days.",
  ics_events_many: "The file has more than {most} events.",
  ics_line_wrong: "Line {line} is no line of an iCalendar file.",
  ics_beginning_wrong: "The file does not begin as an iCalendar file does: BEGIN:VCALENDAR.",
  ics_too_deep: "Line {line} is nested deeper than {most} levels.",
  ics_end_without_beginning: "Line {line} ends something that has not begun.",
  ics_empty: "There is nothing in the file.",
  ics_breaks_off: "The file breaks off: {what} has no end.",

  event_cancelled: "it was cancelled",
  event_changes_another: "it changes one date of another event",
  event_single_dates: "it has single dates of its own ({name})",
  event_backwards: "it ends before it begins",
  event_long: "it lasts longer than a year",
  event_rules_many: "it has more than one rule",
  event_without_beginning: "it does not say when it begins",
  event_time_of_day: "it has a time of day; only whole days are taken in",
  event_dates_unreadable: "its dates cannot be read",
  event_repeats_otherwise: "it repeats in a way that is not taken in ({how})",
  event_rule_part: "its rule has a part that is not taken in ({part})",
  event_not_yearly: "it does not come each year",
  event_days_by_weekday: "it lasts several days and goes by the day of the week",
  event_weekday_ends: "it goes by the day of the week and ends some year",
  event_weekday_without_month: "its day of the week has no month",
  event_rule_unfit: "its rule does not fit its first date",
  event_yearly_long: "it comes each year and lasts longer than a month",
  event_weekday_unreadable: "its day of the week cannot be read",
  event_rule_unreadable: "its rule cannot be read",
  event_repeats_much: "it comes more than {most} times",
} as const;

export const calendarFault = faultMaker(calendarFaults);
