import type { FlowDocument, JsonObject, NodeTypes } from "@dialtree/flow";
import type { Expressions } from "@dialtree/flow/expressions";
import { type Calendars, noCalendars } from "@dialtree/flow/hours";
import type { ResolvedFlow } from "@dialtree/flow/names";
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createMachine,
  type StateValue,
  transition,
} from "xstate";
import { type LoweredNode, lower } from "./2-lower/index.ts";
import { type Doing, doingOf, machineConfig, type Standing, standingOf } from "./3-machine/index.ts";

/** A flow ready to run. Immutable; many calls share one. */
export interface CompiledFlow {
  readonly id: string;
  /** Which version of the flow this is; sessions carry it, so that a call ends on the version it began with. */
  readonly version: string;
  readonly document: ResolvedFlow;
  /** The machine as plain JSON. */
  readonly config: JsonObject;
  readonly machine: AnyStateMachine;
  readonly nodes: ReadonlyMap<string, LoweredNode>;
  readonly expressions: Expressions;
  /** The machine's snapshot in a state. Always the same one: a machine keeps nothing but its state. */
  readonly at: (state: StateValue) => AnyMachineSnapshot;
  /** Where an event takes the machine from there, and what is to be done on the way. @throws xstate's error at a loop */
  readonly move: (from: AnyMachineSnapshot, event: string) => Move;
  /** The same for what a deciding state has decided: `open` for `decided.open`. */
  readonly decided: (from: AnyMachineSnapshot, word: string) => Move;
  /** What a snapshot stands for. */
  readonly standing: (snapshot: AnyMachineSnapshot) => Standing;
}

export interface Move {
  /** xstate's name for what leads there. */
  readonly event: string;
  readonly to: AnyMachineSnapshot;
  /** What that stands for. */
  readonly standing: Standing;
  /** What is done on the way, oldest first. */
  readonly doings: readonly Doing[];
}

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
    document: lowered.document,
    config,
    machine,
    nodes: lowered.nodes,
    expressions: lowered.expressions,
    at: snapshotsOf(machine),
    move: movesOf(machine, document.id),
    decided: movesOf(machine, document.id, "decided."),
    standing: standings(),
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
// once, for all calls. There are no more of them than arrows in the flow. What was decided is looked up by its word: a name put
// together for each step would have to be hashed each time, which is 0.1 µs of the 3 that such a step takes.
function movesOf(machine: AnyStateMachine, flow: string, begins = ""): CompiledFlow["move"] {
  const known = new Map<AnyMachineSnapshot, Map<string, Move>>();
  return (from, name) => {
    const taken = known.get(from)?.get(name);
    if (taken) return taken;
    const event = begins + name;
    const [to, actions] = transition(machine, from, { type: event });
    const way: Move = {
      event,
      to,
      standing: standingOf(to),
      doings: actions.map((action) => doingOf(flow, action)),
    };
    const ways = known.get(from) ?? new Map<string, Move>();
    known.set(from, ways.set(name, way));
    return way;
  };
}

function standings(): CompiledFlow["standing"] {
  const known = new Map<AnyMachineSnapshot, Standing>();
  return (snapshot) => {
    let found = known.get(snapshot);
    if (!found) {
      found = standingOf(snapshot);
      known.set(snapshot, found);
    }
    return found;
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
