import { type RefObject, useEffect, useRef, useState } from "react";

// Fluent hides and shows the page around a dialog within 250 ms of what happened.
const settledMs = 300;

/**
 * For dialogs: when they are gone, the focus is where it was before, unless something else has taken it, and the page
 * is there again for screen readers. Fluent hides it from them while a dialog is open; when the dialog is taken away
 * together with what it was opened by, it stays hidden (seen with Fluent UI 9.74, tabster 8.8).
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // What comes later is about this page, whatever is there by then.
      const page = document;
      requestAnimationFrame(() => {
        const nowhere = document.activeElement === null || document.activeElement === document.body;
        if (nowhere && before instanceof HTMLElement && before.isConnected) before.focus();
      });
      setTimeout(() => {
        // The list of steps is a dialog too, but only a modal one hides the page.
        if (page.querySelector('[aria-modal="true"]')) return;
        page.querySelector("body > [aria-hidden]")?.removeAttribute("aria-hidden");
      }, settledMs);
    },
    [before],
  );
}

let onTheWay = false;

/** Somebody follows a link inside the editor: the heading of the next page takes the focus, as if it were loaded. */
export function setOut(): void {
  onTheWay = true;
}

export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!onTheWay) return;
    onTheWay = false;
    heading.current?.focus();
  }, []);
  return heading;
}
