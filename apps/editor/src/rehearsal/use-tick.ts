import { useEffect, useState } from "react";

const everyMs = 200;

/** Draws anew a few times a second, for what shows the time. */
export function useTick(runs: boolean): void {
  const [, setCount] = useState(0);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setCount((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [runs]);
}
