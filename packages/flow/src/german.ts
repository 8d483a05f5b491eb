// What this package says, in German. A test walks through all of it and says what is missing here.

import { numbers } from "./destinations/faults.de.ts";
import { kinds, schemas } from "./faults/schema.de.ts";
import { calendars } from "./hours/faults.de.ts";
import { remedies, sheets } from "./texts/faults.de.ts";
import type { Sentences } from "./translating/sentences.ts";

export { germanChangeWords } from "./diff/words.de.ts";
export { refusals as germanRefusals } from "./edit/refusals.de.ts";
export { titles as germanTitles } from "./edit/titles.de.ts";
export { vocabulary as germanVocabulary } from "./expressions/vocabulary.de.ts";
export { clock as germanClock } from "./hours/words.de.ts";
export { outlook as germanOutlook } from "./node-type/outlook.de.ts";
export { pictureWords as germanPicture } from "./picture/words.de.ts";
export { flowAdvice as germanAdvice } from "./problems/advice.de.ts";
export { flowProblems as germanProblems } from "./problems/catalogue.de.ts";
export { values as germanValues } from "./problems/values.de.ts";

/** What is wrong with files and with what is typed, by the codes of faults. */
export const germanFaults: Sentences = { ...schemas, ...sheets, ...calendars, ...numbers };
export { kinds as germanKinds, remedies as germanFaultRemedies };
