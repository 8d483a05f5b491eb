import "./numbers.css";
import { live } from "@dialtree/flow/names";
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { AssignedNumber } from "../api/client.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { NothingYet } from "../empty/nothing-yet.tsx";
import { EnvironmentField } from "../environments/environment-field.tsx";
import { useEnvironments } from "../environments/use-environments.ts";
import { ToldBar } from "../live/told.tsx";
import { MayButton } from "../session/may-button.tsx";
import { MayFields } from "../session/may-fields.tsx";
import { useMay } from "../session/session.tsx";
import { numberWords, plainNumber } from "./number-words.ts";
import { useAssigning } from "./use-assigning.ts";
import { message } from "./words.ts";

/** What callers dial to get this flow. It counts at once, for the next call. */
export function NumbersDialog(props: {
  readonly flow: string;
  readonly numbers: readonly AssignedNumber[];
  readonly titleOf: (flow: string) => string;
  /** Asks anew what leads where. */
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const { flow, numbers, titleOf, onChanged, onClose } = props;
  const [typed, setTyped] = useState("");
  const { busy, told, released, forget, ...numbering } = useAssigning(onChanged);
  const { environments } = useEnvironments();
  const [environment, setEnvironment] = useState<string>(live);
  const mayAssign = useMay("operate");
  const called = plainNumber(typed);
  const elsewhere = numbers.find((number) => number.called === called && number.flow !== flow);
  const mine = numbers.filter((number) => number.flow === flow);

  const assign = async (number: string, there: string) => {
    const done = message("numbers.assigned", { number: numberWords(number) });
    if (await numbering.assign(number, flow, done, there)) setTyped("");
  };
  const release = ({ called: number, environment: there }: AssignedNumber) => {
    const done = message("numbers.released", { number: numberWords(number) });
    return numbering.release({ number, flow, environment: there }, done);
  };

  return (
    <Dialog
      title={message("numbers.title")}
      onClose={onClose}
      onSubmit={() => called !== "" && !busy && void assign(called, environment)}
      actions={
        <>
          <Button onClick={onClose}>{message(called === "" ? "done" : "cancel")}</Button>
          <MayButton
            right="operate"
            appearance="primary"
            type="submit"
            busy={busy && called !== ""}
            disabled={called === ""}
          >
            {message(elsewhere ? "numbers.move" : "numbers.add")}
          </MayButton>
        </>
      }
    >
      {mine.length === 0 ? (
        <NothingYet title={message("numbers.none")} level={3} right="operate">
          <p>{message("numbers.none.about")}</p>
        </NothingYet>
      ) : (
        <ul className="numbers">
          {mine.map((number) => {
            const words = numberWords(number.called);
            const remove = message("numbers.remove", { number: words });
            return (
              <li key={number.called}>
                <span>{words}</span>
                {environments.length > 1 && (
                  <Select
                    size="small"
                    aria-label={message("environment.of.number", { number: words })}
                    value={number.environment}
                    disabled={busy || !mayAssign}
                    onChange={(_event, { value }) => void assign(number.called, value)}
                  >
                    {environments.map(({ id, title }) => (
                      <option key={id} value={id}>
                        {title}
                      </option>
                    ))}
                  </Select>
                )}
                <MayButton
                  right="operate"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={remove}
                  title={remove}
                  disabled={busy}
                  onWork={() => release(number)}
                />
              </li>
            );
          })}
        </ul>
      )}
      {released !== undefined && (
        <p className="numbers-released">
          {message("numbers.released", { number: numberWords(released.number) })}{" "}
          <MayButton
            right="operate"
            size="small"
            disabled={busy}
            onWork={() => assign(released.number, released.environment ?? live)}
          >
            {message("numbers.undo")}
          </MayButton>
        </p>
      )}
      <MayFields right="operate">
        <Field
          label={message("numbers.number")}
          hint={message("numbers.number.hint")}
          validationState={elsewhere ? "warning" : "none"}
          validationMessage={
            elsewhere && message("numbers.elsewhere", { number: called, flow: titleOf(elsewhere.flow) })
          }
        >
          <Input
            type="tel"
            autoComplete="off"
            value={typed}
            maxLength={64}
            onChange={(_event, { value }) => {
              setTyped(value);
              forget();
            }}
          />
        </Field>
        <EnvironmentField
          label={message("environment.number")}
          hint={message("environment.number.hint")}
          environments={environments}
          value={environment}
          onChange={setEnvironment}
        />
      </MayFields>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
