import type { Errand, Errands, Settled } from "@dialtree/calls";
import type { Task, TaskName } from "@dialtree/flow";
import type { Pins } from "../control/pins/pins.ts";
import type { Presences } from "./presences.ts";

/** Who does what flows have done outside their calls. */
export interface Hands {
  readonly pins: Pick<Pins, "check">;
  readonly lookUp: (
    settings: Named<"http-lookup">["settings"],
    given: Named<"http-lookup">["given"],
    signal: AbortSignal,
    mine: () => boolean,
  ) => Promise<Settled | "withheld">;
  readonly presences: Presences;
}

type Named<N extends TaskName> = Task & { readonly task: N };

/**
 * What flows have done outside their calls.
 * @param trouble Hears of what went wrong on this side. Never of what a task was given.
 */
export function errandsOf(
  { pins, lookUp, presences }: Hands,
  trouble: (call: string, error: unknown) => void,
): Errands {
  async function checkPin({ call, id }: Errand, { settings, given }: Named<"check-pin">): Promise<Settled> {
    const { account, pin, caller } = given;
    if (account === undefined || account === "" || pin === undefined)
      return { outcome: "failed", detail: "the call knows no account number" };
    const guess = { id: `${call} ${id}`, list: settings.list, account, pin, caller };
    return { outcome: "done", answer: await pins.check(guess) };
  }

  return {
    async carryOut(errand, signal, mine): Promise<Settled | "withheld"> {
      const { call, tenant, task } = errand;
      try {
        switch (task.task) {
          case "check-pin":
            return await checkPin(errand, task);
          case "http-lookup":
            return await lookUp(task.settings, task.given, signal, mine);
          case "presence":
            return await presences.standing(tenant, task.settings.user);
        }
      } catch (error) {
        trouble(call, error);
        return { outcome: "failed", detail: failures[task.task] };
      }
    },
  };
}

const failures: Readonly<Record<TaskName, string>> = {
  "check-pin": "it could not be checked",
  "http-lookup": "it could not be looked up",
  presence: "nobody could be asked",
};
