import { useCallback, useLayoutEffect, useRef } from "react";

/** The same function at every drawing, which does what it would do at the last one: for parts that are drawn again seldom. */
export function useLatest<Given extends readonly unknown[]>(does: (...given: Given) => void) {
  const latest = useRef(does);
  // With what is drawn, not a moment later: what is pressed in between would be done to what was drawn before.
  useLayoutEffect(() => {
    latest.current = does;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
