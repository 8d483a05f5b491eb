import type { Entry } from "@dialtree/rehearsal";
import { useEffect, useRef } from "react";
import { type Line, lineOf } from "./lines.ts";
import { message } from "./words.ts";

/** What was heard and done, with a way back to each moment of it. */
export function Transcript(props: {
  readonly entries: readonly Entry[];
  /** Milliseconds into the call: what has not begun by then is not there yet. */
  readonly until: number;
  readonly onRewind: (index: number) => void;
}) {
  const { entries, until, onRewind } = props;
  const list = useRef<HTMLOListElement>(null);
  const shown = entries.flatMap((entry, index) => {
    const line = entry.at <= until ? lineOf(entry) : undefined;
    return line ? [{ entry, index, line }] : [];
  });
  const count = shown.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new line is brought into view
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <ol className="try-heard" ref={list} aria-label={message("try.heard")} aria-live="polite" tabIndex={0}>
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
export function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
