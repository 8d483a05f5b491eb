import { type Problem, problem } from "@dialtree/flow";
import type { Survey } from "./survey.ts";

/** Names that stand for nobody in the environment that the flow is meant for. */
export function nameProblems({ unresolved, surroundings }: Survey): Problem[] {
  const { naming } = surroundings;
  if (!naming) return [];
  const { environment } = naming;
  return unresolved.map(({ name, ...place }) => problem("name_unresolved", place, { name, environment }));
}
