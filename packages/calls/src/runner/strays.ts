import type { LegName } from "@dialtree/flow";
import type { OnTheLine, Telephone } from "./telephone.ts";
import type { Taken } from "./written-call.ts";

/** A leg by the telephone's name of it. `dialled`: by ours as well, where the address of its news says so. */
export interface Called {
  readonly named: string;
  readonly dialled?: LegName | undefined;
}

/** Whether news of a leg that we have dialled came to a call that has no use for it: nobody else could end it. */
export function isStray(taken: Taken): boolean {
  return taken === "ended" || taken === "unknown call" || taken === "unknown leg";
}

/** Ends a leg that no call holds any more. Whatever comes of it: there is nobody to tell. */
export async function hangUpStray(
  telephone: Telephone,
  line: OnTheLine,
  leg: LegName,
  call: string,
): Promise<void> {
  const { signal } = new AbortController();
  await telephone.send(
    { id: "stray", type: "hangUp", leg },
    { ...line, legs: { [leg]: call } },
    signal,
    () => true,
  );
}
