import { type ComponentProps, type MouseEvent, useSyncExternalStore } from "react";
import { setOut } from "../live/focus.ts";
import { type Route, routeOf } from "./routes.ts";

const listeners = new Set<() => void>();

function told(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  globalThis.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener("popstate", listener);
  };
}

/** Goes to another page without loading anything anew. */
export function go(path: string): void {
  history.pushState(null, "", path);
  setOut();
  told();
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => location.pathname));
}

/** A link inside the editor. With a modifier key it is the browser's own. */
export function Link({ href, ...props }: ComponentProps<"a"> & { readonly href: string }) {
  const followed = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  };
  return <a href={href} onClick={followed} {...props} />;
}
