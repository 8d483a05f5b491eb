import type { Action, JsonObject } from "@dialtree/flow";
import { limits } from "@dialtree/flow";
import {
  type Arrow,
  fallbackNode,
  type LoweredFlow,
  type LoweredMove,
  type LoweredNode,
  type LoweredState,
} from "../2-lower/index.ts";
import { endedState, flowState, machineId, newState, statePath, tags } from "./names.ts";

/**
 * Prints a lowered flow as an xstate configuration: plain JSON that also loads in Stately's tools. One state per node,
 * one child per state of its program. Actions are names with parameters; `enter` and `leave` report the path.
 *
 * Every move between nodes re-enters its target: without it a menu that leads to itself would fall silent. And
 * `maxIterations` is set, because xstate's own default is to go round for ever.
 */
export function machineConfig(flow: LoweredFlow): JsonObject {
  const id = machineId(flow.document.id);
  const print = (node: LoweredNode) => printNode(node, id);
  const states: Record<string, JsonObject> = {
    [newState]: { on: { "call.began": { target: `#${id}.${flow.document.start}`, reenter: true } } },
  };
  for (const node of flow.nodes.values()) states[node.id] = print(node);
  for (const other of flow.leadsTo) states[flowState(other)] = { tags: [tags.leaves], meta: { flow: other } };
  states[endedState] = { type: "final" };
  // A start that does not exist has nowhere to go but to the fallback.
  if (!flow.nodes.has(flow.document.start)) {
    states[newState] = { on: { "call.began": { target: `#${id}.${fallbackNode}`, reenter: true } } };
  }
  return {
    id,
    initial: newState,
    states,
    on: {
      "call.ended": { target: `#${id}.${endedState}` },
      "call.fault": { target: `#${id}.${fallbackNode}`, reenter: true },
    },
    options: { maxIterations: limits.stepsPerEvent },
  };
}

function printNode(node: LoweredNode, id: string): JsonObject {
  const states = [...node.states].map(([name, state]) => [name, printState(node, state, id)]);
  return {
    initial: node.initial,
    meta: { title: node.title },
    entry: [{ type: "enter", params: { node: node.id } }],
    ...moves(node, node.on, id),
    states: Object.fromEntries(states),
  };
}

function printState(node: LoweredNode, state: LoweredState, id: string): JsonObject {
  const { calls, returns } = state;
  const tagged = [
    ...(state.keys ? [tags[state.keys]] : []),
    ...(state.decides ? [tags.decides] : []),
    ...(calls ? [tags.calls] : []),
    ...(returns === undefined ? [] : [tags.returns]),
  ];
  return {
    ...(tagged.length > 0 ? { tags: tagged } : {}),
    ...(calls ? { meta: { calls } as unknown as JsonObject } : {}),
    ...(returns === undefined ? {} : { meta: { returns } }),
    ...(state.do.length > 0 ? { entry: state.do.map(printAction) } : {}),
    ...moves(node, state.on, id),
    ...(state.after ? { after: { [state.after.milliseconds]: printArrow(node, state.after.move, id) } } : {}),
    ...(state.always ? { always: printArrow(node, state.always, id) } : {}),
  };
}

function moves(node: LoweredNode, on: readonly LoweredMove[], id: string): { on?: JsonObject } {
  if (on.length === 0) return {};
  return { on: Object.fromEntries(on.map(({ trigger, move }) => [trigger, printArrow(node, move, id)])) };
}

function printArrow(node: LoweredNode, arrow: Arrow, id: string): JsonObject {
  const left =
    arrow.leaves === undefined ? [] : [{ type: "leave", params: { node: node.id, outlet: arrow.leaves } }];
  const actions = [...arrow.do.map(printAction), ...left];
  return { target: `#${id}.${goalPath(arrow)}`, reenter: true, ...(actions.length > 0 ? { actions } : {}) };
}

function goalPath({ goal }: Arrow): string {
  if (goal.kind === "flow") return flowState(goal.flow);
  return goal.kind === "node" ? goal.node : statePath(goal.node, goal.state);
}

function printAction({ type, ...params }: Action): JsonObject {
  return Object.keys(params).length === 0 ? { type } : { type, params: params as JsonObject };
}
