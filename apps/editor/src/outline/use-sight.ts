import { type RefObject, useEffect, useState } from "react";

/** How high each line is; `outline.css` says the same. */
export const lineHeight = 30;
// Beyond what is seen, for those who scroll faster than lines are drawn. Moves in steps, so that not each pixel draws again.
const beyond = 30;
const step = 10;

/** The lines that are drawn: those in sight and some around them. Flows have thousands. */
export interface Sight {
  readonly from: number;
  readonly to: number;
}

/** Which lines are in sight of a box that scrolls. */
export function useSight(box: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ from: 0, to: 2 * beyond });
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const look = () => {
      const first = Math.floor(current.scrollTop / lineHeight / step) * step;
      const shown = Math.ceil(current.clientHeight / lineHeight / step) * step;
      const [from, to] = [Math.max(0, first - beyond), first + shown + beyond];
      setSight((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    look();
    current.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => {
      current.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box]);
  return sight;
}
