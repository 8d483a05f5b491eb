import { useEffect } from "react";
import { isTyping } from "../../commands/command.ts";
import { message } from "../../messages/message.ts";

/** What the clipboard is about on the page of a flow. */
export interface Clipboard {
  /** The chosen steps as text; undefined where none is chosen. */
  readonly copied: () => string | undefined;
  /** What was copied goes. */
  readonly cut: () => void;
  /** Whether the text was steps. */
  readonly pasted: (text: string) => boolean;
}

/**
 * Steps go through the clipboard of the system, so that they come to other flows and other windows. Where somebody types or has marked
 * words of the page, it is theirs.
 */
export function useClipboard(clipboard: Clipboard): void {
  useEffect(() => {
    const taken = (event: ClipboardEvent) => {
      if (isElsewhere(event)) return;
      const text = clipboard.copied();
      if (text === undefined || !event.clipboardData) return;
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      if (event.type === "cut") clipboard.cut();
    };
    const pasted = (event: ClipboardEvent) => {
      if (isElsewhere(event)) return;
      if (clipboard.pasted(event.clipboardData?.getData("text/plain") ?? "")) event.preventDefault();
    };
    document.addEventListener("copy", taken);
    document.addEventListener("cut", taken);
    document.addEventListener("paste", pasted);
    return () => {
      document.removeEventListener("copy", taken);
      document.removeEventListener("cut", taken);
      document.removeEventListener("paste", pasted);
    };
  });
}

function isElsewhere({ target, type }: ClipboardEvent): boolean {
  if (isTyping(target) || document.querySelector("dialog[open]")) return true;
  return type !== "paste" && getSelection()?.isCollapsed === false;
}

/** The same by command, where the browser makes no event of it. What it does not let this page do is said. */
export function clipboardCommands(clipboard: Clipboard, onNote: (words: string) => void) {
  async function take(then: () => void): Promise<void> {
    const text = clipboard.copied();
    if (text === undefined) return;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return onNote(message("clip.closed"));
    }
    then();
  }
  async function put(): Promise<void> {
    try {
      if (!clipboard.pasted(await navigator.clipboard.readText())) onNote(message("clip.none"));
    } catch {
      onNote(message("clip.closed"));
    }
  }
  return {
    copy: () => void take(() => {}),
    cut: () => void take(clipboard.cut),
    paste: () => void put(),
  };
}
