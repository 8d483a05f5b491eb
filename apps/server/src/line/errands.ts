import type { Errands, Settled } from "@dialtree/calls";
import type { Pins } from "../control/pins/pins.ts";

/**
 * What flows have done outside their calls.
 * @param trouble Hears of what went wrong on this side. Never of what a task was given.
 */
export function errandsOf(
  pins: Pick<Pins, "check">,
  trouble: (call: string, error: unknown) => void,
): Errands {
  return {
    async carryOut({ call, id, task }): Promise<Settled> {
      const { account, pin, caller } = task.given;
      if (account === undefined || account === "" || pin === undefined)
        return { outcome: "failed", detail: "the call knows no account number" };
      try {
        const guess = { id: `${call} ${id}`, list: task.settings.list, account, pin, caller };
        return { outcome: "done", answer: await pins.check(guess) };
      } catch (error) {
        trouble(call, error);
        return { outcome: "failed", detail: "it could not be checked" };
      }
    },
  };
}
