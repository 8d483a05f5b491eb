import { type FlowChange, changeWords as written } from "@dialtree/flow/diff";
import { translation } from "../messages/language.ts";

/** A change as a business user would say it, in the language that is on the screen. */
export function changeWords(change: FlowChange): string {
  return (translation()?.changeWords ?? written)(change);
}
