import { check, interfaceOf, type Surroundings } from "@dialtree/engine";
import type { NodeTypes, Problem } from "@dialtree/flow";
import { resolveNames } from "@dialtree/flow/names";
import type { OutsideCalls } from "../outside-calls/outside-calls.ts";
import { destinationProblems } from "./destinations.ts";
import { type Approved, lookupProblems } from "./lookups.ts";
import type { Pinned, PinnedFlow } from "./pinning.ts";
import { type ToldProblem, told } from "./told-problem.ts";

/** What the installation can do, as far as somebody knows. */
export interface Abilities {
  readonly nodeTypes: NodeTypes;
  readonly voices?: readonly string[];
  readonly mailboxes?: readonly string[];
  /** Whether calls may go to a number. */
  readonly judge: OutsideCalls["judge"];
}

/**
 * What reader and check find in the flows that would be published together. Of flows that were published before only
 * errors are told: their warnings have been read by whoever published them. Whether what they name of the installation is
 * still there is not asked of them: somebody else would have to mend it.
 */
export function examine(
  { flows, known, calendars, pinLists, environment, naming }: Pinned,
  { nodeTypes, voices, mailboxes, judge }: Abilities,
  approved: Approved,
): readonly ToldProblem[] {
  const usable = new Map(
    [...known].map((id) => {
      const document = flows.get(id)?.document;
      return [id, document && interfaceOf(document, nodeTypes)];
    }),
  );
  const resources = { "pin-list": pinLists, ...(mailboxes ? { mailbox: mailboxes } : {}) };
  return [...flows.values()].flatMap((flow) => {
    const document = flow.document && resolveNames(flow.document, nodeTypes, naming).document;
    return [
      ...problemsOf(flow, nodeTypes, {
        flows: usable,
        calendars,
        naming: { environment, naming },
        ...(voices ? { voices } : {}),
        ...(flow.from === "draft" ? { resources } : {}),
      }),
      ...(document ? lookupProblems(document, nodeTypes, approved) : []),
      ...(document && flow.from === "draft" ? destinationProblems(document, nodeTypes, judge) : []),
    ]
      .filter(({ severity }) => severity === "error" || flow.from === "draft")
      .map((problem) => told(problem, flow.id, flow.document, nodeTypes));
  });
}

function problemsOf(
  { document, problems, recordings, prompts: library }: PinnedFlow,
  nodeTypes: NodeTypes,
  surroundings: Surroundings,
): readonly Problem[] {
  if (!document) return problems;
  const kept = new Map([...recordings.keys()].map((name) => [name, {}]));
  const prompts = new Map([...library].map(([id, sounds]) => [id, [...sounds.keys()]]));
  const found = check(document, nodeTypes, {
    ...surroundings,
    recordings: kept,
    prompts,
    withoutIds: true,
  });
  // Reader and check may both see the same thing.
  const read = new Set(problems.map(({ code, at }) => `${code} ${at}`));
  return [...problems, ...found.filter(({ code, at }) => !read.has(`${code} ${at}`))];
}
