import type { Edge, FlowDocument, FlowNode, NodeId, Outlet, Point, Problem } from "@dialtree/flow";
import { message } from "../messages/message.ts";
import { nodeTypes } from "../words/node-types.ts";
import {
  linesOf,
  type NodeLine,
  type Otherwise,
  otherwise,
  titleOf,
  typeTitle,
} from "../words/node-words.ts";
import { frameAround, marksOf, type ShownMark } from "./marks/shown.ts";
import { boxOf, placesFor } from "./placing.ts";

/** A node as the canvas draws it: words only. */
export interface ShownNode {
  readonly id: NodeId;
  readonly at: Point;
  readonly type: string;
  readonly typeTitle: string;
  readonly title: string;
  readonly lines: readonly NodeLine[];
  readonly outlets: readonly ShownOutlet[];
  readonly entry: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** What the frame around it is called, if it is in one. */
  readonly frame: string | undefined;
}

/** Steps that stand behind one alone, and can be folded into it. */
export interface ShownFold {
  readonly isFolded: boolean;
  readonly steps: number;
  /** What is wrong with them. */
  readonly errors: number;
  readonly warnings: number;
}

export interface ShownOutlet {
  readonly id: string;
  readonly label: string;
  readonly role: Outlet["role"];
  /** When it is taken, if the label does not say it all. */
  readonly when: string | undefined;
  /** The step that it leads to, in words; undefined where it leads nowhere. */
  readonly to: string | undefined;
  /** What happens to callers when nothing is connected; undefined where something is. */
  readonly otherwise: Otherwise | undefined;
}

export interface ShownEdge {
  readonly id: string;
  readonly from: NodeId;
  readonly outlet: string;
  readonly to: NodeId;
  /** A sentence for people who do not see the line. */
  readonly name: string;
  /** It begins at a step that is folded away, and is drawn from the one that it is folded into. */
  readonly isFolded?: true;
}

export interface Picture {
  /** Where calls come in. */
  readonly start: NodeId;
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly ShownEdge[];
  readonly marks: readonly ShownMark[];
  /** By step; empty until it is known what can be folded. */
  readonly folds: ReadonlyMap<NodeId, ShownFold>;
}

const noFolds: ReadonlyMap<NodeId, ShownFold> = new Map();

/**
 * The document as a picture. What looks as before stays the very same object as in `previous`, so that a canvas of
 * thousands of nodes draws again only what changed.
 */
export function pictureOf(document: FlowDocument, problems: readonly Problem[], previous?: Picture): Picture {
  const titles = new Map(document.nodes.map((node) => [node.id, titleOf(node)]));
  const wired = new Map<NodeId, Map<string, string>>();
  for (const { from, outlet, to } of document.edges) {
    const outlets = wired.get(from) ?? new Map<string, string>();
    wired.set(from, outlets.set(outlet, titles.get(to) ?? to));
  }
  const found = new Map<NodeId, { errors: number; warnings: number }>();
  for (const { node, severity } of problems) {
    if (node === undefined) continue;
    const count = found.get(node) ?? { errors: 0, warnings: 0 };
    if (severity === "error") count.errors++;
    else count.warnings++;
    found.set(node, count);
  }
  const unplaced = document.nodes.map((node) =>
    sayingOf(document, node, wired.get(node.id), found.get(node.id)),
  );
  const places = placesFor(document, unplaced);
  const before = new Map(previous?.nodes.map((node) => [node.id, node]));
  const nodes = unplaced.map((saying) => {
    const at = places.get(saying.id) ?? { x: 0, y: 0 };
    const old = before.get(saying.id);
    const made = old && madeOf.get(old);
    const isPlaced = old?.at.x === at.x && old.at.y === at.y;
    if (isPlaced && made?.saying === saying && made.frames === document.frames) return old;
    const placed = { ...saying, at };
    const shown = { ...placed, frame: frameAround(boxOf(placed), document) };
    const node = old && looksAlike(old, shown) ? old : shown;
    madeOf.set(node, { saying, frames: document.frames });
    return node;
  });
  const labels = new Map(
    nodes.flatMap(({ id: from, outlets }) =>
      outlets.map(({ id: outlet, label }) => [edgeId({ from, outlet }), label]),
    ),
  );
  const edgesBefore = new Map(previous?.edges.map((edge) => [edge.id, edge]));
  const edges = drawable(document).map((edge) => {
    const id = edgeId(edge);
    const words = {
      outlet: labels.get(id) ?? edge.outlet,
      from: titles.get(edge.from) ?? edge.from,
      to: titles.get(edge.to) ?? edge.to,
    };
    const old = edgesBefore.get(id);
    const said = old && namedBy.get(old);
    const isNamed = said?.outlet === words.outlet && said.from === words.from && said.to === words.to;
    if (isNamed && old?.to === edge.to) return old;
    const drawn = { id, ...edge, name: message("edge.name", words) };
    namedBy.set(drawn, words);
    return drawn;
  });
  const marks = marksOf(document, nodes.map(boxOf), previous?.marks);
  return {
    start: document.start,
    nodes: sameOr(previous?.nodes, nodes),
    edges: sameOr(previous?.edges, edges),
    marks,
    folds: noFolds,
  };
}

/** What a node says, without its place. */
type Saying = Omit<ShownNode, "at" | "frame">;

// What something on the picture was made of: with each key that somebody types, all but one of thousands are made of the same.
const saidBy = new WeakMap<FlowNode, { readonly of: readonly unknown[]; readonly saying: Saying }>();
const madeOf = new WeakMap<ShownNode, { readonly saying: Saying; readonly frames: FlowDocument["frames"] }>();
const namedBy = new WeakMap<
  ShownEdge,
  { readonly outlet: string; readonly from: string; readonly to: string }
>();

function sayingOf(
  document: FlowDocument,
  node: FlowNode,
  wired: ReadonlyMap<string, string> | undefined,
  found: { readonly errors: number; readonly warnings: number } | undefined,
): Saying {
  const of = [
    linesOf(document, node),
    document.fallback,
    found?.errors,
    found?.warnings,
    ...[...(wired ?? [])].flat(),
  ];
  const before = saidBy.get(node);
  if (before && isSame(before.of, of)) return before.saying;
  const saying = shownNode(document, node, wired, found);
  saidBy.set(node, { of, saying });
  return saying;
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** The list of before where its parts are the same, so that whoever draws it has nothing to do. */
function sameOr<Part>(before: readonly Part[] | undefined, now: readonly Part[]): readonly Part[] {
  return before && isSame(before, now) ? before : now;
}

/** Where lines begin that leave steps which are folded away. No exit has such an id. */
export const foldHandle = ":folded";

export function edgeId({ from, outlet }: Pick<Edge, "from" | "outlet">): string {
  return `${from}.${outlet}`;
}

/** A sentence for people who do not see the node. */
export function spokenName({
  title,
  typeTitle,
  frame,
}: Pick<ShownNode, "title" | "typeTitle" | "frame">): string {
  const step = title === typeTitle ? typeTitle : `${typeTitle}: ${title}`;
  return frame === undefined ? step : message("node.inFrame", { step, frame });
}

/** What is wrong with a node, counted. */
export function problemWords({ errors, warnings }: Pick<ShownNode, "errors" | "warnings">): string {
  return [
    ...(errors > 0 ? [message("node.errors", { count: errors })] : []),
    ...(warnings > 0 ? [message("node.warnings", { count: warnings })] : []),
  ].join(", ");
}

function shownNode(
  document: FlowDocument,
  node: FlowNode,
  wired: ReadonlyMap<string, string> | undefined,
  found: { readonly errors: number; readonly warnings: number } | undefined,
): Saying {
  const type = nodeTypes.get(node.type);
  const known = type?.version === node.version ? type.outlets(node.data) : [];
  // Exits that the type does not know (a slip in the file) are still drawn, because edges leave by them.
  const unknown = [...(wired?.keys() ?? [])].filter((outlet) => !known.some(({ id }) => id === outlet));
  return {
    id: node.id,
    type: node.type,
    typeTitle: typeTitle(node.type),
    title: titleOf(node),
    lines: linesOf(document, node),
    outlets: [
      ...known.map((outlet) => ({
        id: outlet.id,
        label: outlet.label,
        role: outlet.role,
        when: outlet.when,
        to: wired?.get(outlet.id),
        otherwise: wired?.has(outlet.id) ? undefined : otherwise(document, outlet),
      })),
      ...unknown.map((id) => ({
        id,
        label: id,
        role: "failure" as const,
        when: undefined,
        to: wired?.get(id),
        otherwise: undefined,
      })),
    ],
    entry: type?.entry === true,
    errors: found?.errors ?? 0,
    warnings: found?.warnings ?? 0,
  };
}

// A canvas cannot draw a line to nowhere; the list of problems names it.
function drawable({ nodes, edges }: FlowDocument): readonly Edge[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const seen = new Set<string>();
  return edges.filter((edge) => {
    const id = edgeId(edge);
    if (seen.has(id) || !ids.has(edge.from) || !ids.has(edge.to)) return false;
    seen.add(id);
    return true;
  });
}

function looksAlike(one: ShownNode, other: ShownNode): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
