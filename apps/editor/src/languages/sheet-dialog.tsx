import { languageNames } from "@dialtree/controls";
import type { FlowDocument } from "@dialtree/flow";
import { setTexts } from "@dialtree/flow/edit";
import type { TextChange } from "@dialtree/flow/texts";
import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { Dialog } from "../dialog/dialog.tsx";
import { type LineFault, SheetFaults } from "../files/sheet-faults.tsx";
import { announce } from "../live/announce.tsx";
import { shownLanguage } from "../messages/language.ts";
import type { Does } from "../pages/flow/editing.ts";
import { nodeTypes } from "../words/node-types.ts";
import { readSheetFile } from "./read-sheet-file.ts";
import { message } from "./words.ts";

type Read = { readonly changes: readonly TextChange[] } | { readonly faults: readonly LineFault[] };

const nameOf = languageNames(shownLanguage());

/** What a sheet would change, in words, before anything is changed; or why it cannot be taken. */
export function SheetDialog(props: {
  readonly document: FlowDocument;
  readonly sheet: File;
  readonly does: Does;
  readonly onClose: () => void;
}) {
  const { document, sheet, does, onClose } = props;
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    let wanted = true;
    void readSheetFile(sheet, document).then((found) => wanted && setRead(found));
    return () => {
      wanted = false;
    };
  }, [sheet, document]);
  const changes = read && "changes" in read ? read.changes : [];

  function take(): void {
    if (does((doc) => setTexts(doc, changes, nodeTypes)))
      announce(message("sheet.taken", { count: changes.length }));
    onClose();
  }

  return (
    <Dialog
      title={message("sheet.title", { file: sheet.name })}
      onClose={onClose}
      onSubmit={changes.length > 0 ? take : onClose}
      actions={
        changes.length > 0 ? (
          <>
            <Button onClick={onClose}>{message("cancel")}</Button>
            <Button appearance="primary" type="submit">
              {message("sheet.take", { count: changes.length })}
            </Button>
          </>
        ) : (
          <Button appearance="primary" type="submit">
            {message("done")}
          </Button>
        )
      }
    >
      {!read && <Spinner label={message("page.loading")} />}
      {read && "faults" in read && <SheetFaults faults={read.faults} />}
      {read && "changes" in read && <Changes changes={changes} />}
    </Dialog>
  );
}

function Changes({ changes }: { readonly changes: readonly TextChange[] }) {
  if (changes.length === 0) return <p>{message("sheet.same")}</p>;
  return (
    <>
      <p>{message("sheet.changes", { count: changes.length })}</p>
      <ul className="sheet-rows">
        {changes.map(({ place: { id, where, field }, language, before, text }) => (
          <li key={`${id} ${language}`}>
            <strong>{message("sheet.at", { step: where, field, language: nameOf(language) })}</strong>
            {before && before.text !== "" ? (
              <del lang={language}>{before.text}</del>
            ) : (
              <span>{message("sheet.new")}</span>
            )}
            <ins lang={language}>{text}</ins>
            {before?.recording !== undefined && (
              <span>{message("sheet.recordAgain", { recording: before.recording })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
