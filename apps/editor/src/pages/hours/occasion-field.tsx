import {
  type Day,
  dateOf,
  dateWords,
  dayOf,
  monthNames,
  nextDays,
  type Occasion,
  occasionWords,
  weekdayNames,
  weekdays,
} from "@dialtree/flow/hours";
import { Input, Select } from "@fluentui/react-components";
import { said } from "../../messages/said.ts";
import { message } from "./words.ts";

const kinds = ["date", "span", "yearly", "easter", "nth", "last"] as const;
type Kind = (typeof kinds)[number];

function kindOf(on: Occasion): Kind {
  if ("from" in on) return "span";
  if ("last" in on) return "last";
  return "nth" in on ? "nth" : "easter" in on ? "easter" : "yearly" in on ? "yearly" : "date";
}

function startOf(kind: Kind, today: string): Occasion {
  switch (kind) {
    case "date":
      return { date: today };
    case "span":
      return { from: today, to: today };
    case "yearly":
      return { yearly: today.slice(5) };
    case "easter":
      return { easter: 0 };
    case "nth":
      return { nth: 1, weekday: "mon", month: 1 };
    case "last":
      return { last: "mon", month: 5 };
  }
}

/** When a special day is: the kind of rule, what it needs, the rule in words and the next dates. */
export function OccasionField(props: {
  readonly of: string;
  readonly on: Occasion;
  readonly today: Day;
  readonly onChange: (on: Occasion) => void;
}) {
  const { of, on, today, onChange } = props;
  const dates = isWhole(on) ? nextDays(on, today, 3).map((day) => said("clock", dateWords(dateOf(day)))) : [];
  return (
    <div className="hours-occasion">
      <Select
        aria-label={message("hours.rule", { name: of })}
        value={kindOf(on)}
        onChange={(_, { value }) => onChange(startOf(value as Kind, dateOf(today)))}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {message(`hours.rule.${kind}`)}
          </option>
        ))}
      </Select>
      <OccasionParts of={of} on={on} onChange={onChange} />
      <p>
        {isWhole(on) ? said("clock", occasionWords(on)) : message("hours.rule.incomplete")}
        {dates.length > 0 ? ` – ${message("hours.nextDates", { dates: dates.join("; ") })}` : ""}
        {isWhole(on) && dates.length === 0 ? ` – ${message("hours.noNextDates")}` : ""}
      </p>
    </div>
  );
}

function isWhole(on: Occasion): boolean {
  if ("date" in on) return dayOf(on.date) !== undefined;
  if ("from" in on) return dayOf(on.from) !== undefined && dayOf(on.to) !== undefined;
  return "yearly" in on ? dayOf(`2000-${on.yearly}`) !== undefined : true;
}

function OccasionParts(props: {
  readonly of: string;
  readonly on: Occasion;
  readonly onChange: (on: Occasion) => void;
}) {
  const { of, on, onChange } = props;
  const label = (part: "date" | "from" | "to" | "month" | "weekday" | "nth" | "days" | "day") =>
    message(`hours.part.${part}`, { name: of });
  const numbered = (
    part: "month" | "nth" | "day",
    value: number,
    names: readonly string[],
    take: (n: number) => void,
  ) => (
    <Select aria-label={label(part)} value={String(value)} onChange={(_, { value: to }) => take(Number(to))}>
      {names.map((name, index) => (
        <option key={name} value={index + 1}>
          {said("clock", name)}
        </option>
      ))}
    </Select>
  );
  const weekday = (value: string, take: (day: (typeof weekdays)[number]) => void) => (
    <Select
      aria-label={label("weekday")}
      value={value}
      onChange={(_, { value: to }) => take(to as (typeof weekdays)[number])}
    >
      {weekdays.map((day) => (
        <option key={day} value={day}>
          {said("clock", weekdayNames[day])}
        </option>
      ))}
    </Select>
  );
  const date = (part: "date" | "from" | "to", value: string, take: (date: string) => void) => (
    <Input type="date" aria-label={label(part)} value={value} onChange={(_, { value: to }) => take(to)} />
  );
  if ("date" in on) return date("date", on.date, (to) => onChange({ date: to }));
  if ("from" in on)
    return (
      <>
        {date("from", on.from, (from) => onChange({ ...on, from }))}
        {date("to", on.to, (to) => onChange({ ...on, to }))}
      </>
    );
  if ("yearly" in on) {
    const [month = 1, day = 1] = on.yearly.split("-").map(Number);
    const changed = (to: { readonly month: number; readonly day: number }) =>
      onChange({ yearly: `${String(to.month).padStart(2, "0")}-${String(to.day).padStart(2, "0")}` });
    return (
      <>
        {numbered("day", day, days, (to) => changed({ month, day: to }))}
        {numbered("month", month, monthNames, (to) => changed({ month: to, day }))}
      </>
    );
  }
  if ("easter" in on)
    return (
      <Input
        type="number"
        min={-80}
        max={250}
        aria-label={label("days")}
        value={String(on.easter)}
        onChange={(_, { value }) => onChange({ easter: Math.trunc(Number(value)) })}
      />
    );
  if ("nth" in on)
    return (
      <>
        {numbered("nth", on.nth, places, (nth) => onChange({ ...on, nth }))}
        {weekday(on.weekday, (to) => onChange({ ...on, weekday: to }))}
        {numbered("month", on.month, monthNames, (month) => onChange({ ...on, month }))}
      </>
    );
  return (
    <>
      {weekday(on.last, (last) => onChange({ ...on, last }))}
      {numbered("month", on.month, monthNames, (month) => onChange({ ...on, month }))}
    </>
  );
}

const days = Array.from({ length: 31 }, (_, index) => String(index + 1));
const places = ["1st", "2nd", "3rd", "4th", "5th"];
