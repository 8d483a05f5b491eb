import { useCallback, useEffect, useRef } from "react";
import { type Line, openLine } from "./line.ts";

/** A line to a thread of this page's own, opened when it is first needed. */
export function useLine(): () => Line {
  const opened = useRef<Line>(undefined);
  useEffect(
    () => () => {
      opened.current?.close();
      opened.current = undefined;
    },
    [],
  );
  return useCallback(() => {
    opened.current ??= openLine();
    return opened.current;
  }, []);
}
