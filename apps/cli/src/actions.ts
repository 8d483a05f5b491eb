import { nearest } from "./nearest.ts";
import { misused } from "./refusal.ts";

/**
 * Of a command that does several things, the one that somebody named.
 * @param things What they are done with, for people: "texts".
 * @throws Refusal when there is no such action.
 */
export function actionNamed<Action>(
  actions: Readonly<Record<string, Action>>,
  typed: string,
  things: string,
): Action {
  const action = Object.hasOwn(actions, typed) ? actions[typed] : undefined;
  if (action !== undefined) return action;
  const known = Object.keys(actions);
  const meant = nearest(typed, known);
  throw misused(
    `"${typed}" is nothing that can be done with ${things}.`,
    meant ? `Did you mean "${meant}"?` : `Use ${known.slice(0, -1).join(", ")} or ${known.at(-1)}.`,
  );
}
