import type { DialKey, ItemOf, Program } from "@dialtree/flow";
import type { Asking } from "./asking.ts";
import type { choiceFields } from "./menu.ts";
import { oneKeyProgram } from "./one-key.ts";

interface MenuData extends Omit<Asking, "inEach" | "keys" | "states"> {
  readonly choices: readonly ItemOf<typeof choiceFields>[];
}

/** A menu is a question that one key answers, each with an exit of its own. */
export function menuProgram({ choices, ...asking }: MenuData): Program {
  return oneKeyProgram(
    asking,
    choices.map(({ id, key }) => ({ key: key as DialKey, outlet: id })),
  );
}
