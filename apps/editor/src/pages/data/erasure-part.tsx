import type { Fault } from "@dialtree/flow";
import { readNumber } from "@dialtree/flow/destinations";
import { Button, Field, Input } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { type Erasure, eraseCaller, lookForCaller, type Trace, type Whom } from "../../api/data.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { faultWords } from "../../words/fault-words.ts";
import { message } from "./words.ts";

/** What was found of somebody, and how they were typed. */
interface Found {
  readonly typed: string;
  readonly whom: Whom;
  readonly erasure: Erasure;
}

const userId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Looks what is kept of somebody who has called, and erases what can be erased. */
export function ErasurePart({ tell }: { readonly tell: (words: string) => void }) {
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found>();
  const { busy, told, work } = useWork();
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function look(): Promise<void> {
    const called = typed.trim();
    if (called === "" || busy) return;
    const whom = whomIn(called);
    if ("fault" in whom) return setFault(faultWords(whom));
    setFound(undefined);
    await work(async () => {
      const erasure = await lookForCaller(whom);
      setFound({ typed: called, whom, erasure });
      const count = erasure.traces.length;
      tell(message(count === 0 ? "data.found.none" : "data.found.says", { whom: called, count }));
    });
  }
  async function erase({ whom, typed: called }: Found): Promise<void> {
    const { traces } = await eraseCaller(whom);
    const erasure = await lookForCaller(whom);
    setAsking(false);
    setFound({ typed: called, whom, erasure });
    tell(message("data.erased", { whom: called, what: goingWords(traces) }));
    // The button that asked is gone.
    field.current?.focus();
  }

  return (
    <section aria-labelledby="erasure">
      <h2 id="erasure">{message("data.erasure")}</h2>
      <p>{message("data.erasure.about")}</p>
      <form
        className="data-whom"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <Field
          label={message("data.whom")}
          validationState={fault === undefined ? "none" : "error"}
          validationMessage={fault}
        >
          <Input
            ref={field}
            value={typed}
            maxLength={60}
            autoComplete="off"
            placeholder={message("data.whom.example")}
            onChange={(_event, { value }) => {
              setTyped(value);
              setFault(undefined);
              setFound(undefined);
            }}
          />
        </Field>
        <WorkButton
          type="submit"
          busy={busy}
          doing={message("data.looking")}
          disabledFocusable={typed.trim() === ""}
        >
          {message("data.look")}
        </WorkButton>
      </form>
      {told && <ToldBar told={told} />}
      {found && <Traces found={found} onErase={() => setAsking(true)} />}
      {found && asking && (
        <ConfirmDialog
          title={message("data.erase.title", { whom: found.typed })}
          action={message("data.erase")}
          onConfirm={() => erase(found)}
          onClose={() => setAsking(false)}
        >
          <p>{message("data.erase.what", { what: `${goingWords(found.erasure.traces)}.` })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function whomIn(typed: string): Whom | Fault {
  return userId.test(typed) ? { user: typed } : readNumber(typed);
}

function Traces({ found, onErase }: { readonly found: Found; readonly onErase: () => void }) {
  const { typed: whom, erasure } = found;
  const { traces, elsewhere } = erasure;
  return (
    <section aria-labelledby="found">
      <h3 id="found">{message("data.found", { whom })}</h3>
      {traces.length === 0 ? (
        <p>{message("data.found.none", { whom })}</p>
      ) : (
        <div className="data-scroll">
          <table className="data-table" aria-labelledby="found">
            <thead>
              <tr>
                <th scope="col">{message("data.what")}</th>
                <th scope="col">{message("data.count")}</th>
                <th scope="col">{message("data.becomes")}</th>
              </tr>
            </thead>
            <tbody>
              {traces.map(({ place, what, count, stays }) => (
                <tr key={place}>
                  <th scope="row">{what}</th>
                  <td>{count}</td>
                  <td>{stays === null ? message("data.goes") : message("data.stays", { why: stays })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {going(traces).length > 0 && (
        <Button appearance="primary" onClick={onErase}>
          {message("data.erase")}
        </Button>
      )}
      <h3 id="elsewhere">{message("data.elsewhere")}</h3>
      <ul aria-labelledby="elsewhere">
        {elsewhere.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function going(traces: readonly Trace[]): readonly Trace[] {
  return traces.filter(({ stays }) => stays === null);
}

/** `messages (2), counts of wrong PINs (1)` */
function goingWords(traces: readonly Trace[]): string {
  return going(traces)
    .map(({ what, count }) => `${what} (${count})`)
    .join(", ");
}
