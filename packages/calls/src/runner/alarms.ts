import type { CallState, Watch } from "./state.ts";
import { attendedAt } from "./watches.ts";

/** What a call has to be looked at for. Milliseconds since 1970, UTC. */
export type Alarm =
  | { readonly at: number; readonly timer: CallState["session"]["timers"][number] }
  | { readonly at: number; readonly watch: Watch };

/** An unsent command older than this, in milliseconds, may be nobody's any more: whoever is there looks. */
const unsentForMs = 750;

/** What falls due first of a call, apart from watches that are being seen to. */
export function nextAlarm({ session, watches }: CallState, seenTo: ReadonlySet<string>): Alarm | undefined {
  let timer: CallState["session"]["timers"][number] | undefined;
  for (const one of session.timers) if (!timer || isBefore(one, timer)) timer = one;
  let watch: Watch | undefined;
  for (const one of watches)
    if (!seenTo.has(one.command) && (!watch || attendedAt(one) < attendedAt(watch))) watch = one;
  if (timer && (!watch || timer.dueAt <= attendedAt(watch))) return { at: timer.dueAt, timer };
  return watch && { at: attendedAt(watch), watch };
}

/** Of two that are due at once the flow's own goes first: it decided in time, before a limit decides for it. */
function isBefore(
  one: CallState["session"]["timers"][number],
  other: CallState["session"]["timers"][number],
): boolean {
  if (one.dueAt !== other.dueAt) return one.dueAt < other.dueAt;
  return !one.id.startsWith("$") && other.id.startsWith("$");
}

/** When a call has to be looked at, by whoever is there then. */
export function wakeAt({ session, watches, unsent }: CallState): number | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (const { dueAt } of session.timers) first = Math.min(first, dueAt);
  for (const watch of watches) first = Math.min(first, attendedAt(watch));
  for (const { at } of unsent) first = Math.min(first, at + unsentForMs);
  return first === Number.POSITIVE_INFINITY ? undefined : first;
}
