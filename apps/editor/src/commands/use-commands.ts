import { useEffect } from "react";
import { chordOf } from "./chord.ts";
import { type Command, commandFor, isTyping } from "./command.ts";

/** Hears the keys of commands on the whole page: what had the focus may be gone with what was undone. Open dialogs keep theirs. */
export function useCommandKeys(commands: readonly Command[]): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const wanted = commandFor(commands, chordOf(event), isTyping(event.target));
      if (!wanted) return;
      event.preventDefault();
      wanted.run();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });
}
