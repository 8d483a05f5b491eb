import "./paste-dialog.css";
import { Button } from "@fluentui/react-components";
import { Dialog } from "../dialog/dialog.tsx";
import type { Pasting } from "./pasting.ts";
import { saidIn } from "./texts.ts";
import { message } from "./words.ts";

// More of them nobody reads; all of them are counted.
const shownAtMost = 200;

/** What pasting would change, in words, before anything is changed. */
export function PasteDialog(props: {
  readonly pasting: Pasting;
  readonly onTake: () => void;
  readonly onClose: () => void;
}) {
  const { pasting, onTake, onClose } = props;
  const { changes, refused } = pasting;
  const isAny = changes.length > 0;
  return (
    <Dialog
      title={message("paste.title")}
      onClose={onClose}
      onSubmit={isAny ? onTake : onClose}
      actions={
        isAny ? (
          <>
            <Button onClick={onClose}>{message("cancel")}</Button>
            <Button appearance="primary" type="submit">
              {message("paste.take", { count: changes.length })}
            </Button>
          </>
        ) : (
          <Button appearance="primary" type="submit">
            {message("done")}
          </Button>
        )
      }
    >
      <p>{message(isAny ? "paste.changes" : "paste.none", { count: changes.length })}</p>
      {refused.length > 0 && (
        <section className="paste-refused">
          <h3>{message("paste.refused", { count: refused.length })}</h3>
          <ul>
            {refused.slice(0, shownAtMost).map(({ cell, why }, index) => (
              // Two of them may read alike, and their order does not change.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index}>{message("paste.because", { cell, why })}</li>
            ))}
          </ul>
        </section>
      )}
      <ul className="paste-changes">
        {changes.slice(0, shownAtMost).map(({ row, language, name, before, text }) => (
          <li key={`${row.id} ${language}`}>
            <strong>{message("words.cell", { where: row.where, what: row.what, language: name })}</strong>
            {before === "" ? <span>{message("paste.new")}</span> : <del lang={language}>{before}</del>}
            <ins lang={language}>{text}</ins>
            {saidIn(row, language)?.recording !== undefined && <span>{message("words.record")}</span>}
          </li>
        ))}
      </ul>
      {Math.max(changes.length, refused.length) > shownAtMost && (
        <p>{message("paste.more", { count: shownAtMost })}</p>
      )}
    </Dialog>
  );
}
