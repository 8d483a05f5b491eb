import type { FlowDocument, Problem, ProblemCatalogue } from "@dialtree/flow";
import { message } from "../messages/message.ts";
import { either } from "../words/amounts.ts";
import { destinationName } from "../words/destination-words.ts";

const remedy = () => message("problems.unplanned.remedy");

/** What is said of problems that are told as one. Nothing but the lists of this page knows these codes. */
export const gatheredProblems: ProblemCatalogue = {
  mishaps_unwired: {
    severity: "warning",
    say: ({ who = "", outlets = "", fallback = "" }) =>
      message("problems.unplanned", { who, outlets, fallback }),
    remedy,
  },
  mishaps_of_calling_unwired: {
    severity: "warning",
    say: ({ who = "", outlets = "", fallback = "" }) =>
      message("problems.unplanned.calling", { who, outlets, fallback }),
    remedy,
  },
};

/**
 * Problems as a list tells of them: that nothing is planned for several things which may happen at one step is one of them. Where the
 * exits are, each has its own.
 */
export function gathered(document: FlowDocument, problems: readonly Problem[]): readonly Problem[] {
  const unplanned = Map.groupBy(problems.filter(isUnplanned), ({ node }) => node);
  const told = new Map(
    [...unplanned.values()].flatMap((all) => (all[0] ? [[all[0], asOne(document, all[0], all)]] : [])),
  );
  return problems.flatMap((problem) => (isUnplanned(problem) ? (told.get(problem) ?? []) : problem));
}

function isUnplanned({ code }: Problem): boolean {
  return code === "mishap_unwired";
}

/** It leads where the first of them does. */
function asOne({ fallback: to }: FlowDocument, first: Problem, all: readonly Problem[]): Problem {
  const { node = "", who = "" } = first.values;
  const outlets = either(all.map(({ values: { outlet = "" } }) => message("problems.exit", { outlet })));
  const fallback = to ? destinationName(to.to) : message("problems.unplanned.fallback");
  const code = who === node ? "mishaps_unwired" : "mishaps_of_calling_unwired";
  return { ...first, code, values: { outlets, who, fallback } };
}
