import type { EnvironmentBook } from "@dialtree/flow/names";
import { useState } from "react";
import { type Told, toldOf } from "../../api/errors.ts";

/** Saves what a change makes of the book, and says it. @throws ApiError */
export type Save = (change: (book: EnvironmentBook) => EnvironmentBook, words: string) => Promise<void>;

export interface Saving {
  readonly busy: boolean;
  readonly told: Told | undefined;
  readonly save: (...order: Parameters<Save>) => Promise<void>;
}

/** A dialog that saves: whether it does, and why it could not. */
export function useSaving(save: Save): Saving {
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    told,
    async save(...order) {
      setBusy(true);
      setTold(undefined);
      try {
        await save(...order);
      } catch (error) {
        setTold(toldOf(error));
        setBusy(false);
      }
    },
  };
}
