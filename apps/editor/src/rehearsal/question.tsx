import { type VariableValue, valueAs } from "@dialtree/flow";
import type { Answer, Asked } from "@dialtree/rehearsal";
import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { askedWords, broughtBy, choices, exampleOf, type Wanted } from "./endings.ts";
import { message } from "./words.ts";

/** Asks what becomes of what the flow wants of the world outside. */
export function Question(props: { readonly asked: Asked; readonly onAnswer: (answer: Answer) => void }) {
  const { asked, onAnswer } = props;
  const { errand, command } = asked;
  const wanted = broughtBy(command);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(wanted.map(({ name, type }) => [name, String(exampleOf(type))])),
  );
  const [seconds, setSeconds] = useState("");
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const read = valuesFrom(wanted, values);
  const takes = seconds.trim() === "" ? undefined : Number(seconds.replace(",", ".")) * 1_000;
  const isTimed = command.type === "task" || command.type === "dial";
  const isTimeWrong = takes !== undefined && !(takes >= 0 && takes <= 600_000);

  return (
    <section className="try-question" aria-labelledby="try-question">
      <h3 id="try-question">{askedWords(asked)}</h3>
      {wanted.map(({ name, type }) => {
        const set = (value: string) => setValues((now) => ({ ...now, [name]: value }));
        return type === "flag" ? (
          <Checkbox
            key={name}
            label={name}
            checked={values[name] === "true"}
            onChange={(_, { checked }) => set(String(checked === true))}
          />
        ) : (
          <Field
            key={name}
            label={name}
            {...(tried && read === undefined && valueAs(values[name] ?? "", type) === undefined
              ? { validationMessage: message("order.value.wrong") }
              : {})}
          >
            <Input size="small" value={values[name] ?? ""} onChange={(_, { value }) => set(value)} />
          </Field>
        );
      })}
      {isTimed && (
        <Field
          label={message("try.ask.seconds")}
          hint={message("try.ask.seconds.hint")}
          {...(isTimeWrong ? { validationMessage: message("try.ask.seconds.wrong") } : {})}
        >
          <Input
            size="small"
            inputMode="decimal"
            value={seconds}
            onChange={(_, { value }) => setSeconds(value)}
          />
        </Field>
      )}
      <fieldset className="try-choices" aria-label={message("try.ask.title")}>
        {choices[errand].map(({ label, ending, brings }, index) => (
          <Button
            key={label}
            ref={index === 0 ? first : undefined}
            size="small"
            appearance={index === 0 ? "primary" : "secondary"}
            onClick={() => {
              setTried(true);
              if (isTimeWrong || (brings && read === undefined)) return;
              onAnswer({
                command: command.type,
                ...ending,
                ...(brings && read && wanted.length > 0 ? { values: read } : {}),
                ...(takes === undefined ? {} : { takes }),
              });
            }}
          >
            {label}
          </Button>
        ))}
      </fieldset>
    </section>
  );
}

/** What was filled in, as the kinds of value that it is taken for; undefined where something is none. */
function valuesFrom(
  wanted: readonly Wanted[],
  written: Readonly<Record<string, string>>,
): Readonly<Record<string, VariableValue>> | undefined {
  const read = wanted.map(({ name, type }) => [name, valueAs(written[name] ?? "", type)] as const);
  return read.some(([, value]) => value === undefined)
    ? undefined
    : (Object.fromEntries(read) as Record<string, VariableValue>);
}
