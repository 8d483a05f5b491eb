import type { Sentences } from "../translating/sentences.ts";

const days = {
  Monday: "Montag",
  Tuesday: "Dienstag",
  Wednesday: "Mittwoch",
  Thursday: "Donnerstag",
  Friday: "Freitag",
  Saturday: "Samstag",
  Sunday: "Sonntag",
};

const months = {
  January: "Januar",
  February: "Februar",
  March: "März",
  April: "April",
  May: "Mai",
  June: "Juni",
  July: "Juli",
  August: "August",
  September: "September",
  October: "Oktober",
  November: "November",
  December: "Dezember",
};

/** Days, times and what calendars say of them, in German. */
export const clock: Sentences = {
  ...days,
  ...months,
  "1st": "1.",
  "2nd": "2.",
  "3rd": "3.",
  "4th": "4.",
  "5th": "5.",
  first: "erste",
  second: "zweite",
  third: "dritte",
  fourth: "vierte",
  fifth: "fünfte",

  open: "geöffnet",
  closed: "geschlossen",
  holiday: "Feiertag",
  emergency: "Notfall",
  "all day": "ganztägig",
  "{from} to {to}": "{from} bis {to}",
  "{from} to {to} on the next day": "{from} bis {to} am nächsten Tag",
  "{one} and {other}": "{one} und {other}",
  "{one} or {other}": "{one} oder {other}",
  "{days}: {hours}": "{days}: {hours}",
  "{what} ({zone})": "{what} ({zone})",
  "open, {hours}": "geöffnet, {hours}",
  "open, {hours}, the hours of {day}": "geöffnet, {hours}, die Zeiten von {day}",
  "holiday: {name}": "Feiertag: {name}",

  "{day} each year": "{day} jedes Jahr",
  "{day} each leap year": "{day} jedes Schaltjahr",
  "Easter Sunday": "Ostersonntag",
  "1 day before Easter Sunday": "1 Tag vor Ostersonntag",
  "{count} days before Easter Sunday": "{count} Tage vor Ostersonntag",
  "1 day after Easter Sunday": "1 Tag nach Ostersonntag",
  "{count} days after Easter Sunday": "{count} Tage nach Ostersonntag",
  "the last {day} of {month}": "der letzte {day} im {month}",
  "the {nth} {day} of {month}": "der {nth} {day} im {month}",
  ...dates(),
};

/** `Friday 25 December 2026` and `25 December`, for each day and month. */
function dates(): Sentences {
  return Object.fromEntries(
    Object.entries(months).flatMap(([month, said]) => [
      [`{day} ${month}`, `{day}. ${said}`],
      ...Object.entries(days).map(([weekday, name]) => [
        `${weekday} {day} ${month} {year}`,
        `${name}, {day}. ${said} {year}`,
      ]),
    ]),
  );
}
