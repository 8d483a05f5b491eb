import { isSameRule, type NumberRule, readRule, ruleWords } from "@dialtree/flow/destinations";
import { Button, Field, Input } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { type FormEvent, useState } from "react";
import { announce } from "../../live/announce.tsx";
import { faultWords } from "../../words/fault-words.ts";
import { message } from "./words.ts";

/** Rules about numbers, and a line to add one. */
export function RuleList(props: {
  readonly label: string;
  readonly rules: readonly NumberRule[];
  readonly onChange: (rules: readonly NumberRule[]) => void;
}) {
  const { label, rules, onChange } = props;
  const [written, setWritten] = useState("");
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<string>();

  function add(event: FormEvent): void {
    event.preventDefault();
    const read = readRule(written);
    if ("fault" in read) return setFault(faultWords(read));
    const rule = { ...read.rule, ...(note.trim() === "" ? {} : { note: note.trim() }) };
    onChange([...rules.filter((other) => !isSameRule(other, rule)), rule]);
    announce(message("destinations.rule.added", { rule: ruleWords(rule) }));
    setWritten("");
    setNote("");
    setFault(undefined);
  }

  return (
    <fieldset className="destinations-list" aria-label={label}>
      <ul className="destinations-rules">
        {rules.map((rule) => (
          <li key={ruleWords(rule)}>
            <span>{ruleWords(rule)}</span>
            <span className="card-aside">
              {rule.note ?? message("starts" in rule ? "destinations.rule.starts" : "destinations.rule.one")}
            </span>
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={message("destinations.rule.remove", { rule: ruleWords(rule) })}
              title={message("destinations.rule.remove", { rule: ruleWords(rule) })}
              onClick={() => onChange(rules.filter((other) => other !== rule))}
            />
          </li>
        ))}
      </ul>
      <form className="destinations-add" onSubmit={add}>
        <Field
          label={message("destinations.rule.number")}
          {...(fault === undefined
            ? { hint: message("destinations.rule.hint") }
            : { validationMessage: fault })}
        >
          <Input
            value={written}
            maxLength={60}
            onChange={(_, { value }) => {
              setWritten(value);
              setFault(undefined);
            }}
          />
        </Field>
        <Field label={message("destinations.rule.note")}>
          <Input value={note} maxLength={200} onChange={(_, { value }) => setNote(value)} />
        </Field>
        <Button type="submit" icon={<AddRegular />} disabled={written.trim() === ""}>
          {message("destinations.rule.add")}
        </Button>
      </form>
    </fieldset>
  );
}
