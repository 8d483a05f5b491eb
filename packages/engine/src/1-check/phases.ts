import { type NodeId, type Phase, type Problem, problem } from "@dialtree/flow";
import type { Survey } from "./survey.ts";

const codes = {
  ringing: "needs_answered_call",
  answered: "needs_ringing_call",
  // Only an entry can be there, and nothing leads out of it before somebody has picked up, or nobody.
  calling: "needs_answered_call",
  unreached: "needs_somebody_there",
} as const;

/**
 * Follows every call from ringing to answered, also where a call of ours would begin by being placed: an entry that places calls
 * takes those that ring as well. Reports nodes that are reached in a phase in which they cannot work:
 * a prompt before the answer, a redirect after it.
 */
export function phaseProblems({ document, nodes }: Survey): Problem[] {
  const found: Problem[] = [];
  const seen = new Set<string>();
  const pending: { id: NodeId; phase: Phase; via: string }[] = [
    { id: document.start, phase: "ringing", via: "at the start" },
  ];
  // First in, first out: `via` then names a shortest way.
  for (let index = 0; index < pending.length; index++) {
    const { id, phase, via } = pending[index] as (typeof pending)[number];
    const surveyed = nodes.get(id);
    const visit = `${id} ${phase}`;
    if (!surveyed?.readable || seen.has(visit)) continue;
    seen.add(visit);
    const { node, at, name, readable, links } = surveyed;
    if (!readable.type.worksWhile.includes(phase)) {
      found.push(problem(codes[phase], { at, node: node.id }, { node: name, via }));
      // What lies behind it would only repeat the same complaint.
      continue;
    }
    for (const { to, outlet } of links) {
      const after = outlet?.phase ?? phase;
      pending.push({ id: to, phase: after, via: outlet ? `${name}, ${outlet.label}` : name });
    }
  }
  return found;
}
