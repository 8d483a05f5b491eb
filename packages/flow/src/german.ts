// What this package says, in German. A test walks through all of it and says what is missing here.

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
