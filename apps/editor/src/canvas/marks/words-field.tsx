import { limits } from "@dialtree/flow";
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from "react";
import { CanvasActions } from "../actions.ts";
import type { ShownMark } from "./shown.ts";
import { message } from "./words.ts";

/** Where the text of a note or the name of a frame is written, in its place. What was written stays when somebody goes on elsewhere. */
export function Words({ shown }: { readonly shown: ShownMark }) {
  const { marks } = useContext(CanvasActions);
  const [words, setWords] = useState(shown.words);
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const { kind } = shown.place;

  useEffect(() => field.current?.select(), []);

  function finish(): void {
    if (words !== shown.words) marks.write(shown.place, words);
    marks.edit(undefined);
  }

  function pressed(event: KeyboardEvent): void {
    const isDone =
      event.key === "Escape" ||
      (event.key === "Enter" && (kind === "frame" || event.ctrlKey || event.metaKey));
    // The keys of the canvas are not meant where somebody writes.
    event.stopPropagation();
    if (!isDone) return;
    event.preventDefault();
    field.current?.closest<HTMLElement>(".react-flow__node")?.focus();
  }

  const shared = {
    ref: field,
    value: words,
    "aria-label": message(`${kind}.field`),
    onKeyDown: pressed,
    onBlur: finish,
  };
  return kind === "note" ? (
    <textarea
      {...shared}
      className="note-field nodrag nopan nowheel"
      maxLength={limits.noteCharacters}
      placeholder={message("note.empty")}
      onChange={({ target }) => setWords(target.value)}
    />
  ) : (
    <input
      {...shared}
      className="frame-field nodrag nopan"
      maxLength={200}
      placeholder={message("frame.untitled")}
      onChange={({ target }) => setWords(target.value)}
    />
  );
}
