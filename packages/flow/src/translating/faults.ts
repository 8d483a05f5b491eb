import type { Fault } from "../faults/index.ts";
import type { ProblemWords } from "./problems.ts";
import type { Sentences } from "./sentences.ts";

/** A fault as far as a sentence about it needs it; those of older servers have no code. */
export type SaidFault = Partial<Fault> & Pick<Fault, "fault">;

/**
 * Says faults in another language, by their codes. What is no code of a fault may be that of a problem or of a refusal, as
 * where a row of a sheet has a problem that a directory could have. What nobody has translated is said in English.
 * `words`: those of ours that values of a name may be; what people have written is never among these, whatever it is.
 */
export function faultTeller(
  sentences: Sentences,
  words: Readonly<Record<string, Sentences>>,
  problems: ProblemWords,
): (fault: SaidFault) => string {
  return ({ code = "", values = {}, fault }) => {
    const own = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, words[name]?.[value] ?? value]),
    );
    const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
    // Not with what makes the English: catalogues share no module with those who have no need of them.
    if (sentence !== undefined)
      return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(own[name] ?? ""));
    const entry = Object.hasOwn(problems, code) ? problems[code] : undefined;
    return entry ? `${entry.say(own)} ${entry.remedy(own)}` : fault;
  };
}
