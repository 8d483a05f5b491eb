import { type Action, type DialKey, type Move, type Program, pressed, pressedAnyOther } from "@dialtree/flow";
import { type Asking, askingProgram } from "./asking.ts";

/** A key that answers a question, what is done then, and the exit. */
export interface Answer {
  readonly key: DialKey;
  readonly do?: readonly Action[];
  readonly outlet: string;
}

/** A question that one key answers. */
export function oneKeyProgram(asking: Omit<Asking, "keys" | "states">, answers: readonly Answer[]): Program {
  return askingProgram({
    ...asking,
    keys: ({ next }, first) => {
      const given = answers.map(({ key, do: then = [], outlet }): [string, Move] => [
        pressed(key),
        { do: [...first, ...then], to: { outlet } },
      ]);
      // A caller who pressed a wrong key has lost the thread: what was typed after it would choose blindly.
      const wrong: Move = { do: [...first, { type: "dropKeys" }], to: next("no-match") };
      return { ...Object.fromEntries(given), [pressedAnyOther]: wrong };
    },
  });
}
