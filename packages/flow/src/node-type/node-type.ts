import { z } from "zod";
import type { CallerKind, Party, Passage } from "../call/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Migration } from "../document/migrate.ts";
import type { Derived, Expressions } from "../expressions/index.ts";
import {
  type DataOf,
  type Destination,
  type Fields,
  initialData,
  shapeOf,
  type VariableValue,
} from "../fields/index.ts";
import type { Calendars } from "../hours/calendar.ts";
import type { JsonObject } from "../json.ts";
import type { ProblemCatalogue, ProblemValues } from "../problems/index.ts";
import type { Program, Said } from "./program.ts";

/**
 * A call rings here, then it is answered. One of ours is placed (`calling`), then it is answered as well, or nobody could be
 * got on the line (`unreached`). Nodes say in which of these they work.
 */
export type Phase = "ringing" | "answered" | "calling" | "unreached";

/** Where a call can be when it comes to a node that does nothing on the telephone. */
export const anyPhase: readonly Phase[] = ["ringing", "answered", "unreached"];

/**
 * A call between a caller and the bot, or one with others in it as well: a group call or a meeting. Graph does some things only
 * in the one, some only in the other.
 */
export type CallShape = "two" | "group";

/** One way out of a node. Ids are neither positions nor keys, so that changing 1 to 2 rewires nothing. */
export interface Outlet {
  readonly id: string;
  /** In words: `Press 1, Sales`, `Presses nothing`. */
  readonly label: string;
  /** When it is taken, where the label alone would promise too much: `3 times` for a menu that asks again twice. */
  readonly when?: string;
  /**
   * `way`: has to lead somewhere. `mishap`: happens on ordinary days (no key, nobody there) and deserves words of its
   * own. `failure`: something broke. Callers of the last two take the flow's fallback where nothing is connected.
   */
  readonly role: "way" | "mishap" | "failure";
  /** The phase behind this outlet, where it differs from the one before the node. */
  readonly phase?: Phase;
  /** The shape of the call behind this outlet, where it differs from the one before the node. */
  readonly shape?: CallShape;
}

/** What nodes ask of calendars. */
export type Clocks = Pick<typeof import("../hours/index.ts"), "stateAt" | "wallClock">;

/** What a deciding node may know. All of it is in the session or the event, so that a replay decides alike. */
export interface Facts {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly phase: Phase;
  readonly shape: CallShape;
  readonly language: string;
  readonly caller: Party;
  readonly called: Party;
  readonly variables: Readonly<Record<string, VariableValue>>;
  /** The directories of the flow that the node is in. */
  readonly directories: readonly Directory[];
  /** The calendars of the installation, as they are when the step is taken. */
  readonly calendars: Calendars;
  /** How hours and clocks are read; handed in, because the data of time zones is large and no form needs it. */
  readonly clocks: Clocks;
  /** Nodes entered, oldest first, the last few only. */
  readonly trail: readonly string[];
  /** The call's own number, its only source of chance, and the id of the node that asks. */
  readonly seed: number;
  readonly node: string;
  /** How often this node was counted in this call. */
  readonly counted: number;
  /** The expressions of the flow. They look at these facts. */
  readonly expressions: Expressions;
  /** The state of the program that decides. */
  readonly state: string;
  /** What the caller has keyed in since the node began, as `noteKey` put it together: `4711`. */
  readonly entry: string;
}

/** A problem found by a node type itself. `at` is the path inside the node's data. */
export interface NodeProblem {
  readonly code: string;
  readonly at: readonly (string | number)[];
  readonly outlet?: string;
  readonly values?: ProblemValues;
}

/** Where a node type stands in the palette, in this order. */
export const nodeGroups = ["start", "say and ask", "send on", "steer", "end"] as const;
export type NodeGroup = (typeof nodeGroups)[number];

/** What a node type's author writes. */
export interface NodeDefinition<F extends Fields> {
  /** Also the name of its folder, its case file and its help page. */
  readonly type: string;
  /** Raised by one with each migration in `past`. */
  readonly version: number;
  readonly title: string;
  /** One sentence for the palette. */
  readonly summary: string;
  readonly group: NodeGroup;
  readonly fields: F;
  /** Flows begin here, and nothing leads into it. */
  readonly entry?: true;
  /** Of an entry: it places the call itself, instead of waiting for one. */
  readonly calls?: true;
  readonly worksWhile: readonly Phase[];
  /** In what calls it works; left out: in both. */
  readonly worksIn?: CallShape;
  /** Of an entry: the calls that it takes; left out: those of two. */
  readonly takes?: readonly CallShape[];
  /** How it reaches the targets in its `destination` fields. */
  readonly passage?: Passage;
  /** The same where its data decide, or where several ways lead there one after the other. Left out: `passage` alone. */
  readonly passages?: (data: DataOf<F>) => readonly Passage[];
  /** Of an entry: how callers reach the flow, which decides whom it can send them to. */
  readonly callers?: (data: DataOf<F>) => readonly CallerKind[];
  readonly outlets: (data: DataOf<F>) => readonly Outlet[];
  /** What the fields' own checks cannot see: keys used twice, values that contradict each other. */
  readonly check?: (data: DataOf<F>) => readonly NodeProblem[];
  readonly program: (data: DataOf<F>) => Program;
  /** For programs with a deciding state: the word that follows `decided.`. Pure. */
  readonly decide?: (data: DataOf<F>, facts: Facts) => string;
  /** For programs that say `found`: what that is. Pure; of directories and of what `programs` say nowhere else. */
  readonly tell?: (data: DataOf<F>, facts: Facts) => readonly Said[];
  /** For programs that `transferFound`: whom to. Pure. */
  readonly reach?: (data: DataOf<F>, facts: Facts) => Destination | undefined;
  /**
   * What the functions above look up in directories, worked out before anybody asks. Each piece takes a millisecond at most, so
   * that whoever runs it can let calls have their turn in between. What was not prepared is worked out when it is asked for.
   */
  readonly prepare?: (data: DataOf<F>, directories: readonly Directory[]) => Iterable<void>;
  /** For programs that `keepDerived`: what is kept. Decides instead of `decide`, `known` or `unknown`. Pure. */
  readonly derive?: (data: DataOf<F>, facts: Facts) => Derived;
  readonly problems?: ProblemCatalogue;
  readonly past?: readonly Migration[];
}

/** A node type as everybody else sees it: the same for all types, data unread. */
export interface NodeType
  extends Omit<
    NodeDefinition<Fields>,
    | "callers"
    | "passages"
    | "outlets"
    | "check"
    | "program"
    | "decide"
    | "tell"
    | "reach"
    | "prepare"
    | "derive"
  > {
  readonly schema: z.ZodType<JsonObject>;
  /** The data a new node starts with. */
  readonly initial: JsonObject;
  readonly callers: (data: JsonObject) => readonly CallerKind[];
  readonly passages: (data: JsonObject) => readonly Passage[];
  readonly outlets: (data: JsonObject) => readonly Outlet[];
  readonly check: (data: JsonObject) => readonly NodeProblem[];
  readonly program: (data: JsonObject) => Program;
  readonly decide: ((data: JsonObject, facts: Facts) => string) | undefined;
  readonly tell: ((data: JsonObject, facts: Facts) => readonly Said[]) | undefined;
  readonly reach: ((data: JsonObject, facts: Facts) => Destination | undefined) | undefined;
  readonly prepare: (data: JsonObject, directories: readonly Directory[]) => Iterable<void>;
  readonly derive: ((data: JsonObject, facts: Facts) => Derived) | undefined;
}

export type NodeTypes = ReadonlyMap<string, NodeType>;

/**
 * Declares a node type. Its functions receive data that has passed the schema; `outlets` of data that has not (a file
 * edited by hand) are none, so that a canvas can still draw the node and a check can say what is wrong.
 */
export function defineNode<const F extends Fields>(definition: NodeDefinition<F>): NodeType {
  const schema = z.strictObject(shapeOf(definition.fields)) as unknown as z.ZodType<JsonObject>;
  // The one place where unread data becomes this type's data.
  const readAs = (data: JsonObject) => data as unknown as DataOf<F>;
  const { callers, passages, outlets, check, program, decide, tell, reach, prepare, derive, ...described } =
    definition;
  return {
    ...described,
    schema,
    initial: initialData(definition.fields) as JsonObject,
    callers: (data) => callers?.(readAs(data)) ?? [],
    passages: (data) => passages?.(readAs(data)) ?? (described.passage ? [described.passage] : []),
    outlets: (data) => (schema.safeParse(data).success ? outlets(readAs(data)) : []),
    check: (data) => check?.(readAs(data)) ?? [],
    program: (data) => program(readAs(data)),
    decide: decide && ((data, facts) => decide(readAs(data), facts)),
    tell: tell && ((data, facts) => tell(readAs(data), facts)),
    reach: reach && ((data, facts) => reach(readAs(data), facts)),
    prepare: (data, directories) => prepare?.(readAs(data), directories) ?? [],
    derive: derive && ((data, facts) => derive(readAs(data), facts)),
  };
}

/** Node types by name. A duplicate name is a slip in the registry and throws. */
export function nodeTypesOf(types: Iterable<NodeType>): NodeTypes {
  const known = new Map<string, NodeType>();
  for (const type of types) {
    if (known.has(type.type)) throw new Error(`The node type "${type.type}" is registered twice.`);
    known.set(type.type, type);
  }
  return known;
}

/** What of a node it is called by. */
type Called = { readonly id: string; readonly type: string; readonly title?: string | undefined };

/** What people call a node: its own title, else its type's title with the id: `"Main menu"`, `Menu (main)`. */
export function nodeName(node: Called, types: NodeTypes): string {
  return node.title ? `"${node.title}"` : `${typeTitle(node, types)} (${node.id})`;
}

/** The same of all nodes of a flow for people who know no ids: `Menu`. Where several are called alike, each has its id. */
export function nodeNames(nodes: readonly Called[], types: NodeTypes): ReadonlyMap<string, string> {
  const briefly = nodes.map((node) => ({
    id: node.id,
    name: node.title ? `"${node.title}"` : typeTitle(node, types),
  }));
  const counts = new Map<string, number>();
  for (const { name } of briefly) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(briefly.map(({ id, name }) => [id, (counts.get(name) ?? 0) > 1 ? `${name} (${id})` : name]));
}

function typeTitle({ type }: Called, types: NodeTypes): string {
  return types.get(type)?.title ?? type;
}

/** Whether a flow places its calls itself, instead of waiting for them. */
export function beginsByCalling(
  {
    nodes,
    start,
  }: { readonly nodes: readonly { readonly id: string; readonly type: string }[]; readonly start: string },
  types: NodeTypes,
): boolean {
  const first = nodes.find(({ id }) => id === start);
  return first !== undefined && types.get(first.type)?.calls === true;
}
