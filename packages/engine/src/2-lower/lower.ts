import {
  type Action,
  asks,
  type Edge,
  type Facts,
  type FlowDocument,
  type FlowNode,
  type Move,
  type Moves,
  type NodeType,
  type NodeTypes,
  type Program,
  type Trigger,
} from "@dialtree/flow";
import { expressionsOf, scopeOf } from "@dialtree/flow/expressions";
import { resolveNames } from "@dialtree/flow/names";
import { typesOf } from "../1-check/program-facts.ts";
import { backNode, backProgram, everywhereOutlets, questionBefore, withEverywhere } from "./everywhere.ts";
import { fallbackProgram } from "./fallback.ts";
import {
  type Arrow,
  fallbackNode,
  type Goal,
  type LoweredFlow,
  type LoweredMove,
  type LoweredNode,
  type LoweredState,
} from "./lowered.ts";

/**
 * Resolves every exit of every node. Whatever leads nowhere (an unwired outlet, a deleted node, a node that cannot be
 * read) leads to the fallback, so that a flow loaded despite its problems still never drops a caller in silence. Names that
 * nobody has resolved become somebody who stands in.
 */
export function lower(written: FlowDocument, nodeTypes: NodeTypes): LoweredFlow {
  const { document } = resolveNames(written, nodeTypes);
  const ids = new Set(document.nodes.map(({ id }) => id));
  const wires = new Map(document.edges.map((edge) => [wireKey(edge), edge]));
  const leadsTo = new Set<string>();
  const { everywhere } = document;
  const excepted = new Set(everywhere?.except);

  const lowerNode = (
    id: string,
    title: string,
    program: Program,
    decide: LoweredNode["decide"],
  ): LoweredNode => {
    const arrow = (move: Move): Arrow => {
      const { to } = move;
      if ("state" in to) return { do: move.do ?? [], goal: { kind: "state", node: id, state: to.state } };
      if ("outlet" in to && to.outlet === everywhereOutlets.back)
        return { do: move.do ?? [], leaves: to.outlet, goal: { kind: "node", node: backNode } };
      if ("outlet" in to && to.outlet === everywhereOutlets.operator && everywhere?.operator)
        return { ...arrow({ ...move, to: { place: everywhere.operator.to } }), leaves: to.outlet };
      if ("outlet" in to) {
        const target = wires.get(wireKey({ from: id, outlet: to.outlet }))?.to;
        return { do: move.do ?? [], leaves: to.outlet, goal: nodeOrFallback(target) };
      }
      if ("flow" in to.place) {
        leadsTo.add(to.place.flow);
        return { do: move.do ?? [], leaves: "flow", goal: { kind: "flow", flow: to.place.flow } };
      }
      return { do: move.do ?? [], leaves: "node", goal: nodeOrFallback(to.place.node) };
    };
    const nodeOrFallback = (target: string | undefined): Goal => ({
      kind: "node",
      node: target !== undefined && ids.has(target) ? target : fallbackNode,
    });
    const moves = (on: Moves = {}): LoweredMove[] =>
      (Object.entries(on) as [Trigger, Move][]).map(([trigger, move]) => ({ trigger, move: arrow(move) }));
    const states = Object.entries(program.states).map(([name, state]): [string, LoweredState] => [
      name,
      {
        do: state.do ?? ([] as readonly Action[]),
        on: moves(state.on),
        ...(state.after
          ? { after: { milliseconds: Math.round(state.after.seconds * 1000), move: arrow(state.after) } }
          : {}),
        ...(state.always ? { always: arrow(state.always) } : {}),
        ...(state.keys ? { keys: state.keys } : {}),
        decides: state.decides ?? false,
        ...(state.calls ? { calls: state.calls } : {}),
        ...(state.returns === undefined ? {} : { returns: state.returns }),
      },
    ]);
    return { id, title, initial: program.initial, states: new Map(states), on: moves(program.on), decide };
  };

  const questions: string[] = [];
  const programs: Program[] = [];
  const nodes = document.nodes.map((node) => {
    const type = nodeTypes.get(node.type);
    const readable = readableType(node, type);
    const program = readable?.program(node.data) ?? broken;
    const derive = readable?.derive;
    if (asks(program)) questions.push(node.id);
    programs.push(program);
    return {
      ...lowerNode(
        node.id,
        node.title ?? type?.title ?? node.type,
        excepted.has(node.id) ? program : withEverywhere(program, everywhere),
        (facts) => readable?.decide?.(node.data, facts) ?? facts.phase,
      ),
      tell: (facts: Facts) => readable?.tell?.(node.data, facts) ?? [],
      reach: (facts: Facts) => readable?.reach?.(node.data, facts),
      ...(derive && { derive: (facts: Facts) => derive(node.data, facts) }),
    };
  });
  const fallback = lowerNode(
    fallbackNode,
    "Fallback",
    fallbackProgram(document.fallback),
    ({ phase, shape }) => (phase === "answered" && shape === "group" ? shape : phase),
  );
  const known = new Set(questions);
  const back = lowerNode(
    backNode,
    "Back",
    backProgram(questions),
    (facts) => questionBefore(facts, known) ?? "nowhere",
  );
  return {
    document,
    nodes: new Map([...nodes, ...(everywhere?.back ? [back] : []), fallback].map((node) => [node.id, node])),
    leadsTo: [...leadsTo],
    expressions: expressionsOf(() => scopeOf(Object.fromEntries(typesOf(document, programs)))),
  };
}

const broken: Program = { initial: "broken", states: { broken: { always: { to: { outlet: "broken" } } } } };

function readableType(node: FlowNode, type: NodeType | undefined): NodeType | undefined {
  const fits =
    type !== undefined && node.version === type.version && type.schema.safeParse(node.data).success;
  return fits ? type : undefined;
}

function wireKey({ from, outlet }: Pick<Edge, "from" | "outlet">): string {
  return `${from} ${outlet}`;
}
