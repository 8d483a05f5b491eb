import { type Problem, problem, type ResourceKind, resourcesNamedIn } from "@dialtree/flow";
import type { Survey } from "./survey.ts";

const codes = {
  mailbox: "mailbox_missing",
  "pin-list": "pin_list_missing",
} as const satisfies Readonly<Record<ResourceKind, string>>;

/** Steps that name something that the installation does not have: each call would end in their last exit. */
export function resourceProblems({ document, nodeTypes, surroundings }: Survey): Problem[] {
  const { resources = {} } = surroundings;
  return resourcesNamedIn(document, nodeTypes).flatMap(({ of, name, node, at }) => {
    const isThere = resources[of]?.includes(name) ?? true;
    return isThere ? [] : [problem(codes[of], { at, node: node.id }, { name })];
  });
}
