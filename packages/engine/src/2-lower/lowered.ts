import type { Action, Destination, Facts, NodeId, Said, SubFlow, Trigger } from "@dialtree/flow";
import type { Derived, Expressions } from "@dialtree/flow/expressions";
import type { ResolvedFlow } from "@dialtree/flow/names";

/** A flow with every exit resolved: what the machine is printed from. No outlet is left open here. */
export interface LoweredFlow {
  readonly document: ResolvedFlow;
  readonly nodes: ReadonlyMap<NodeId, LoweredNode>;
  /** Other flows that this one goes on with. */
  readonly leadsTo: readonly string[];
  readonly expressions: Expressions;
}

export interface LoweredNode {
  readonly id: NodeId;
  readonly title: string;
  readonly initial: string;
  readonly states: ReadonlyMap<string, LoweredState>;
  readonly on: readonly LoweredMove[];
  /** What `decided.…` a deciding state of this node continues with. Pure. */
  readonly decide: (facts: Facts) => string;
  /** What `found` says. Pure. */
  readonly tell?: (facts: Facts) => readonly Said[];
  /** Whom `transferFound` hands the call to. Pure. */
  readonly reach?: (facts: Facts) => Destination | undefined;
  /** What `keepDerived` keeps. Where there is this, it decides: `known` or `unknown`. Pure. */
  readonly derive?: (facts: Facts) => Derived;
}

export interface LoweredState {
  readonly do: readonly Action[];
  readonly on: readonly LoweredMove[];
  readonly after?: { readonly milliseconds: number; readonly move: Arrow };
  readonly always?: Arrow;
  readonly keys?: "collected" | "interrupting";
  readonly decides: boolean;
  readonly calls?: SubFlow;
  readonly returns?: string;
}

export interface LoweredMove {
  readonly trigger: Trigger;
  readonly move: Arrow;
}

/** Where a move goes. `leaves` names the outlet taken, when it leaves the node. */
export interface Arrow {
  readonly do: readonly Action[];
  readonly leaves?: string;
  readonly goal: Goal;
}

export type Goal =
  | { readonly kind: "state"; readonly node: NodeId; readonly state: string }
  | { readonly kind: "node"; readonly node: NodeId }
  | { readonly kind: "flow"; readonly flow: string };

/** The synthetic node that takes a call when something goes wrong. Authors cannot use the name: ids begin otherwise. */
export const fallbackNode: NodeId = "$fallback";
