import type { Span } from "@dialtree/flow/hours";
import { Button, Input } from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { message } from "./words.ts";

/** The hours of one day: spans, each typed as people write times. `day` names it for those who listen. */
export function SpansField({
  day,
  spans,
  onChange,
}: {
  readonly day: string;
  readonly spans: readonly Span[];
  readonly onChange: (spans: readonly Span[]) => void;
}) {
  const change = (index: number, part: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...part } : span)));
  return (
    <span className="hours-spans">
      {spans.map((span, index) => {
        const named = { day, number: index + 1 };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is nothing but its place and its times
          <span className="hours-span" key={index}>
            <TimeInput
              label={message("hours.from", named)}
              value={span.from}
              onChange={(from) => change(index, { from })}
            />
            –
            <TimeInput
              label={message("hours.to", named)}
              value={span.to}
              onChange={(to) => change(index, { to })}
            />
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissRegular />}
              aria-label={message("hours.removeSpan", named)}
              title={message("hours.removeSpan", named)}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            />
          </span>
        );
      })}
      {spans.length === 0 && <span className="hours-closed">{message("hours.closed")}</span>}
      <Button
        appearance="subtle"
        size="small"
        icon={<AddRegular />}
        aria-label={message("hours.addSpanTo", { day })}
        onClick={() => onChange([...spans, spans.length === 0 ? first : second])}
      >
        {message("hours.addSpan")}
      </Button>
    </span>
  );
}

const first: Span = { from: "09:00", to: "17:00" };
const second: Span = { from: "18:00", to: "20:00" };

function TimeInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (time: string) => void;
}) {
  const { label, value, onChange } = props;
  return (
    <Input
      className="hours-time"
      size="small"
      value={value}
      maxLength={5}
      aria-label={label}
      onChange={(_, { value: typed }) => onChange(typed)}
      onBlur={() => onChange(asTime(value))}
    />
  );
}

/** `9`, `930`, `9.30` and `9:30` as `09:30`; what is no time stays as it was typed. */
function asTime(typed: string): string {
  const [, hours = "", minutes = "00"] = /^\s*(\d{1,2})[.:h ]?(\d{2})?\s*$/.exec(typed) ?? [];
  return hours === "" ? typed : `${hours.padStart(2, "0")}:${minutes}`;
}
