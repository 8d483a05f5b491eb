import { type Calendar, type CalendarFault, weekdayNames, weekdays } from "@dialtree/flow/hours";
import { said } from "../../messages/said.ts";
import { faultWords } from "../../words/fault-words.ts";
import { message } from "./words.ts";

/** What is wrong with a calendar that is being changed, as people call its parts; each sentence once. */
export function faultSentences(calendar: Calendar, faults: readonly CalendarFault[]): readonly string[] {
  return [...new Set(faults.map((fault) => faultSentence(calendar, fault)))];
}

function faultSentence(calendar: Calendar, found: CalendarFault): string {
  const { at } = found;
  const [part, key = "", of] = at.split("/").slice(1);
  if (part === "name") return message("hours.fault.noName");
  if (part === "zone") return message("hours.zone.unknown");
  if (part === "week") {
    const day = weekdays.find((weekday) => weekday === key);
    if (day) return message("hours.fault.hours", { day: said("clock", weekdayNames[day]) });
  }
  const number = Number(key);
  const special = part === "days" ? calendar.days[number] : undefined;
  if (!special) return message("hours.fault", { at, fault: faultWords(found) });
  const name = special.name || message("hours.day.number", { number: number + 1 });
  if (of === "hours") return message("hours.fault.hours", { day: name });
  if (of === "on") return message("hours.fault.on", { name });
  return message("hours.fault.day.noName", { number: number + 1 });
}
