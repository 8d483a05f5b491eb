import { type RefObject, useEffect } from "react";
import { useArrival } from "../../live/focus.ts";

/** The heading of what is beside the list; `arrived`: somebody came from something else that stood there. */
export function useHeading(arrived: boolean): RefObject<HTMLHeadingElement | null> {
  const heading = useArrival();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on arrival
  useEffect(() => {
    // By the browser's Back no link was followed, and what had the focus may be gone.
    if (arrived && document.activeElement === document.body) heading.current?.focus();
  }, []);
  return heading;
}
