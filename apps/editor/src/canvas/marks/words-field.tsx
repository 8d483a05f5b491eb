import { limits } from "@dialtree/flow";
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from "react";
import { CanvasActions } from "../actions.ts";
import type { ShownMark } from "./shown.ts";
import { message } from "./words.ts";

/** Where the text of a note or the name of a frame is written, in its place; every stroke is in the flow at once. */
export function Words({ shown }: { readonly shown: ShownMark }) {
  const { marks } = useContext(CanvasActions);
  const [words, setWords] = useState(shown.words);
  // What was written here and does not stand on the picture yet: that comes a moment later.
  const underway = useRef<string[]>([]);
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const { kind } = shown.place;

  useEffect(() => field.current?.select(), []);
  useEffect(() => {
    const arrived = underway.current.indexOf(shown.words);
    underway.current.splice(0, arrived + 1);
    // Nothing of mine: it was undone, or written by somebody else.
    if (arrived < 0) setWords(shown.words);
  }, [shown.words]);

  function write(typed: string): void {
    underway.current.push(typed);
    setWords(typed);
    marks.write(shown.place, typed);
  }

  function pressed(event: KeyboardEvent): void {
    const isDone =
      event.key === "Escape" ||
      (event.key === "Enter" && (kind === "frame" || event.ctrlKey || event.metaKey));
    if (!isDone) return;
    event.preventDefault();
    field.current?.closest<HTMLElement>(".react-flow__node")?.focus();
  }

  const shared = {
    ref: field,
    value: words,
    "aria-label": message(`mark.field.${kind}`),
    onKeyDown: pressed,
    onBlur: () => marks.edit(undefined),
  };
  return kind === "note" ? (
    <textarea
      {...shared}
      className="note-field nodrag nopan nowheel"
      maxLength={limits.noteCharacters}
      placeholder={message("note.empty")}
      onChange={({ target }) => write(target.value)}
    />
  ) : (
    <input
      {...shared}
      className="frame-field nodrag nopan"
      maxLength={200}
      placeholder={message("frame.untitled")}
      onChange={({ target }) => write(target.value)}
    />
  );
}
