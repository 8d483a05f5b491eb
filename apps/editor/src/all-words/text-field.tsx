import { limits } from "@dialtree/flow";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";

/** How writing in a cell ends, and where it goes on. */
export type End = "here" | "below" | "next" | "previous" | "restored";

/** A text that is being written in its cell. It grows with what it says. */
export function TextField(props: {
  readonly label: string;
  readonly language: string;
  readonly text: string;
  /** All of it is chosen, so that the first letter takes its place, as in a sheet. */
  readonly isAnew: boolean;
  readonly placeholder: string | undefined;
  readonly onText: (text: string) => void;
  readonly onEnd: (how: End) => void;
}) {
  const { label, language, text, isAnew, placeholder, onText, onEnd } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  // Once: a field that goes away loses the focus as well.
  const isOver = useRef(false);
  useEffect(() => {
    const { current } = area;
    current?.focus();
    current?.setSelectionRange(isAnew ? 0 : current.value.length, current.value.length);
  }, [isAnew]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height depends on the text.
  useLayoutEffect(() => {
    const { current } = area;
    if (!current) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight}px`;
  }, [text]);

  function end(how: End): void {
    if (isOver.current) return;
    isOver.current = true;
    onEnd(how);
  }

  function pressed(event: KeyboardEvent): void {
    // The page has keys of its own (undo), the grid others.
    if (event.key === "Escape") end("restored");
    else if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) end("below");
    else if (event.key === "Tab") end(event.shiftKey ? "previous" : "next");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <textarea
      ref={area}
      className="words-field"
      aria-label={label}
      lang={language}
      rows={1}
      maxLength={limits.spokenCharacters}
      placeholder={placeholder}
      value={text}
      onChange={({ target }) => onText(target.value)}
      onKeyDown={pressed}
      onBlur={() => end("here")}
    />
  );
}
