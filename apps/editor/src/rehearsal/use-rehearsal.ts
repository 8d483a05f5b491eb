import type { Act, Answer, Arranged, TrialView } from "@dialtree/rehearsal";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Order, Reply, Request, Scene, Situation } from "./orders.ts";

export type Clock = "virtual" | "real";

/** A call that is tried, and all that can be done with it. */
export interface Rehearsing {
  readonly view: TrialView | undefined;
  /** Why it could not go on. */
  readonly fault: string | undefined;
  /** On the real clock: time stands still. */
  readonly paused: boolean;
  /** Milliseconds into the call, by now. */
  readonly elapsed: () => number;
  readonly begin: (scene: Scene, situation: Situation) => void;
  readonly act: (act: Act) => void;
  readonly answer: (answer: Answer) => void;
  readonly skip: () => void;
  readonly pause: (paused: boolean) => void;
  /** To an entry of the view, or by one decision. */
  readonly rewind: (to: number | "back" | "forth") => void;
}

interface Seen {
  readonly view: TrialView | undefined;
  /** When it came, on the clock of the page. */
  readonly at: number;
}

/** Tries calls in a thread of its own. `held`: on the real clock nothing goes on until a sound has been heard. */
export function useRehearsal(arranged: Arranged, clock: Clock, held: boolean): Rehearsing {
  const [seen, setSeen] = useState<Seen>({ view: undefined, at: 0 });
  const [fault, setFault] = useState<string>();
  const [paused, setPaused] = useState(false);
  const line = useLine();
  const { view } = seen;
  const runs =
    clock === "real" && !paused && !held && view !== undefined && !view.asked && view.halt !== "over";

  const elapsed = useCallback(() => {
    if (!seen.view) return 0;
    return seen.view.elapsed + (runs ? performance.now() - seen.at : 0);
  }, [seen, runs]);

  const send = useCallback(
    (order: Order) => {
      line({ order, manner: { arranged, virtual: clock === "virtual" } }, (reply) => {
        if ("fault" in reply) return setFault(reply.fault);
        setFault(undefined);
        setSeen({ view: reply.view, at: performance.now() });
      });
    },
    [line, arranged, clock],
  );

  const nextAt = view?.next?.at;
  useEffect(() => {
    if (!runs || nextAt === undefined) return;
    const timer = setTimeout(
      () => send({ type: "pass", until: Math.max(nextAt, elapsed()) }),
      Math.max(0, nextAt - elapsed()),
    );
    return () => clearTimeout(timer);
  }, [runs, nextAt, elapsed, send]);

  // Time that has passed is not forgotten when the clock is stopped.
  const still = useCallback(() => {
    if (runs) send({ type: "pass", until: elapsed() });
  }, [runs, send, elapsed]);

  return {
    view,
    fault,
    paused,
    elapsed,
    begin(scene, situation) {
      setPaused(false);
      send({ type: "begin", scene, situation });
    },
    act(act) {
      setPaused(false);
      send({ type: "move", move: { type: "acts", act }, at: elapsed() });
    },
    answer: (answer) => send({ type: "move", move: { type: "answers", answer } }),
    skip: () => send({ type: "move", move: { type: "goes on" }, at: elapsed() }),
    pause(wanted) {
      if (wanted) still();
      setPaused(wanted);
    },
    rewind(to) {
      setPaused(true);
      send({ type: "rewind", to });
    },
  };
}

/** The line to the thread: what is asked first is answered first. */
function useLine() {
  const worker = useRef<Worker>(undefined);
  const waiting = useRef(new Map<number, (reply: Reply) => void>());
  const count = useRef(0);
  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = undefined;
      waiting.current.clear();
    },
    [],
  );
  return useCallback((request: Omit<Request, "id">, answered: (reply: Reply) => void) => {
    if (!worker.current) {
      const made = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      made.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
        const tell = waiting.current.get(data.id);
        waiting.current.delete(data.id);
        tell?.(data);
      });
      worker.current = made;
    }
    const id = ++count.current;
    waiting.current.set(id, answered);
    worker.current.postMessage({ ...request, id } satisfies Request);
  }, []);
}
