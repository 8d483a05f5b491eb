import type { Commit } from "./call-store.ts";

/**
 * Throws if no store could keep the commit. That is a mistake in the program, not a fault of the store, and found here
 * it does not spoil the batch that the commit would have been part of.
 */
export function assertSound({ key, basedOn, at, wakeAt }: Commit): void {
  const wrong = (what: string) => new TypeError(`A commit of the call "${key}" has ${what}.`);
  if (key === "") throw new TypeError("A commit names no call.");
  if (!Number.isSafeInteger(basedOn) || basedOn < 0) throw wrong(`no version: basedOn is ${basedOn}`);
  if (!Number.isFinite(at)) throw wrong(`no time: at is ${at}`);
  if (wakeAt !== undefined && !Number.isFinite(wakeAt)) throw wrong(`no time to wake at: ${wakeAt}`);
}

/** The same for a whole batch, in which each call may be only once. */
export function assertSoundBatch(batch: readonly Commit[]): void {
  for (const commit of batch) assertSound(commit);
  const keys = new Set(batch.map(({ key }) => key));
  if (keys.size < batch.length) throw new TypeError("A batch has two commits of the same call.");
}
