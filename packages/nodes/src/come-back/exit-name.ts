import type { NodeProblem, ProblemCatalogue } from "@dialtree/flow";

/** The exit of a flow that comes back without naming one. */
export const unnamedExit = "back";

/** What an exit is called between two flows: capitals and blanks at its ends mean nothing. */
export function exitNamed(name: string): string {
  return name.trim().toLowerCase() || unnamedExit;
}

// Points and stars mean something else to the machine that is made of it.
const fit = /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u;

/** The problem with a name, if it has one. */
export function unfitExit(code: string, name: string, at: NodeProblem["at"]): NodeProblem[] {
  return name.trim() === "" || fit.test(name.trim()) ? [] : [{ code, at, values: { name } }];
}

export const exitUnfit: ProblemCatalogue[string] = {
  severity: "error",
  say: ({ name }) => `"${name}" is no name of an exit.`,
  remedy: () => "Use letters, digits, blanks and hyphens, such as: account known.",
};
