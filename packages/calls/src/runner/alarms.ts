import type { CallState, Watch } from "./state.ts";

/** What a call has to be looked at for. Milliseconds since 1970, UTC. */
export type Alarm =
  | { readonly at: number; readonly timer: CallState["session"]["timers"][number] }
  | { readonly at: number; readonly watch: Watch };

/** An unsent command older than this, in milliseconds, may be nobody's any more: whoever is there looks. */
const unsentForMs = 750;

/** What falls due first of a call, apart from watches that are being seen to. */
export function nextAlarm({ session, watches }: CallState, seenTo: ReadonlySet<string>): Alarm | undefined {
  // Of two that are due at once the flow's own goes first: it decided in time, before a limit decides for it.
  const [timer] = session.timers.toSorted(
    (a, b) => a.dueAt - b.dueAt || Number(a.id.startsWith("$")) - Number(b.id.startsWith("$")),
  );
  const [watch] = watches.filter(({ command }) => !seenTo.has(command)).toSorted((a, b) => a.dueAt - b.dueAt);
  if (timer && (!watch || timer.dueAt <= watch.dueAt)) return { at: timer.dueAt, timer };
  return watch && { at: watch.dueAt, watch };
}

/** When a call has to be looked at, by whoever is there then. */
export function wakeAt({ session, watches, unsent }: CallState): number | undefined {
  const due = [
    ...session.timers.map(({ dueAt }) => dueAt),
    ...watches.map(({ dueAt }) => dueAt),
    ...unsent.map(({ at }) => at + unsentForMs),
  ];
  return due.length === 0 ? undefined : Math.min(...due);
}
