import type { NodeId } from "@dialtree/flow";

/** Ids inside a machine. One place, so that timers and targets are spelled alike in print and when read back. */
export const machineId = (flow: string): string => `flow:${flow}`;

/** Top-level states that are no node of the author's. */
export const newState = "$new";
export const endedState = "$ended";
export const flowState = (flow: string): string => `$flow-${flow}`;

/** Tags that tell the engine what a state wants of it. */
export const tags = {
  collected: "collects keys",
  interrupting: "keys interrupt",
  decides: "decides",
  leaves: "leaves the flow",
  calls: "calls another flow",
  returns: "goes back to the flow that called",
} as const;

/** `main.wait-1`: a state inside a node. Node ids and state names contain no dot. */
export const statePath = (node: NodeId, state: string): string => `${node}.${state}`;

/**
 * The name xstate gives a delayed transition, both as the timer's id and as its event. Only this file spells it.
 */
export function afterEvent(flow: string, timer: string, milliseconds: number): string {
  return `xstate.after.${milliseconds}.${machineId(flow)}.${timer}`;
}

/** The path of the state that armed a delayed transition, from xstate's name for it. */
export function timerOf(flow: string, sendId: string): string {
  const start = sendId.indexOf(`${machineId(flow)}.`);
  return sendId.slice(start + machineId(flow).length + 1);
}
