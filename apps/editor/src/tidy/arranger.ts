import type { NodeId, Point } from "@dialtree/flow";
import Elk from "elkjs/lib/elk-api.js";
import { elkGraphOf, placesOf } from "./elk-graph.ts";
import type { Untidy } from "./order.ts";

/**
 * Puts boxes in order, on a thread of its own, which ends with the answer or when `stop` is told.
 * @throws when it could not be done; `stop` leaves the promise open, for nobody waits for it any more.
 */
export function putInOrder(untidy: Untidy): {
  readonly places: Promise<Readonly<Record<NodeId, Point>>>;
  readonly stop: () => void;
} {
  const worker = new Worker(new URL("./elk-worker.ts", import.meta.url), { type: "module" });
  const elk = new Elk({ workerFactory: () => worker });
  const broken = new Promise<never>((_resolve, reject) => {
    // A thread that could not be fetched says so by this event alone.
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(message || "elk could not be loaded")),
    );
  });
  const places = Promise.race([elk.layout(elkGraphOf(untidy)), broken])
    .then((answer) => placesOf(answer, untidy))
    .finally(() => worker.terminate());
  return { places, stop: () => worker.terminate() };
}
