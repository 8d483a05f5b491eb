import { useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";
import { assignNumber, releaseNumber } from "../api/numbers.ts";
import { announce } from "../live/announce.tsx";

/** A number that was just taken away, and the flow that it led to: so it can be given back. */
export interface Released {
  readonly number: string;
  readonly flow: string;
  /** Where its callers got that flow; left out: where they got it last. */
  readonly environment?: string;
}

export interface Assigning {
  readonly busy: boolean;
  readonly told: Told | undefined;
  readonly released: Released | undefined;
  /** Has a number lead to a flow, in the environment that it belongs to unless told; `done` is announced. True when it does. */
  assign(number: string, flow: string, done: string, environment?: string): Promise<boolean>;
  /** Takes a number away from the flow that it leads to; `done` is announced. */
  release(released: Released, done: string): Promise<boolean>;
  /** What went wrong before does not matter any more. */
  forget(): void;
}

/** Has numbers lead to flows. It counts at once, for the next call. `onChanged` asks anew what leads where. */
export function useAssigning(onChanged: () => Promise<void> | void): Assigning {
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const [released, setReleased] = useState<Released>();

  async function change(work: () => Promise<void>, done: string): Promise<boolean> {
    setBusy(true);
    setTold(undefined);
    setReleased(undefined);
    try {
      await work();
      await onChanged();
      announce(done);
      return true;
    } catch (error) {
      setTold(toldOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    told,
    released,
    assign: (number, flow, done, environment) => change(() => assignNumber(number, flow, environment), done),
    release: (gone, done) =>
      change(async () => {
        await releaseNumber(gone.number);
        setReleased(gone);
      }, done),
    forget: () => setTold(undefined),
  };
}
