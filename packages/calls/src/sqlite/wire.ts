import type { CallStore, StoreFault } from "../store/call-store.ts";

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
