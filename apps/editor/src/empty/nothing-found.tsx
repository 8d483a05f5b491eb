import "./empty.css";
import { Button } from "@fluentui/react-components";
import { type RefObject, useEffect } from "react";
import { announce } from "../live/announce.tsx";
import { message } from "./words.ts";

/** There is something, and what somebody looks for hides all of it. */
export function NothingFound(props: {
  readonly words: string;
  readonly onShowAll: () => void;
  /** Where one looks; it has the focus again when everything is shown, because the button is gone then. */
  readonly field: RefObject<HTMLElement | null>;
}) {
  const { words, onShowAll, field } = props;
  useEffect(() => announce(words), [words]);
  return (
    <div className="empty-found">
      <p>{words}</p>
      <Button
        size="small"
        onClick={() => {
          onShowAll();
          field.current?.focus();
        }}
      >
        {message("empty.all")}
      </Button>
    </div>
  );
}
