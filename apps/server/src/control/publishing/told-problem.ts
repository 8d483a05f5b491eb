import {
  explain,
  type Fault,
  type FlowDocument,
  type NodeTypes,
  nodeNames,
  type Problem,
  type Severity,
} from "@dialtree/flow";
import { publishingProblems } from "./problems.ts";

/** A problem of a flow in words, ready to be shown: which flow, where in it, what is wrong, and what to do. */
export interface ToldProblem {
  readonly flow: string;
  readonly code: string;
  readonly severity: Severity;
  /** JSON pointer into the flow's document. */
  readonly at: string;
  readonly node?: string;
  /** What people call the node. */
  readonly name?: string;
  readonly outlet?: string;
  /** Names the node, so that it can be understood without the picture. */
  readonly sentence: string;
  readonly remedy: string;
  readonly because?: readonly Fault[];
}

export function told(
  problem: Problem,
  flow: string,
  document: FlowDocument | undefined,
  nodeTypes: NodeTypes,
): ToldProblem {
  const { code, severity, at, node: id, outlet, because } = problem;
  const node = id === undefined ? undefined : document?.nodes.find((candidate) => candidate.id === id);
  const name = node && document ? nodeNames(document.nodes, nodeTypes).get(node.id) : id;
  const catalogues = [...nodeTypes.values()].map((type) => type.problems);
  const { sentence, remedy } = explain(problem, [publishingProblems, ...catalogues]);
  return {
    flow,
    code,
    severity,
    at,
    ...(id === undefined ? {} : { node: id }),
    ...(name === undefined ? {} : { name }),
    ...(outlet === undefined ? {} : { outlet }),
    sentence: name === undefined || sentence.includes(name) ? sentence : `${name}: ${sentence}`,
    remedy,
    ...(because ? { because } : {}),
  };
}
