import type { ProgramState } from "@dialtree/flow";

/** The states in which a call is ended; it begins with `hanging-up`. */
export const hangingUp: Readonly<Record<string, ProgramState>> = {
  "hanging-up": {
    do: [{ type: "hangUp" }],
    on: {
      "hangUp.failed": { to: { state: "not-gone" } },
      "hangUp.unknown": { to: { state: "not-gone" } },
    },
  },
  // Nobody should listen to silence because one request was lost.
  "not-gone": { after: { seconds: 2, to: { state: "hanging-up" } } },
};
