import "./numbers.css";
import { Button, Field, Input } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { AssignedNumber } from "../api/client.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { ToldBar } from "../live/told.tsx";
import { MayButton } from "../session/may-button.tsx";
import { MayFields } from "../session/may-fields.tsx";
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
  const called = plainNumber(typed);
  const elsewhere = numbers.find((number) => number.called === called && number.flow !== flow);
  const mine = numbers.filter((number) => number.flow === flow);

  const assign = async (number: string) => {
    const done = message("numbers.assigned", { number: numberWords(number) });
    if (await numbering.assign(number, flow, done)) setTyped("");
  };
  const release = (number: string) =>
    numbering.release({ number, flow }, message("numbers.released", { number: numberWords(number) }));

  return (
    <Dialog
      title={message("numbers.title")}
      onClose={onClose}
      onSubmit={() => called !== "" && !busy && void assign(called)}
      actions={
        <>
          <Button onClick={onClose}>{message(called === "" ? "done" : "cancel")}</Button>
          <MayButton right="operate" appearance="primary" type="submit" disabled={busy || called === ""}>
            {message(elsewhere ? "numbers.move" : "numbers.add")}
          </MayButton>
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
                <MayButton
                  right="operate"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={remove}
                  title={remove}
                  disabled={busy}
                  onClick={() => void release(number.called)}
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
            onClick={() => void assign(released.number)}
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
      </MayFields>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
