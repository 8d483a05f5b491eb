import { useLayoutEffect, useRef, useState } from "react";

type Handlers = Readonly<Record<string, ((...args: never[]) => unknown) | undefined>>;

/**
 * The same functions as long as the component lives, each of which does what the one that was given last would do. Whoever remembers
 * what it was given then has nothing to do again: a canvas draws all of its boxes anew for a new function.
 */
export function useSteady<Given extends Handlers>(handlers: Given): Given {
  const latest = useRef<Handlers>(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const [steady] = useState(() =>
    Object.fromEntries(
      Object.keys(handlers).map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)]),
    ),
  );
  return steady as Given;
}
