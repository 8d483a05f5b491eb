import { type RefObject, useEffect, useRef } from "react";

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

/**
 * What had the focus may go when something else is drawn, such as the row of what was removed: whoever was there goes on at `place`,
 * not at the top of the page. `drawn`: what it was drawn from; undefined until that is there.
 */
export function useFocusKept(place: RefObject<HTMLElement | null>, drawn: unknown): void {
  const before = useRef(drawn);
  useEffect(() => {
    const isAnother = before.current !== undefined && before.current !== drawn;
    before.current = drawn;
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    // Whoever has a mouse looks on at where they are.
    if (isAnother && isNowhere) place.current?.focus({ preventScroll: true });
  }, [place, drawn]);
}
