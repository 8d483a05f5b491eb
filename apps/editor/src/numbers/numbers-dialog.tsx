import "./numbers.css";
import { live } from "@dialtree/flow/names";
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { AssignedNumber } from "../api/client.ts";
import { type Told, toldOf } from "../api/errors.ts";
import { assignNumber, releaseNumber } from "../api/numbers.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { EnvironmentField } from "../environments/environment-field.tsx";
import { useEnvironments } from "../environments/use-environments.ts";
import { announce } from "../live/announce.tsx";
import { ToldBar } from "../live/told.tsx";
import { numberWords, plainNumber } from "./number-words.ts";
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
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const [released, setReleased] = useState<AssignedNumber>();
  const { environments } = useEnvironments();
  const [environment, setEnvironment] = useState<string>(live);
  const called = plainNumber(typed);
  const elsewhere = numbers.find((number) => number.called === called && number.flow !== flow);
  const mine = numbers.filter((number) => number.flow === flow);

  async function change(work: () => Promise<void>, done: string): Promise<void> {
    setBusy(true);
    setTold(undefined);
    setReleased(undefined);
    try {
      await work();
      await onChanged();
      announce(done);
    } catch (error) {
      setTold(toldOf(error));
    } finally {
      setBusy(false);
    }
  }

  const assign = (number: string, there: string) =>
    change(
      async () => {
        await assignNumber(number, flow, there);
        setTyped("");
      },
      message("numbers.assigned", { number: numberWords(number) }),
    );
  const release = (number: AssignedNumber) =>
    change(
      async () => {
        await releaseNumber(number.called);
        setReleased(number);
      },
      message("numbers.released", { number: numberWords(number.called) }),
    );

  return (
    <Dialog
      title={message("numbers.title")}
      onClose={onClose}
      onSubmit={() => called !== "" && !busy && void assign(called, environment)}
      actions={
        <>
          <Button onClick={onClose}>{message(called === "" ? "done" : "cancel")}</Button>
          <Button appearance="primary" type="submit" disabled={busy || called === ""}>
            {message(elsewhere ? "numbers.move" : "numbers.add")}
          </Button>
        </>
      }
    >
      {mine.length === 0 ? (
        <p>{message("numbers.none")}</p>
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
                    disabled={busy}
                    onChange={(_event, { value }) => void assign(number.called, value)}
                  >
                    {environments.map(({ id, title }) => (
                      <option key={id} value={id}>
                        {title}
                      </option>
                    ))}
                  </Select>
                )}
                <Button
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={remove}
                  title={remove}
                  disabled={busy}
                  onClick={() => void release(number)}
                />
              </li>
            );
          })}
        </ul>
      )}
      {released !== undefined && (
        <p className="numbers-released">
          {message("numbers.released", { number: numberWords(released.called) })}{" "}
          <Button
            size="small"
            disabled={busy}
            onClick={() => void assign(released.called, released.environment)}
          >
            {message("numbers.undo")}
          </Button>
        </p>
      )}
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
            setTold(undefined);
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
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
