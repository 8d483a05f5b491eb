import { type RefObject, useLayoutEffect } from "react";

/**
 * When the first one is made, what said that there is none goes, and the button that made it goes with it. Whoever was on it goes on at
 * the heading of the place, not at the top of the page.
 */
export function useHandOver(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = box;
    const place = current?.parentElement?.closest<HTMLElement>("section, dialog, main");
    return () => {
      if (!current?.contains(document.activeElement)) return;
      const heading = place?.querySelector<HTMLElement>("h1, h2, h3");
      if (!heading || current.contains(heading)) return;
      heading.tabIndex = -1;
      heading.focus();
    };
  }, [box]);
}
