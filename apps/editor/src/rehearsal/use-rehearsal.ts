import type { Act, Answer, Arranged, TrialView, Written } from "@dialtree/rehearsal";
import { useCallback, useEffect, useState } from "react";
import { TrialFault } from "./line.ts";
import type { Comparison, Order, Scene, Sight, Situation } from "./orders.ts";
import { useLine } from "./use-line.ts";

export type Clock = "virtual" | "real";

/** A call that is tried, and all that can be done with it. */
export interface Rehearsing {
  readonly view: TrialView | undefined;
  /** Another one where the call has begun, or was gone back in. */
  readonly turn: number | undefined;
  readonly comparison: Comparison | undefined;
  /** Why it could not go on. */
  readonly fault: string | undefined;
  /** On the real clock: time goes by. */
  readonly runs: boolean;
  /** On the real clock: somebody has stopped it. */
  readonly paused: boolean;
  /** Milliseconds into the call, by now. */
  readonly elapsed: () => number;
  /** Until when the call may go on by itself, because what is said until then still sounds. */
  readonly hold: (at: number | undefined) => void;
  readonly begin: (scene: Scene, situation: Situation) => void;
  /** Lets another version take the same call beside it. */
  readonly compare: (other: Scene | undefined) => void;
  readonly act: (act: Act) => void;
  readonly answer: (answer: Answer) => void;
  readonly skip: () => void;
  readonly pause: (paused: boolean) => void;
  /** To an entry of the view, or by one decision. */
  readonly rewind: (to: number | "back" | "forth") => void;
  /** The call as far as it has gone, as a scenario. */
  readonly written: (title: string) => Promise<Written | undefined>;
}

interface Seen {
  readonly sight: Sight | undefined;
  /** When it came, on the clock of the page. */
  readonly at: number;
}

/** Tries calls in a thread of its own. */
export function useRehearsal(arranged: Arranged, clock: Clock): Rehearsing {
  const [{ sight, at: seenAt }, setSeen] = useState<Seen>({ sight: undefined, at: 0 });
  const [fault, setFault] = useState<string>();
  const [paused, setPaused] = useState(false);
  const [holdAt, setHoldAt] = useState<number>();
  const line = useLine();
  // Before anybody asks for it: so that it is there even if the server is away by then.
  useEffect(() => void line(), [line]);
  const view = sight?.view;
  const runs = clock === "real" && !paused && view !== undefined && !view.asked && view.halt !== "over";

  const elapsed = useCallback(() => {
    const seen = view?.elapsed ?? 0;
    const now = seen + (runs ? performance.now() - seenAt : 0);
    return Math.max(seen, Math.min(now, (holdAt ?? Number.POSITIVE_INFINITY) - 1));
  }, [view, seenAt, runs, holdAt]);

  const send = useCallback(
    (order: Order) => {
      const manner = { arranged, virtual: clock === "virtual" };
      line()
        .ask("sight", { order, manner })
        .then(
          (told) => {
            setFault(undefined);
            setSeen({ sight: told, at: performance.now() });
          },
          (error: unknown) => {
            if (!(error instanceof TrialFault)) throw error;
            setFault(error.message);
          },
        );
    },
    [line, arranged, clock],
  );

  const nextAt = view?.next?.at;
  useEffect(() => {
    if (!runs || nextAt === undefined || (holdAt !== undefined && nextAt >= holdAt)) return;
    const timer = setTimeout(
      () => send({ type: "pass", until: Math.max(nextAt, elapsed()) }),
      Math.max(0, nextAt - elapsed()),
    );
    return () => clearTimeout(timer);
  }, [runs, nextAt, holdAt, elapsed, send]);

  const hold = useCallback(
    (at: number | undefined) => {
      // Let go, the call goes on from where it was held.
      if (at === undefined && runs) send({ type: "pass", until: elapsed() });
      setHoldAt(at);
    },
    [runs, send, elapsed],
  );

  return {
    view,
    turn: sight?.turn,
    comparison: sight?.comparison,
    fault,
    hold,
    runs,
    paused,
    elapsed,
    begin(scene, situation) {
      setPaused(false);
      send({ type: "begin", scene, situation });
    },
    compare: useCallback((other) => send({ type: "compare", with: other }), [send]),
    act(act) {
      setPaused(false);
      send({ type: "move", move: { type: "acts", act }, at: elapsed() });
    },
    answer: (answer) => send({ type: "move", move: { type: "answers", answer } }),
    skip: () => send({ type: "move", move: { type: "goes on" }, at: elapsed() }),
    pause(wanted) {
      // Time that has passed is not forgotten when the clock is stopped.
      if (runs || !wanted) send({ type: "pass", until: elapsed() });
      setPaused(wanted);
    },
    rewind(to) {
      setPaused(true);
      send({ type: "rewind", to });
    },
    written: (title) => line().ask("written", { title }),
  };
}
