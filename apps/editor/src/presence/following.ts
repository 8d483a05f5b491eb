import { ApiError, type Told } from "../api/errors.ts";
import type { Here } from "../api/presence.ts";

/** What following needs of the world. */
export interface FollowPorts {
  /** Says that this tab is here, and asks who else is. @throws ApiError */
  readonly ask: () => Promise<Here>;
  /** Undefined: nobody knows at the moment. */
  readonly onHere: (here: Here | undefined) => void;
  /** Somebody has removed the flow. It is asked on: somebody may bring it back. */
  readonly onRemoved: (told: Told) => void;
  /** Whether somebody can see this tab. */
  readonly isSeen: () => boolean;
  /** Runs something later; the answer calls it off. */
  readonly after: (ms: number, then: () => void) => () => void;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface Following {
  /** Somebody moves the mouse or types here. */
  readonly touched: () => void;
  /** Somebody comes to this tab, or leaves it for another one. */
  readonly turned: () => void;
  readonly close: () => void;
}

const aloneMs = 10_000;
/** Two who work on one flow want to see what the other does. */
const togetherMs = 5_000;
// Whoever has gone for lunch is not here. Asking on and on would also keep the session of an empty chair alive for good.
const awayAfterMs = 5 * 60_000;

/** Asks who has a flow open, again and again, for as long as somebody sits in front of it. */
export function follow({ ask, onHere, onRemoved, isSeen, after, now }: FollowPorts): Following {
  let touchedAt = now();
  let callOff: (() => void) | undefined;
  let isAsking = false;
  let isOver = false;

  const isThere = () => isSeen() && now() - touchedAt < awayAfterMs;

  function rest(): void {
    callOff?.();
    callOff = undefined;
  }

  async function look(): Promise<void> {
    rest();
    if (isAsking || isOver) return;
    if (!isThere()) return onHere(undefined);
    isAsking = true;
    const here = await ask().catch(failed);
    isAsking = false;
    if (isOver) return;
    onHere(here);
    callOff = after(
      here && here.people.length + here.otherTabs > 0 ? togetherMs : aloneMs,
      () => void look(),
    );
  }

  function failed(error: unknown): undefined {
    if (!(error instanceof ApiError)) throw error;
    // Whoever may not know, or is not signed in any more, need not ask again.
    if (!error.passing || error.status === 401) isOver = true;
    if (error.told.code === "flow_removed" && !isOver) onRemoved(error.told);
    if (isOver) onHere(undefined);
  }

  void look();
  return {
    touched() {
      touchedAt = now();
      // Back from lunch.
      if (!callOff) void look();
    },
    turned() {
      if (isSeen()) touchedAt = now();
      void look();
    },
    close() {
      isOver = true;
      rest();
    },
  };
}
