import type { MarkChange } from "@dialtree/flow/diff";
import { useId } from "react";
import { markIdOf } from "../../canvas/marks/shown.ts";
import { standingOf } from "./compared.ts";
import { StandingMark } from "./standing-mark.tsx";
import { message } from "./words.ts";

/** What is different about notes and frames, apart from what callers hear. */
export function MarkChanges(props: {
  readonly changes: readonly MarkChange[];
  readonly onShow: (id: string) => void;
}) {
  const { changes, onShow } = props;
  const heading = useId();
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="compare-marks">
      <h2 id={heading}>{message("compare.marks", { count: changes.length })}</h2>
      <p>{message("compare.marks.silent")}</p>
      <ol>
        {changes.map((change) => (
          <li key={markIdOf(change.mark)}>
            <button type="button" onClick={() => onShow(markIdOf(change.mark))}>
              <StandingMark standing={standingOf(change)} />
              <span>{wordsOf(change)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function wordsOf(change: MarkChange): string {
  switch (change.kind) {
    case "note added":
      return message("note.new", { text: noteWords(change.words) });
    case "note removed":
      return message("note.gone", { text: noteWords(change.words) });
    case "note rewritten":
      return message("note.rewritten", { before: noteWords(change.before), after: noteWords(change.after) });
    case "note coloured":
      return message("note.coloured", { text: noteWords(change.words) });
    case "frame added":
      return message("frame.new", { title: frameWords(change.words) });
    case "frame removed":
      return message("frame.gone", { title: frameWords(change.words) });
    case "frame renamed":
      return message("frame.renamed", { before: frameWords(change.before), after: frameWords(change.after) });
    case "frame coloured":
      return message("frame.coloured", { title: frameWords(change.words) });
  }
}

const noteWords = (text: string) => text || message("mark.empty");
const frameWords = (title: string) => title || message("mark.untitled");
