import { explain, type Problem, type ProblemSentences } from "@dialtree/flow";
import type { ControlWords } from "./words.ts";

// The values of problems that are language tags, whatever the problem.
const tags: ReadonlySet<string> = new Set(["language", "instead"]);

/** A problem in sentences for people who know languages by their names. `catalogues` are those of the node types. */
export function explained(
  { because = [], ...problem }: Pick<Problem, "because" | "code" | "values">,
  catalogues: Iterable<ProblemSentences | undefined>,
  { languageName, fault }: Pick<ControlWords, "fault" | "languageName">,
): { readonly sentence: string; readonly remedy: string } {
  const reasons = new Map(because.map((reason) => [reason.fault, fault(reason)]));
  const values = Object.entries(problem.values).map(([name, value]) => [
    name,
    typeof value !== "string" ? value : tags.has(name) ? languageName(value) : (reasons.get(value) ?? value),
  ]);
  return explain({ ...problem, values: Object.fromEntries(values) }, catalogues);
}
