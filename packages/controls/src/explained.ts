import { explain, type Problem, type ProblemSentences } from "@dialtree/flow";

// The values of problems that are language tags, whatever the problem.
const tags: ReadonlySet<string> = new Set(["language", "instead"]);

/** A problem in sentences for people who know languages by their names, and no ids. `catalogues` are those of the node types. */
export function explained(
  problem: Pick<Problem, "code" | "node" | "values">,
  catalogues: Iterable<ProblemSentences | undefined>,
  languageName: (tag: string) => string,
): { readonly sentence: string; readonly remedy: string } {
  const values = Object.entries(problem.values).map(([name, value]) => [
    name,
    typeof value !== "string"
      ? value
      : tags.has(name)
        ? languageName(value)
        : value.replace(` (${problem.node})`, ""),
  ]);
  return explain({ ...problem, values: Object.fromEntries(values) }, catalogues);
}
