import { useCallback, useEffect, useRef } from "react";

/** The same function at every drawing, which does what it would do at the last one: for parts that are drawn again seldom. */
export function useLatest<Given extends readonly unknown[]>(does: (...given: Given) => void) {
  const latest = useRef(does);
  useEffect(() => {
    latest.current = does;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
