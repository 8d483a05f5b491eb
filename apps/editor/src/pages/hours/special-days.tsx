import { type Day, dateOf, type SpecialDay } from "@dialtree/flow/hours";
import { Button, Input } from "@fluentui/react-components";
import { AddRegular, ArrowUpRegular, DeleteRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { OccasionField } from "./occasion-field.tsx";
import { SpansField } from "./spans-field.tsx";
import { message } from "./words.ts";

/** The special days of a calendar; of two on the same date the one higher up holds. */
export function SpecialDays(props: {
  readonly days: readonly SpecialDay[];
  readonly today: Day;
  readonly onChange: (days: readonly SpecialDay[]) => void;
}) {
  const { days, today, onChange } = props;
  const change = (index: number, part: Partial<SpecialDay>) =>
    onChange(days.map((special, at) => (at === index ? { ...special, ...part } : special)));
  const moveUp = (index: number) =>
    onChange(days.toSpliced(index, 1).toSpliced(index - 1, 0, ...days.slice(index, index + 1)));
  // Whoever adds a day writes its name first.
  const list = useRef<HTMLOListElement>(null);
  const [added, setAdded] = useState<{ readonly at: number }>();
  useEffect(() => {
    if (added)
      list.current?.querySelector<HTMLElement>(`:scope > li:nth-child(${added.at + 1}) input`)?.focus();
  }, [added]);
  return (
    <>
      {days.length === 0 && <p>{message("hours.days.none")}</p>}
      <ol className="hours-days" ref={list}>
        {days.map((special, index) => {
          const name = special.name || message("hours.day.number", { number: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two special days may be alike in everything but their place
            <li key={index}>
              <div className="hours-day">
                <Input
                  aria-label={message("hours.day.name", { number: index + 1 })}
                  value={special.name}
                  placeholder={message("hours.day.name.what")}
                  maxLength={100}
                  onChange={(_, { value }) => change(index, { name: value })}
                />
                <Button
                  appearance="subtle"
                  icon={<ArrowUpRegular />}
                  disabled={index === 0}
                  aria-label={message("hours.day.up", { name })}
                  title={message("hours.day.up", { name })}
                  onClick={() => moveUp(index)}
                />
                <Button
                  appearance="subtle"
                  icon={<DeleteRegular />}
                  aria-label={message("hours.day.remove", { name })}
                  title={message("hours.day.remove", { name })}
                  onClick={() => onChange(days.toSpliced(index, 1))}
                />
              </div>
              <OccasionField
                of={name}
                on={special.on}
                today={today}
                onChange={(on) => change(index, { on })}
              />
              <SpansField day={name} spans={special.hours} onChange={(hours) => change(index, { hours })} />
            </li>
          );
        })}
      </ol>
      <Button
        icon={<AddRegular />}
        onClick={() => {
          setAdded({ at: days.length });
          onChange([...days, { name: "", on: { date: dateOf(today) }, hours: [] }]);
        }}
      >
        {message("hours.day.add")}
      </Button>
    </>
  );
}
