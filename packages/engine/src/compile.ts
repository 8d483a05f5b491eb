import type { FlowDocument, JsonObject, NodeTypes } from "@dialtree/flow";
import type { Expressions } from "@dialtree/flow/expressions";
import { type Calendars, noCalendars } from "@dialtree/flow/hours";
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createMachine,
  type ExecutableActionObject,
  type StateValue,
  transition,
} from "xstate";
import { type LoweredNode, lower } from "./2-lower/index.ts";
import { machineConfig } from "./3-machine/index.ts";

/** A flow ready to run. Immutable; many calls share one. */
export interface CompiledFlow {
  readonly id: string;
  /** Which version of the flow this is; sessions carry it, so that a call ends on the version it began with. */
  readonly version: string;
  readonly document: FlowDocument;
  /** The machine as plain JSON. */
  readonly config: JsonObject;
  readonly machine: AnyStateMachine;
  readonly nodes: ReadonlyMap<string, LoweredNode>;
  readonly expressions: Expressions;
  /** The machine's snapshot in a state. Always the same one: a machine keeps nothing but its state. */
  readonly at: (state: StateValue) => AnyMachineSnapshot;
  /** Where an event takes the machine from there, and what is to be done on the way. @throws xstate's error at a loop */
  readonly move: (from: AnyMachineSnapshot, event: string) => Move;
}

export type Move = readonly [to: AnyMachineSnapshot, actions: readonly ExecutableActionObject[]];

/**
 * Compiles a flow. Any document will do: what the check would refuse (an unwired outlet, a broken node) leads to the
 * fallback at run time. Publishing is for documents that `check` finds no error in.
 */
export function compile(document: FlowDocument, nodeTypes: NodeTypes, version: string): CompiledFlow {
  const lowered = lower(document, nodeTypes);
  const config = machineConfig(lowered);
  // xstate takes the configuration over and may keep references into it: give it a copy of its own.
  const machine = createMachine(copyOf(config));
  return {
    id: document.id,
    version,
    document,
    config,
    machine,
    nodes: lowered.nodes,
    expressions: lowered.expressions,
    at: snapshotsOf(machine),
    move: movesOf(machine),
  };
}

// xstate's resolveState looks at every state of the machine: measured at 1 ms in 5,000 nodes, fifty times the step itself.
// Each state is therefore resolved once; there are never more of them than the flow has.
function snapshotsOf(machine: AnyStateMachine): CompiledFlow["at"] {
  const resolved = new Map<string, AnyMachineSnapshot>();
  return (state) => {
    const name = JSON.stringify(state);
    const known = resolved.get(name) ?? machine.resolveState({ value: state, context: {} });
    resolved.set(name, known);
    return known;
  };
}

// A machine without context, guards and history goes from a state on an event always the same way, so each way is computed
// once, for all calls. There are no more of them than arrows in the flow.
function movesOf(machine: AnyStateMachine): CompiledFlow["move"] {
  const known = new Map<AnyMachineSnapshot, Map<string, Move>>();
  return (from, event) => {
    const ways = known.get(from) ?? new Map<string, Move>();
    const way = ways.get(event) ?? transition(machine, from, { type: event });
    known.set(from, ways.set(event, way));
    return way;
  };
}

function copyOf(config: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(config)) as JsonObject;
}

/** The compiled flows that a call may pass through, and what they share. */
export interface FlowLibrary {
  /** The flow that a session is in; undefined when this library does not hold that version. */
  find(flow: string, version: string): CompiledFlow | undefined;
  /** The version of another flow that `from` goes on with; undefined when there is none. */
  linked(from: CompiledFlow, flow: string): CompiledFlow | undefined;
  /** Opening hours and holidays. They hold for every version at once: no call keeps those that it began with. */
  readonly calendars: Calendars;
  /** How long calls that begin now may last; `limits.callMinutes` unless told, and never longer. */
  readonly callMinutes?: number;
}

/** A library with one version of each flow. */
export function libraryOf(flows: readonly CompiledFlow[], calendars: Calendars = noCalendars): FlowLibrary {
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  return {
    find: (flow, version) => (byId.get(flow)?.version === version ? byId.get(flow) : undefined),
    linked: (_from, flow) => byId.get(flow),
    calendars,
  };
}
