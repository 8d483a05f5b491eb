import { type RefObject, useEffect } from "react";

/** Opens a modal dialog of the browser as long as it is drawn, and gives the focus back to whoever had it before. */
export function useModal(box: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const { current } = box;
    const before = document.activeElement;
    current?.showModal();
    return () => {
      // Closed before it is taken away: only then the browser gives the focus back, and not even then when Tab had led
      // out of the page.
      current?.close();
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (isNowhere && before instanceof HTMLElement) before.focus();
    };
  }, [box]);
}
