import type { EnvironmentBook } from "@dialtree/flow/names";
import type { Told } from "../../api/errors.ts";
import { useWork } from "../../live/use-work.ts";

/** Saves what a change makes of the book, and says it. @throws ApiError */
export type Save = (change: (book: EnvironmentBook) => EnvironmentBook, words: string) => Promise<void>;

export interface Saving {
  readonly busy: boolean;
  readonly told: Told | undefined;
  readonly save: (...order: Parameters<Save>) => Promise<void>;
}

/** A dialog that saves: whether it does, and why it could not. */
export function useSaving(save: Save): Saving {
  const { busy, told, work } = useWork();
  return { busy, told, save: (...order) => work(() => save(...order)) };
}
