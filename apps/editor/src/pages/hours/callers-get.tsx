import {
  type Calendar,
  dateOf,
  dateWords,
  dayOf,
  momentsOf,
  nextChange,
  standingWords,
  stateAt,
  wallClock,
} from "@dialtree/flow/hours";
import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { said } from "../../messages/said.ts";
import { message } from "./words.ts";

/** What callers get at a time by the clock of the calendar's zone, why, and until when. */
export function CallersGet({ calendar, now }: { readonly calendar: Calendar; readonly now: number }) {
  const [at, setAt] = useState(() => shownAt(calendar.zone, now));
  return (
    <div>
      <Field label={message("hours.get.at", { zone: calendar.zone })}>
        <Input type="datetime-local" value={at} onChange={(_, { value }) => setAt(value)} />
      </Field>
      <ul className="hours-get" aria-live="polite">
        {answersFor(calendar, at).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function answersFor(calendar: Calendar, at: string): readonly string[] {
  const day = dayOf(at.slice(0, 10));
  const [hours = Number.NaN, minutes = Number.NaN] = at.slice(11, 16).split(":").map(Number);
  const minute = hours * 60 + minutes;
  if (day === undefined || Number.isNaN(minute)) return [message("hours.get.noTime")];
  const moments = momentsOf(calendar.zone, day, minute);
  if (moments.length === 0) return [message("hours.get.leftOut")];
  return moments.map((moment, index) => {
    const words = said("clock", standingWords(stateAt(calendar, moment)));
    const change = nextChange(calendar, moment);
    const until =
      change === undefined
        ? ""
        : ` ${message("hours.get.until", { time: timeWords(calendar.zone, change) })}`;
    const twice = moments.length > 1 ? `${message("hours.get.twice", { number: index + 1 })} ` : "";
    return `${twice}${words}${until}`;
  });
}

function shownAt(zone: string, moment: number): string {
  const { day, minute } = wallClock(zone, moment);
  return `${dateOf(day)}T${clockWords(minute)}`;
}

function timeWords(zone: string, moment: number): string {
  const { day, minute } = wallClock(zone, moment);
  return `${said("clock", dateWords(dateOf(day)))}, ${clockWords(minute)}`;
}

function clockWords(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
