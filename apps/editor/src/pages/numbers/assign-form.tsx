import { Field, Input, Select } from "@fluentui/react-components";
import { type RefObject, useId } from "react";
import type { EstateLine, EstateThing } from "../../api/estate.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { numberWords, plainNumber } from "../../numbers/number-words.ts";
import type { Assigning } from "../../numbers/use-assigning.ts";
import { message } from "./words.ts";

/** What is typed and chosen so far. */
export interface Wanted {
  readonly number: string;
  readonly flow: string;
}

/** Has a number lead to a flow: a new one, or one that leads elsewhere now. */
export function AssignForm(props: {
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
  readonly flows: readonly EstateThing[];
  readonly lines: readonly EstateLine[];
  readonly assigning: Assigning;
  readonly flowField: RefObject<HTMLSelectElement | null>;
}) {
  const { wanted, onWant, flows, lines, assigning, flowField } = props;
  const called = plainNumber(wanted.number);
  const now = lines.find((line) => line.called === called);
  const isMove = now !== undefined && wanted.flow !== "" && now.flow !== wanted.flow;
  const isReady = called !== "" && wanted.flow !== "" && now?.flow !== wanted.flow && !assigning.busy;
  const id = useId();

  async function assign(): Promise<void> {
    const flow = flows.find((one) => one.id === wanted.flow)?.title ?? wanted.flow;
    const done = message("estate.assigned", { number: numberWords(called), flow });
    if (await assigning.assign(called, wanted.flow, done)) onWant({ number: "", flow: "" });
  }

  return (
    <form
      className="estate-assign"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void assign();
      }}
    >
      <Field
        label={message("estate.number")}
        hint={message("estate.number.hint")}
        validationState={isMove ? "warning" : "none"}
        validationMessage={
          isMove ? message("estate.elsewhere", { number: numberWords(called), flow: now.title }) : undefined
        }
      >
        <Input
          type="tel"
          autoComplete="off"
          maxLength={64}
          value={wanted.number}
          onChange={(_event, { value }) => {
            onWant({ ...wanted, number: value });
            assigning.forget();
          }}
        />
      </Field>
      <Field label={{ children: message("estate.flow"), htmlFor: id }}>
        <Select
          id={id}
          ref={flowField}
          value={wanted.flow}
          onChange={(_event, { value }) => onWant({ ...wanted, flow: value })}
        >
          <option value="">{message("estate.flow.choose")}</option>
          {flows.map((flow) => (
            <option key={flow.id} value={flow.id}>
              {flow.title}
            </option>
          ))}
        </Select>
      </Field>
      <WorkButton
        appearance="primary"
        type="submit"
        busy={assigning.busy && called !== ""}
        disabled={!isReady}
      >
        {message(isMove ? "estate.move" : "estate.add")}
      </WorkButton>
    </form>
  );
}
