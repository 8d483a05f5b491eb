import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Told } from "../api/errors.ts";
import { beHere, type Here, leaveFlow } from "../api/presence.ts";
import type { DraftStore } from "../store/draft-store.ts";
import { follow } from "./following.ts";

/** This window, for as long as it shows this page. */
const tab = crypto.randomUUID();
/** A change of so long ago is news still. */
const editedForMs = 30_000;

/**
 * Who else has a flow open, followed; undefined while nobody knows. `onHere` hears of each answer, `onRemoved` that somebody has
 * removed the flow.
 */
export function useFollowing(
  flow: string,
  store: DraftStore,
  onHere: (here: Here) => void,
  onRemoved: (told: Told) => void,
): Here | undefined {
  const [here, setHere] = useState<Here>();
  const hears = useRef({ onHere, onRemoved });
  // With what is drawn, not a moment later: an answer in between would be told to what was drawn before.
  useLayoutEffect(() => {
    hears.current = { onHere, onRemoved };
  });
  useEffect(() => {
    let editedAt = Number.NEGATIVE_INFINITY;
    const unsubscribe = store.subscribe(() => {
      if (store.state().unsaved.length > 0) editedAt = performance.now();
    });
    const following = follow({
      ask: () => beHere(flow, tab, performance.now() - editedAt < editedForMs),
      onHere: (heard) => {
        setHere(heard);
        if (heard) hears.current.onHere(heard);
      },
      onRemoved: (told) => hears.current.onRemoved(told),
      isSeen: () => document.visibilityState === "visible",
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      now: () => performance.now(),
    });
    // Who cannot be told that this tab has gone finds out by themselves, in less than a minute.
    const leave = () => void leaveFlow(flow, tab).catch(() => {});
    const { touched, turned } = following;
    globalThis.addEventListener("pointermove", touched, { passive: true });
    globalThis.addEventListener("keydown", touched);
    globalThis.addEventListener("focus", turned);
    globalThis.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", turned);
    return () => {
      unsubscribe();
      following.close();
      leave();
      globalThis.removeEventListener("pointermove", touched);
      globalThis.removeEventListener("keydown", touched);
      globalThis.removeEventListener("focus", turned);
      globalThis.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", turned);
    };
  }, [flow, store]);
  return here;
}
