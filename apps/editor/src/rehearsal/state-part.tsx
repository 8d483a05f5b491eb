import type { FlowDocument } from "@dialtree/flow";
import type { TrialView } from "@dialtree/rehearsal";
import { useState } from "react";
import { titleIn } from "../words/node-words.ts";
import { message } from "./words.ts";

/** What the call holds at this moment: its values, and what it waits for. */
export function StatePart(props: {
  readonly document: FlowDocument;
  readonly view: TrialView;
  /** Milliseconds into the call, by now. */
  readonly now: number;
}) {
  const { document, view, now } = props;
  const before = useBefore(view);
  const timers = view.timers.flatMap(({ id, dueAt }) => {
    const words = timerWords(id, document, view);
    return words === undefined ? [] : [{ id, words, left: Math.max(0, dueAt - now) }];
  });
  return (
    <div className="try-values">
      {view.variables.length > 0 ? (
        <table>
          <caption>{message("try.values.title")}</caption>
          <tbody>
            {view.variables.map(({ name, value }) => {
              const known = before?.variables.find((other) => other.name === name);
              const isNew = before !== undefined && (known === undefined || known.value !== value);
              return (
                <tr key={name} data-new={isNew || undefined}>
                  <th scope="row">{name}</th>
                  <td>
                    {value === undefined ? message("try.values.hidden") : String(value)}
                    {isNew && <span className="try-new">{message("try.values.new")}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        <p>{message("try.values.none")}</p>
      )}
      {timers.length > 0 && (
        <table>
          <caption>{message("try.timers.title")}</caption>
          <tbody>
            {timers.map(({ id, words, left }) => (
              <tr key={id}>
                <th scope="row">{words}</th>
                <td>{secondsWords(left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** `4 s`, `1 min 5 s`. */
export function secondsWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds < 60
    ? message("try.time.seconds", { seconds })
    : message("try.time.minutes", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
}

/** What a timer is for; undefined for those that nobody notices. */
function timerWords(id: string, document: FlowDocument, view: TrialView): string | undefined {
  const [name = "", leg = ""] = id.split(" ");
  const who = leg.split(".")[0] ?? "";
  switch (name) {
    case "$ringing":
      return message("try.timer.ringing");
    case "$call-limit":
      return message("try.timer.callLimit");
    case "$leg":
      return message("try.timer.leg", { who });
    case "$key":
      return message("try.timer.key", { who });
    case "$task":
      return message("try.timer.task");
  }
  if (name.startsWith("$")) return undefined;
  const [node = ""] = id.split(".");
  const step = view.flow === document.id ? titleIn(document, node) : node;
  if (view.halt !== "keys") return message("try.timer.step", { step });
  return message(view.keyed > 0 ? "try.timer.nextKey" : "try.timer.firstKey", { step });
}

/** The view before this one. */
function useBefore(view: TrialView): TrialView | undefined {
  const [seen, setSeen] = useState<{ readonly now: TrialView; readonly before?: TrialView }>({ now: view });
  if (seen.now !== view) setSeen({ now: view, before: seen.now });
  return seen.now === view ? seen.before : seen.now;
}
