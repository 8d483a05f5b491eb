import type { PromptChoice } from "@dialtree/controls";
import type { LibraryPrompt } from "../../api/client.ts";

/** A prompt as forms let one choose it. */
export function choiceOf({ id, title, words, sounds }: LibraryPrompt): PromptChoice {
  return { id, title, words, languages: sounds.map(({ language }) => language) };
}
