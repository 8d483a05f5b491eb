import { asks, type NodeId } from "@dialtree/flow";
import type { Link, Survey, SurveyedNode } from "../1-check/survey.ts";

/** A turn that a caller takes on the way to a step, in words: `Press 2, Billing` at `Main menu`. */
export interface Turn {
  readonly step: string;
  readonly exit: string;
}

/** How callers get about in one flow. */
export interface Ways {
  /** Whether callers get to a step at all. */
  readonly reaches: (node: NodeId) => boolean;
  /** The turns of the shortest way to a step; what every caller passes alike is no turn. */
  readonly turnsTo: (node: NodeId) => readonly Turn[];
}

interface Step {
  readonly from: SurveyedNode;
  readonly link: Link;
}

/** The first way to each step is kept, as the step before: so all of them take room for the steps alone. */
export function waysOf({ nodes, document }: Survey): Ways {
  const before = new Map<NodeId, Step | undefined>();
  const ahead: NodeId[] = [];
  if (nodes.has(document.start)) {
    before.set(document.start, undefined);
    ahead.push(document.start);
  }
  for (let next = 0; next < ahead.length; next++) {
    const from = nodes.get(ahead[next] ?? "");
    for (const link of from?.links ?? []) {
      if (!from || before.has(link.to)) continue;
      before.set(link.to, { from, link });
      ahead.push(link.to);
    }
  }
  return {
    reaches: (node) => before.has(node),
    turnsTo(node) {
      const turns: Turn[] = [];
      for (let step = before.get(node); step; step = before.get(step.from.node.id)) {
        const { outlet } = step.link;
        if (outlet && isTurn(step.from, outlet))
          turns.push({ step: step.from.node.title || step.from.name, exit: outlet.label });
      }
      return turns.reverse();
    },
  };
}

// What a step does without asking, and always alike, is no turn.
function isTurn({ readable }: SurveyedNode, outlet: NonNullable<Link["outlet"]>): boolean {
  if (!readable || outlet.role !== "way" || asks(readable.program)) return true;
  return readable.outlets.filter(({ role }) => role === "way").length > 1;
}
