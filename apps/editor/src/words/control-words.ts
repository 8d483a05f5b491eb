import { type ControlWords, controlWords as written } from "@dialtree/controls";
import { translation } from "../messages/language.ts";

/** What forms and their fields say by themselves, in the language that is on the screen. */
export const controlWords: ControlWords = translation()?.controls ?? written;
