import { germanControls } from "@dialtree/controls/german";
import {
  germanAdvice,
  germanChangeWords,
  germanClock,
  germanOutlook,
  germanPicture,
  germanProblems,
  germanRefusals,
  germanTitles,
  germanValues,
  germanVocabulary,
} from "@dialtree/flow/german";
import { type Sentences, translator, withValues } from "@dialtree/flow/translating";
import { germanSentences, germanTypes } from "@dialtree/nodes/german";
import { german as common } from "./en.de.ts";
import {
  germanFault,
  germanFaultRemedy,
  germanTeller,
  graphAnswers,
  graphFacts,
  templates,
} from "./server/german.ts";
import type { Translation } from "./translation.ts";

const pages = import.meta.glob<Sentences>("../**/words.de.ts", { eager: true, import: "german" });

const inForms = translator({ ...germanSentences, ...germanClock, ...germanOutlook, ...germanVocabulary });
const inValues = translator({ ...germanOutlook, ...germanVocabulary, ...germanValues });
const value = (text: string) => inValues(text) ?? text;
const refusals = withValues(germanRefusals, value);
const problems = withValues({ ...germanProblems, ...germanAdvice }, value);
// What is asked before any page knows node types (who is signed in) says nothing of them.
let tell = germanTeller(new Map(), {});

/**
 * All that the editor says, in German. It is fetched by those alone who read it, and takes hardly anything along but words: a
 * module that it shared with pages would become a file of its own, which everybody waits for.
 */
export const german: Translation = {
  language: "de",
  sentences: Object.assign({}, common, ...Object.values(pages)),
  controls: {
    ...germanControls,
    said: (english) => inForms(english) ?? english,
    problems,
    fault: germanFault,
  },
  refusals,
  fault: germanFault,
  remedy: germanFaultRemedy,
  typesOf(written, english) {
    tell = germanTeller(written, english);
    return germanTypes(written);
  },
  tell: (answer) => tell(answer),
  picture: germanPicture,
  changeWords: germanChangeWords,
  say: {
    operation: translator(germanTitles),
    clock: translator(germanClock),
    reach: translator(germanOutlook),
    graph: translator({ ...graphFacts, ...graphAnswers }),
    template: translator(templates),
  },
};
