import { useEffect, useRef, useState } from "react";
import { message } from "./words.ts";

/** A name that is written in its line: Enter takes it, Escape leaves it as it was. */
export function NameField(props: {
  readonly of: string;
  readonly name: string;
  readonly onNamed: (name: string | undefined) => void;
}) {
  const { of, name, onNamed } = props;
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  // Once: a field that goes away loses the focus as well.
  const end = (given: string | undefined) => {
    if (isOver.current) return;
    isOver.current = true;
    onNamed(given);
  };
  return (
    <input
      ref={field}
      className="outline-name"
      aria-label={message("outline.name", { row: of })}
      value={typed}
      maxLength={200}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => end(typed)}
      onKeyDown={(event) => {
        // The line around it has keys of its own.
        event.stopPropagation();
        if (event.key === "Enter") end(typed);
        else if (event.key === "Escape") end(undefined);
        else return;
        event.preventDefault();
      }}
    />
  );
}
