export { faultTeller, type SaidFault } from "./faults.ts";
export { type NodeTranslation, translatedTypes } from "./node-types.ts";
export { type EntryWords, type ProblemWords, withValues } from "./problems.ts";
export { type Sentences, slotsOf, translator } from "./sentences.ts";
