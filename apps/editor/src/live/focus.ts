import { type RefObject, useEffect, useRef, useState } from "react";

/** For dialogs: when they are gone, the focus is where it was before, unless something else has taken it. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const nowhere = document.activeElement === null || document.activeElement === document.body;
        if (nowhere && before instanceof HTMLElement && before.isConnected) before.focus();
      });
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
