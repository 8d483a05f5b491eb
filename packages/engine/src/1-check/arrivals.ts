import type { NodeId, NodeType, Outlet } from "@dialtree/flow";
import type { Survey, SurveyedNode } from "./survey.ts";

/** How calls can be when they come to nodes: a phase, or a shape. */
export interface Following<State extends string> {
  /** How they begin. */
  readonly start: readonly State[];
  readonly works: (type: NodeType, state: State) => boolean;
  /** How they are behind an exit; without one, behind a place that a field names. */
  readonly behind: (outlet: Outlet | undefined, before: State) => State;
}

export interface Arrivals<State extends string> {
  /** In what ways calls come to a node that works for them; nodes that no call comes to are left out. */
  readonly at: ReadonlyMap<NodeId, ReadonlySet<State>>;
  /** Nodes that a call comes to and that do not work for it, each with a shortest way there, in words. */
  readonly refused: readonly {
    readonly surveyed: SurveyedNode;
    readonly state: State;
    readonly via: string;
  }[];
}

/** Follows every call through a flow. What lies behind a node that does not work is not looked at: it would only repeat the complaint. */
export function arrivals<State extends string>(
  { document, nodes }: Survey,
  { start, works, behind }: Following<State>,
): Arrivals<State> {
  const at = new Map<NodeId, Set<State>>();
  const refused: { surveyed: SurveyedNode; state: State; via: string }[] = [];
  const seen = new Set<string>();
  const pending = start.map((state) => ({ id: document.start, state, via: "at the start" }));
  // First in, first out: `via` then names a shortest way.
  for (const { id, state, via } of pending) {
    const surveyed = nodes.get(id);
    if (!surveyed?.readable || seen.has(`${id} ${state}`)) continue;
    seen.add(`${id} ${state}`);
    const { name, readable, links } = surveyed;
    if (!works(readable.type, state)) {
      refused.push({ surveyed, state, via });
      continue;
    }
    at.set(id, (at.get(id) ?? new Set()).add(state));
    for (const { to, outlet } of links) {
      pending.push({
        id: to,
        state: behind(outlet, state),
        via: outlet ? `${name}, ${outlet.label}` : name,
      });
    }
  }
  return { at, refused };
}
