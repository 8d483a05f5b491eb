import { type CallShape, growthTable, type Problem, problem } from "@dialtree/flow";
import { arrivals, type Following } from "./arrivals.ts";
import type { Survey } from "./survey.ts";

const codes = {
  two: "needs_group_call",
  group: "needs_call_of_two",
} as const satisfies { readonly [S in CallShape]: string };

/** Calls of two and group calls. */
export function shapesFollowed({ document, nodes, callers }: Survey): Following<CallShape> {
  const grows = callers.every((caller) => growthTable[caller].support !== "unsupported");
  return {
    start: nodes.get(document.start)?.readable?.type.takes ?? ["two"],
    works({ passage, worksIn }, shape) {
      return (worksIn ?? (passage === "invite" && !grows ? "group" : shape)) === shape;
    },
    behind: (outlet, before) => outlet?.shape ?? before,
  };
}

/** Reports nodes that calls come to and that do not work in them: a transfer in a group call, hold music without one. */
export function shapeProblems(survey: Survey): Problem[] {
  return arrivals(survey, shapesFollowed(survey)).refused.map(
    ({ surveyed: { node, at, name }, state, via }) =>
      problem(codes[state], { at, node: node.id }, { node: name, via }),
  );
}
