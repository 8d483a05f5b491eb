import type { Calendar } from "@dialtree/flow/hours";
import { useSyncExternalStore } from "react";

/** What somebody has made of a revision of a calendar, and not saved. */
export interface CalendarDraft {
  readonly calendar: Calendar;
  readonly basedOn: number;
}

// Beside the pages: whoever looks at another calendar, or at a flow, finds them again.
let drafts: ReadonlyMap<string, CalendarDraft> = new Map();
const listeners = new Set<() => void>();

/** All there are, by the ids of their calendars. */
export function useCalendarDrafts(): ReadonlyMap<string, CalendarDraft> {
  return useSyncExternalStore(subscribe, () => drafts);
}

/** Undefined: the calendar is as it is kept. */
export function setCalendarDraft(id: string, draft: CalendarDraft | undefined): void {
  const others = [...drafts].filter(([other]) => other !== id);
  drafts = new Map(draft ? [...others, [id, draft]] : others);
  if (drafts.size > 0) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
  for (const listener of listeners) listener();
}

/** Has the browser ask before all of it is gone. */
function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
