import type { NodeTypes } from "@dialtree/flow";
import {
  germanAdvice,
  germanFaultRemedies,
  germanFaults,
  germanKinds,
  germanProblems,
  germanRefusals,
} from "@dialtree/flow/german";
import { faultTeller, type ProblemWords, type Sentences, translator } from "@dialtree/flow/translating";
import { germanSentences, germanTypes } from "@dialtree/nodes/german";
import { scenarios } from "@dialtree/rehearsal/german";
import { soundKinds, sounds } from "@dialtree/speech/german";
import { archive } from "./archive.de.ts";
import { changes } from "./changes.de.ts";
import { codes as germanCodes } from "./codes.de.ts";
import { control } from "./control.de.ts";
import { data } from "./data.de.ts";
import { destinations } from "./destinations.de.ts";
import { doctor } from "./doctor.de.ts";
import { estate } from "./estate.de.ts";
import { archiveFaults, archiveWords } from "./faults.de.ts";
import { others } from "./others.de.ts";
import { preflight } from "./preflight.de.ts";
import { teller } from "./told.ts";

export { graphFacts } from "./graph.de.ts";
export { graphAnswers } from "./graph-answers.de.ts";
export { templates } from "./templates.de.ts";
export { germanCodes };

/** Everything that the server says in sentences, in German. What it says of problems of flows is known by their codes. */
export const germanAnswers: Sentences = {
  ...archive,
  ...changes,
  ...control,
  ...data,
  ...destinations,
  ...doctor,
  ...estate,
  ...others,
  ...preflight,
};

/** What is wrong with files and with what is typed, in German, by the codes of faults. */
export const germanFault = faultTeller(
  { ...germanFaults, ...sounds, ...scenarios, ...archiveFaults },
  { expected: germanKinds, kind: soundKinds, has: archiveWords },
  { ...germanRefusals, ...germanProblems, ...germanAdvice },
);

const remedies: Readonly<Record<string, string>> = germanFaultRemedies;

/** What to do about a fault of a sheet, in German. */
export function germanFaultRemedy(code: string): string | undefined {
  return code.startsWith("csv_") ? remedies.csv : remedies[code];
}

/** Says the answers of the server in German. */
export function germanTeller(types: NodeTypes, flows: ProblemWords): (answer: unknown) => unknown {
  const english = allOf(types, flows);
  const problems = allOf(germanTypes(types), { ...germanProblems, ...germanAdvice });
  return teller({
    sentences: germanAnswers,
    codes: germanCodes,
    english,
    problems,
    inside: wordsOfSteps,
    fault: germanFault,
  });
}

function allOf(types: NodeTypes, flows: ProblemWords): ProblemWords {
  return Object.assign({}, flows, ...[...types.values()].map(({ problems = {} }) => problems));
}

/** Steps without a name of their own, and exits, where they stand inside a sentence: `Menu (main)`, `Press 1, Sales`. */
const wordsOfSteps = translator({
  // What is hardly more than its slots would fit what people have written.
  ...Object.fromEntries(Object.entries(germanSentences).filter(([english]) => isSurelyMeant(english))),
  "{type} ({id})": "{type} ({id})",
});

function isSurelyMeant(english: string): boolean {
  return !/\{\w+\}/.test(english) || english.replaceAll(/\{\w+\}/g, "").trim().length >= 5;
}
