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
