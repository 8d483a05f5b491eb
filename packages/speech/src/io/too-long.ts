import { limits } from "@dialtree/flow";
import { soundFault } from "../faults.ts";
import { type SpeechFault, speechFault } from "./provider.ts";

/** Why a text is not spoken, whoever would speak it: it is longer than any text of a flow may be. */
export function tooLong(text: string): SpeechFault | undefined {
  if (text.length <= limits.spokenCharacters) return undefined;
  const values = { count: text.length, most: limits.spokenCharacters };
  return speechFault("text_too_long", soundFault("speech_text_long", values));
}
