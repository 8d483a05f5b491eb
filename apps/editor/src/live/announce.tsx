import { useSyncExternalStore } from "react";

let said = "";
let turn = 0;
const listeners = new Set<() => void>();

/** Says something to people who listen to the page instead of seeing it. */
export function announce(text: string): void {
  // The same sentence twice is two pieces of news.
  turn++;
  said = turn % 2 === 0 ? text : `${text}\u00a0`;
  for (const listener of listeners) listener();
}

/** Stands once in the page. */
export function Announcements() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
  );
  return (
    <div className="unseen" role="status" aria-live="polite">
      {text}
    </div>
  );
}
