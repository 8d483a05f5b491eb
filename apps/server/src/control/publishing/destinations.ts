import { destinationsHeldIn, type FlowDocument, type NodeTypes, type Problem } from "@dialtree/flow";
import { kindWords, ruleWords, type Verdict } from "@dialtree/flow/destinations";
import type { OutsideCalls } from "../outside-calls/outside-calls.ts";
import { publishingProblem } from "./problems.ts";

/**
 * The numbers of a flow that calls would not be sent to: each such call takes its failed exit. One that a rule refuses is an
 * error; one that nobody has allowed yet is told of. Of each directory the first one is named.
 */
export function destinationProblems(
  document: FlowDocument,
  nodeTypes: NodeTypes,
  judge: OutsideCalls["judge"],
): readonly Problem[] {
  const directories = new Set<string>();
  return destinationsHeldIn(document, nodeTypes).flatMap(({ to, at, node, directory }) => {
    if (to.kind !== "phone") return [];
    const { number } = to;
    const { verdict } = judge(number);
    if (verdict.allowed) return [];
    if (directory !== undefined && directories.has(directory)) return [];
    if (directory !== undefined) directories.add(directory);
    const place = { at, ...(node === undefined ? {} : { node }) };
    if (verdict.code === "number_not_allowed")
      return [publishingProblem("number_not_allowed", place, { number })];
    return [publishingProblem("number_refused", place, { number, why: whyRefused(verdict) })];
  });
}

function whyRefused(verdict: Verdict): string {
  if ("rule" in verdict) return `the rule ${ruleWords(verdict.rule)}`;
  return "kind" in verdict ? kindWords[verdict.kind] : "its form";
}
