import { explainRefusal, type Refusal } from "@dialtree/flow/edit";
import { translation } from "../messages/language.ts";

/** Why an operation was not done and what to do instead, in the language that is on the screen. */
export function refusalWords(refusal: Refusal): { readonly sentence: string; readonly remedy: string } {
  return explainRefusal(refusal, translation()?.refusals);
}
