import type { CallStore, Commit, StoreFault } from "../store/call-store.ts";

/** What the worker is asked; it answers in the order of asking. */
export interface Request {
  readonly id: number;
  readonly operation: keyof CallStore;
  readonly asked: readonly unknown[];
}

/** `error`: what an Error loses on its way between threads is sent beside it. */
export type Reply =
  | { readonly id: number; readonly value: unknown; readonly error?: undefined }
  | { readonly id: number; readonly error: Error; readonly fault: StoreFault | undefined };

/** The worker opens the file unasked; its reply to that has this id. */
export const opening = 0;

/**
 * A batch of commits as one row of values. Between threads an object costs several times what its values cost, and commits are
 * most of what goes over.
 */
export type Packed = readonly (string | number | undefined)[];

export function packed(batch: readonly Commit[]): Packed {
  const values: (string | number | undefined)[] = [];
  for (const { key, basedOn, at, state, wakeAt, journal } of batch)
    values.push(key, basedOn, at, state, wakeAt, journal.length, ...journal);
  return values;
}

export function unpacked(values: Packed): Commit[] {
  const batch: Commit[] = [];
  for (let n = 0; n < values.length; ) {
    const [key, basedOn, at, state, wakeAt, lines] = values.slice(n, n + 6) as PackedCommit;
    n += 6 + lines;
    batch.push({ key, basedOn, at, state, wakeAt, journal: values.slice(n - lines, n) as string[] });
  }
  return batch;
}

type PackedCommit = [
  ...[key: string, basedOn: number, at: number],
  ...[state: string | undefined, wakeAt: number | undefined, lines: number],
];
