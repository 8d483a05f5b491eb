import {
  asks,
  type CallerKind,
  callersOf,
  type Edge,
  type FlowDocument,
  type FlowNode,
  type NodeId,
  type NodeType,
  type NodeTypes,
  nodeName,
  nodeNames,
  type Outlet,
  type Program,
  pointer,
  type Resources,
  walkFields,
} from "@dialtree/flow";
import { type Naming, type ResolvedFlow, resolveNames, type Unresolved } from "@dialtree/flow/names";
import { everywhereOutlets } from "../2-lower/index.ts";
import type { FlowInterface } from "./sub-flows.ts";

/** What the check knows of the world outside the document. What is left out is not checked. */
export interface Surroundings {
  /** Primary language subtags that the speech provider speaks: `en`. */
  readonly voices?: readonly string[];
  /** Recordings in the prompts folder by file name, with the reason when one cannot be played. */
  readonly recordings?: ReadonlyMap<string, { readonly fault?: string }>;
  /** The prompts of the library by id, with the languages that each has a sound in. */
  readonly prompts?: ReadonlyMap<string, readonly string[]>;
  /** The flows there are, by id; undefined is what nobody has looked at how it can be used. */
  readonly flows?: ReadonlyMap<string, FlowInterface | undefined>;
  /** Ids of the calendars there are. */
  readonly calendars?: ReadonlySet<string>;
  /** Mailboxes and lists of PINs of the installation. */
  readonly resources?: Resources;
  /** The sentences are for people who know no ids: steps are called by their names alone where that is clear. */
  readonly withoutIds?: boolean;
  /** What names stand for in the environment that it is meant for. */
  readonly naming?: { readonly environment: string; readonly naming: Naming };
}

/** A document as the checks look at it: surveyed once, asked many times. */
export interface Survey {
  /** With whoever its names stand for; somebody stands in for whom nobody knows. */
  readonly document: ResolvedFlow;
  readonly unresolved: readonly Unresolved[];
  readonly nodeTypes: NodeTypes;
  readonly surroundings: Surroundings;
  readonly nodes: ReadonlyMap<NodeId, SurveyedNode>;
  /** How callers can come in, as the start node says. */
  readonly callers: readonly CallerKind[];
}

export interface SurveyedNode {
  readonly node: FlowNode;
  /** JSON pointer of the node. */
  readonly at: string;
  readonly name: string;
  /** Left out when the type is unknown or the data does not have its shape; other checks then pass the node over. */
  readonly readable?: {
    readonly type: NodeType;
    readonly outlets: readonly Outlet[];
    readonly program: Program;
  };
  /** Where one can get from here, by outlets and by fields that name a place. Only to nodes that exist. */
  readonly links: readonly Link[];
  /** Outlets that no edge leaves from. */
  readonly unwired: readonly Outlet[];
}

export interface Link {
  readonly to: NodeId;
  /** Left out for a jump that a field names. */
  readonly outlet?: Outlet;
}

export function survey(written: FlowDocument, nodeTypes: NodeTypes, surroundings: Surroundings): Survey {
  const { document, unresolved } = resolveNames(written, nodeTypes, surroundings.naming?.naming);
  const edgesFrom = new Map<NodeId, Edge[]>();
  for (const edge of document.edges) {
    const known = edgesFrom.get(edge.from);
    if (known) known.push(edge);
    else edgesFrom.set(edge.from, [edge]);
  }
  const ids = new Set(document.nodes.map(({ id }) => id));
  const names = surroundings.withoutIds ? nodeNames(document.nodes, nodeTypes) : undefined;
  const nodes = new Map<NodeId, SurveyedNode>();
  for (const [index, node] of document.nodes.entries()) {
    // A repeated id is the reader's finding; the first node of the name stands for both here.
    if (nodes.has(node.id)) continue;
    nodes.set(
      node.id,
      surveyNode(
        node,
        names?.get(node.id) ?? nodeName(node, nodeTypes),
        pointer(["nodes", index]),
        edgesFrom.get(node.id) ?? [],
        ids,
        nodeTypes,
        document,
      ),
    );
  }
  const callers = callersOf(document, nodeTypes);
  return { document, unresolved, nodeTypes, surroundings, nodes, callers };
}

function surveyNode(
  node: FlowNode,
  name: string,
  at: string,
  edges: readonly Edge[],
  ids: ReadonlySet<NodeId>,
  nodeTypes: NodeTypes,
  { everywhere }: FlowDocument,
): SurveyedNode {
  const type = nodeTypes.get(node.type);
  if (!type || node.version !== type.version || !type.schema.safeParse(node.data).success) {
    return { node, at, name, links: [], unwired: [] };
  }
  const outlets = type.outlets(node.data);
  const byEdge = edges.flatMap(({ outlet: id, to }): Link[] => {
    const outlet = outlets.find((candidate) => candidate.id === id);
    return outlet && ids.has(to) ? [{ to, outlet }] : [];
  });
  const wired = new Set(edges.map(({ outlet }) => outlet));
  const byField = placesOf(type, node).flatMap(({ place }): Link[] =>
    "node" in place && ids.has(place.node) ? [{ to: place.node }] : [],
  );
  const program = type.program(node.data);
  const hasWayOut = asks(program) && everywhere && !everywhere.except.includes(node.id);
  const out = hasWayOut ? everywhere.operator?.to : undefined;
  const byKey: Link[] = out && "node" in out && ids.has(out.node) ? [{ to: out.node, outlet: wayOut }] : [];
  return {
    node,
    at,
    name,
    readable: { type, outlets, program },
    links: [...byEdge, ...byField, ...byKey],
    unwired: outlets.filter(({ id }) => !wired.has(id)),
  };
}

/** The exit by which a key that works everywhere leaves a question. */
const wayOut: Outlet = { id: everywhereOutlets.operator, label: "Way out", role: "way" };

/** The places that a node's fields name, with the path of the field inside the data. */
export function placesOf(
  type: NodeType,
  node: FlowNode,
): readonly {
  readonly path: readonly (string | number)[];
  readonly place: { readonly node: string } | { readonly flow: string };
}[] {
  return [...walkFields(type.fields, node.data)].flatMap(({ field, path, value }) =>
    field.kind === "place" && value !== undefined
      ? [{ path, place: value as { node: string } | { flow: string } }]
      : [],
  );
}

/** The JSON pointer of something inside a node's data. */
export function dataPointer({ at }: SurveyedNode, path: readonly (string | number)[]): string {
  return `${at}/data${pointer(path)}`;
}
