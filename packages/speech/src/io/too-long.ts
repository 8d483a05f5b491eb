import { limits } from "@dialtree/flow";
import type { SpeechFault } from "./provider.ts";

/** Why a text is not spoken, whoever would speak it: it is longer than any text of a flow may be. */
export function tooLong(text: string): SpeechFault | undefined {
  if (text.length <= limits.spokenCharacters) return undefined;
  return {
    fault: `This text has ${text.length} characters; at most ${limits.spokenCharacters} are spoken at once. Say it in two prompts.`,
    code: "text_too_long",
  };
}
