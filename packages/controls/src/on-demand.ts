// Controls that few forms need. They are fetched behind the page, so that nobody waits for them before a step can be edited.

import { lazy } from "react";

const loadPersonSearch = () => import("./controls/person-search.tsx");

export const PersonSearch = lazy(() =>
  loadPersonSearch().then((module) => ({ default: module.PersonSearch })),
);

/** Fetches them all; what cannot be fetched is tried again when a form needs it. */
export async function loadControls(): Promise<void> {
  await Promise.allSettled([loadPersonSearch()]);
}
