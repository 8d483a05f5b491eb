import "./way-fields.css";
import { Field, Input } from "@fluentui/react-components";
import { useId } from "react";
import { type ChosenWay, measures } from "./way.ts";
import { message } from "./words.ts";

/** When a version goes live, and for whom. Folded away: mostly it is now and everybody. */
export function WayFields(props: {
  readonly way: ChosenWay;
  readonly onChange: (way: ChosenWay) => void;
  readonly disabled: boolean;
}) {
  const { way, onChange, disabled } = props;
  const change = (more: Partial<ChosenWay>) => onChange({ ...way, ...more });
  return (
    <details className="way">
      <summary>{message("way.title")}</summary>
      <Choice
        legend={message("way.when")}
        disabled={disabled}
        options={[message("way.now"), message("way.later")]}
        second={way.later}
        onChange={(later) => change({ later })}
      />
      {way.later && (
        <div className="way-fields">
          <Field label={message("way.at")} hint={message("way.at.hint")} required>
            <Input
              type="datetime-local"
              value={way.at}
              disabled={disabled}
              onChange={(_event, { value }) => change({ at: value })}
            />
          </Field>
          <Field label={message("way.zone")} required>
            <Input
              value={way.zone}
              disabled={disabled}
              onChange={(_event, { value }) => change({ zone: value })}
            />
          </Field>
        </div>
      )}
      <Choice
        legend={message("way.who")}
        disabled={disabled}
        options={[message("way.all"), message("way.some")]}
        second={way.some}
        onChange={(some) => change({ some })}
      />
      {way.some && (
        <>
          <Field label={message("way.share")} hint={message("way.share.hint")} required>
            <Whole value={way.share} disabled={disabled} onChange={(share) => change({ share })} />
          </Field>
          <fieldset className="way-guard">
            <legend>{message("way.guard")}</legend>
            <p>{message("way.guard.hint")}</p>
            <div className="way-fields">
              <Field label={message("way.calls")} required>
                <Whole value={way.calls} disabled={disabled} onChange={(calls) => change({ calls })} />
              </Field>
              {measures.map((name) => (
                <Field key={name} label={message(`way.worse.${name}`)} required>
                  <Whole
                    value={way.worse[name]}
                    disabled={disabled}
                    onChange={(points) => change({ worse: { ...way.worse, [name]: points } })}
                  />
                </Field>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </details>
  );
}

/** One of two; the first is the usual one. */
function Choice(props: {
  readonly legend: string;
  readonly options: readonly [string, string];
  readonly second: boolean;
  readonly disabled: boolean;
  readonly onChange: (second: boolean) => void;
}) {
  const { legend, options, second, disabled, onChange } = props;
  const name = useId();
  return (
    <fieldset className="way-choice">
      <legend>{legend}</legend>
      {options.map((option, index) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            checked={second === (index === 1)}
            disabled={disabled}
            onChange={() => onChange(index === 1)}
          />
          {option}
        </label>
      ))}
    </fieldset>
  );
}

function Whole(props: {
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}) {
  // Field gives its label to what is in it by these.
  const { value, disabled, onChange, ...field } = props;
  return (
    <Input
      {...field}
      inputMode="numeric"
      value={value}
      disabled={disabled}
      onChange={(_event, { value }) => onChange(value)}
    />
  );
}
