import type { Entry } from "@dialtree/rehearsal";
import { type RefObject, useEffect, useRef } from "react";
import { announce } from "../live/announce.tsx";
import { type Line, lineOf } from "./lines.ts";
import { message } from "./words.ts";

/** What was heard and done, with a way back to each moment of it. */
export function Transcript(props: {
  readonly entries: readonly Entry[];
  /** Milliseconds into the call: what has not begun by then is not there yet. */
  readonly until: number;
  readonly onRewind: (index: number) => void;
  readonly list: RefObject<HTMLOListElement | null>;
}) {
  const { entries, until, onRewind, list } = props;
  const shown = entries.flatMap((entry, index) => {
    const line = entry.at <= until ? lineOf(entry) : undefined;
    return line ? [{ entry, index, line }] : [];
  });
  const texts = shown.map(({ line }) => line.text);
  const before = useRef<readonly string[]>([]);
  // Each new line is brought into view, and told to those who listen: without the ways back that stand beside the lines.
  const all = texts.join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts are what changes
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    const isLonger = before.current.every((text, index) => text === texts[index]);
    const news = isLonger ? texts.slice(before.current.length) : [];
    before.current = texts;
    if (news.length > 0) announce(news.join(" "));
  }, [all]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <ol className="try-heard" ref={list} aria-label={message("try.heard")} tabIndex={0}>
      {shown.map(({ entry, index, line }) => (
        <li key={`${index} ${entry.at}`} data-by={line.by}>
          <button
            type="button"
            title={rewindWords(entry, line)}
            aria-label={rewindWords(entry, line)}
            onClick={() => onRewind(index)}
          >
            {clockOf(entry.at)}
          </button>
          <span>{line.text}</span>
        </li>
      ))}
    </ol>
  );
}

function rewindWords({ kind, at }: Entry, { text: what }: Line): string {
  return message(kind === "acts" ? "try.rewind.before" : "try.rewind.when", { time: clockOf(at), what });
}

/** Minutes and seconds into the call: `1:05`. */
function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
