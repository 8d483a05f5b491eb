import type { FlowDocument } from "@dialtree/flow";
import { useDeferredValue, useEffect, useState } from "react";

/** From here on a look at the whole flow takes so long that whoever types would feel it. */
const manySteps = 150;
/** Milliseconds without a change. */
const pause = 250;

/**
 * The flow as those see it who look at all of it: a moment later. A large one is looked at when nothing has changed for a while, so that
 * what somebody types is seen at once.
 */
export function useSettled(document: FlowDocument): FlowDocument {
  const isLarge = document.nodes.length > manySteps;
  const [rested, setRested] = useState(isLarge ? document : undefined);
  useEffect(() => {
    // One that is small now and grows again is another one by then.
    if (!isLarge) return setRested(undefined);
    const timer = setTimeout(() => setRested(document), pause);
    return () => clearTimeout(timer);
  }, [document, isLarge]);
  return useDeferredValue((isLarge ? rested : undefined) ?? document);
}
