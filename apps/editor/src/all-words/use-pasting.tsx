import { readClipText } from "@dialtree/flow/edit";
import { type ClipboardEvent, type ReactNode, useState } from "react";
import { announce } from "../live/announce.tsx";
import type { Does } from "../pages/flow/editing.ts";
import { nodeTypes } from "../words/node-types.ts";
import { PasteDialog } from "./paste-dialog.tsx";
import { type PastedText, type Pasting, pasteAll, pastingAt, type Table } from "./pasting.ts";
import { message } from "./words.ts";

/** Pasting cells of a spreadsheet into the table: one is written at once, of several it is told before what they would change. */
export function usePasting(table: {
  readonly now: Table;
  /** The chosen cell. */
  readonly at: { readonly row: number; readonly column: number };
  /** Nobody writes in a cell, and texts may be changed. */
  readonly isFree: boolean;
  readonly does: Does;
  readonly onWrite: (text: PastedText) => void;
}): { readonly pasted: (event: ClipboardEvent) => void; readonly question: ReactNode } {
  const { now, at, isFree, does, onWrite } = table;
  const [pasting, setPasting] = useState<Pasting>();

  function pasted(event: ClipboardEvent): void {
    if (!isFree || at.column === 0 || !now.rows[at.row]) return;
    const text = event.clipboardData.getData("text/plain");
    // Steps go into the flow from here as well.
    if (text === "" || readClipText(text, nodeTypes)) return;
    event.preventDefault();
    event.nativeEvent.stopImmediatePropagation();
    const found = pastingAt(at, text, now);
    const [only] = found.changes;
    if (found.cells === 1 && only) onWrite(only);
    else setPasting(found);
  }

  function take({ changes }: Pasting): void {
    setPasting(undefined);
    if (does(pasteAll(changes))) announce(message("paste.taken", { count: changes.length }));
  }

  return {
    pasted,
    question: pasting && (
      <PasteDialog pasting={pasting} onTake={() => take(pasting)} onClose={() => setPasting(undefined)} />
    ),
  };
}
