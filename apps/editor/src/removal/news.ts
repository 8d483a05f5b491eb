import { useSyncExternalStore } from "react";

/** What somebody has done here a moment ago, on whichever page. */
export interface RemovalNews {
  readonly became: "removed" | "back";
  readonly flow: { readonly id: string; readonly title: string };
}

let news: RemovalNews | undefined;
const listeners = new Set<() => void>();

/** The list of flows tells it; undefined once it was read. */
export function tellRemoval(told: RemovalNews | undefined): void {
  news = told;
  for (const listener of listeners) listener();
}

export function useRemovalNews(): RemovalNews | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => news,
  );
}
