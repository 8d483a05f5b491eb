export { type NodeTranslation, translatedTypes } from "./node-types.ts";
export { type EntryWords, inWords, type ProblemWords } from "./problems.ts";
export { type Sentences, slotsOf, translator } from "./sentences.ts";
