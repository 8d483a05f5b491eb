import { useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";

/** What a form or a page has done behind it. */
export interface Work {
  readonly busy: boolean;
  /** Why it could not be done. */
  readonly told: Told | undefined;
  /** Does one thing at a time; whatever is asked for meanwhile is not done. Never rejects. */
  readonly work: (does: () => Promise<void>) => Promise<void>;
}

/** Does things one at a time, and keeps what went wrong with the last of them. */
export function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told>();
  return {
    busy,
    told,
    async work(does) {
      if (busy) return;
      setBusy(true);
      setTold(undefined);
      try {
        await does();
      } catch (error) {
        setTold(toldOf(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
