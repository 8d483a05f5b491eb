import "./changes.css";
import type { FlowDocument, NodeId } from "@dialtree/flow";
import { type FlowChange, isForCallers } from "@dialtree/flow/diff";
import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { ToldBar } from "../live/told.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { changeWords } from "../words/change-words.ts";
import { useTakingBack } from "./use-taking-back.ts";
import { message } from "./words.ts";

/** What has changed, a sentence each, and a button each that takes it back; of very many the first ones, until somebody wants them all. */
export function ChangesToTakeBack(props: {
  readonly changes: readonly FlowChange[];
  readonly most: number;
  readonly store: DraftStore;
  /** What callers get. */
  readonly live: FlowDocument;
  /** The draft is another now. */
  readonly onChanged: () => void;
  readonly onShowStep: (node: NodeId) => void;
  /** Said in place of the list when nothing is left of it. */
  readonly none: string;
}) {
  const { changes, most, store, live, onChanged, onShowStep, none } = props;
  const { takesBack, refused, done, undo } = useTakingBack(store, live, onChanged);
  const [whole, setWhole] = useState(false);
  const [focus, setFocus] = useState<{ readonly at: number }>();
  const box = useRef<HTMLDivElement>(null);
  const shown = whole ? changes : changes.slice(0, most);
  const list = changes.map(changeWords);

  // The button that was pressed is gone with its change: the next one takes the focus, or what says that nothing is left.
  useEffect(() => {
    if (!focus) return;
    const buttons = box.current?.querySelectorAll<HTMLElement>(".change-back") ?? [];
    const next = buttons[Math.min(focus.at, buttons.length - 1)] ?? box.current;
    next?.focus();
  }, [focus]);

  return (
    <div ref={box} tabIndex={-1} className="changes-back">
      {changes.length === 0 && <p className="findings-note">{none}</p>}
      <ul className="findings">
        {shown.map((change, index) => {
          const words = list[index] ?? "";
          const name = message("back.of", { change: words });
          return (
            // Two of them may read alike, and their order does not change under the reader.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index}>
              <span>{words}</span>
              {isForCallers(change) && (
                <Button
                  size="small"
                  appearance="subtle"
                  className="change-back"
                  aria-label={name}
                  title={name}
                  onClick={() => takesBack(change) && setFocus({ at: index })}
                >
                  {message("back.do")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {shown.length < changes.length && (
        <Button size="small" appearance="subtle" onClick={() => setWhole(true)}>
          {message("changes.all", { count: changes.length })}
        </Button>
      )}
      {done !== undefined && (
        <p className="findings-note changes-done">
          <span>{message("back.done", { change: done })}</span>
          <Button
            size="small"
            className="changes-undo"
            onClick={() => {
              undo(done);
              setFocus({ at: 0 });
            }}
          >
            {message("back.undo")}
          </Button>
        </p>
      )}
      {refused && (
        <ToldBar told={refused.told} intent="warning">
          {refused.node !== undefined && (
            <Button onClick={() => refused.node !== undefined && onShowStep(refused.node)}>
              {message("back.step")}
            </Button>
          )}
        </ToldBar>
      )}
    </div>
  );
}
