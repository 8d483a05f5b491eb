// Controls that few forms need. They are fetched behind the page, so that nobody waits for them before a step can be edited.

import { lazy } from "react";

const loadPersonSearch = () => import("./controls/person-search.tsx");
const loadPhoneNumber = () => import("./controls/phone-number.tsx");

export const PersonSearch = lazy(() =>
  loadPersonSearch().then((module) => ({ default: module.PersonSearch })),
);

export const PhoneNumber = lazy(() => loadPhoneNumber().then((module) => ({ default: module.PhoneNumber })));

/** Fetches them all; what cannot be fetched is tried again when a form needs it. */
export async function loadControls(): Promise<void> {
  await Promise.allSettled([loadPersonSearch(), loadPhoneNumber()]);
}
