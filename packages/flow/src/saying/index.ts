export { asRead, isSameValue } from "./as-read.ts";
export { everyFragment, fragmentFile } from "./everything.ts";
export { type Currency, currencies, type HowToSay, sayable } from "./how.ts";
export { type PhraseName, phrase, phraseNames } from "./phrases.ts";
export { breath, inventory, languageOfValues, languagesWithValues, wordsOf, written } from "./say.ts";
export type { Unsaid, Unsayable, Value } from "./value.ts";
