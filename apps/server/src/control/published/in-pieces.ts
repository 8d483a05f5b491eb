import { performance } from "node:perf_hooks";

// Less than anybody notices who waits for a word. Milliseconds.
const atOnceMs = 3;

/** Does work piece by piece; between a few of them everything else on this thread has its turn. */
export async function inPieces(work: Iterable<void>): Promise<void> {
  let since = performance.now();
  for (const _piece of work) {
    if (performance.now() - since < atOnceMs) continue;
    await new Promise<void>((resolve) => void setImmediate(resolve));
    since = performance.now();
  }
}
