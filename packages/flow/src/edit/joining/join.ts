import {
  type Edge,
  type FlowDocument,
  type FlowNode,
  flowDocumentSchema,
  type NodeId,
} from "../../document/index.ts";
import type { Json, JsonObject } from "../../json.ts";
import type { NodeTypes } from "../../node-type/index.ts";
import { changeData } from "../data.ts";
import { Draft } from "../draft.ts";
import { freshIds, takenIds, unnumbered } from "../ids.ts";
import { outletsOf } from "../outlets.ts";
import { sameValue } from "../path.ts";
import { redirected } from "../places.ts";
import { withOwnMarks, withoutEmptyMarks } from "./marks.ts";
import {
  chosen,
  type Joining,
  joinedItems,
  joinedMembers,
  joinedValue,
  type Side,
  type Three,
} from "./values.ts";

/** Two people's changes of one flow in one document. */
export interface Joined {
  readonly document: FlowDocument;
  /** How many places both changed, differently; there one side was taken. */
  readonly clashes: number;
}

/**
 * Joins what two people have made of one flow since they had it in common, step by step, exit by exit, field by field, and language by
 * language. New steps, notes and frames that happen to have the same id are two. Where both changed the same, `wins` says whose change holds.
 * Undefined where the two together are no flow any more, such as by more steps than there may be.
 */
export function joinFlows(
  { base, mine: ours, theirs }: { readonly [S in "base" | "mine" | "theirs"]: FlowDocument },
  wins: Side,
  nodeTypes: NodeTypes,
): Joined | undefined {
  let clashes = 0;
  const joining: Joining = { wins, clash: () => void clashes++ };
  const mine = withOwnMarks(base, withOwnIds(base, ours, theirs, nodeTypes), theirs);
  const nodes = joinedItems(of("nodes"), ({ id }) => id, joining, joinedNode);
  const there = new Set(nodes.map(({ id }) => id));
  // What never led anywhere, or was nowhere, is none of our business.
  const gone = new Set(
    [base, mine, theirs].flatMap((side) => side.nodes.map(({ id }) => id)).filter((id) => !there.has(id)),
  );
  const exits = exitsOf(nodes, base, nodeTypes);
  const edges = joinedItems(of("edges"), exitOf, joining, chosen<Edge>).filter(
    (edge) => !gone.has(edge.from) && !gone.has(edge.to) && exits(edge),
  );
  const layout = joinedMembers(of("layout") as Three<JsonObject>, joining, chosen);
  const { nodes: _nodes, edges: _edges, layout: _layout, ...rest } = theirs;
  const names = new Set([...Object.keys(rest), ...Object.keys(mine)].filter((name) => !taken.has(name)));
  const settings = Object.fromEntries(
    [...names].flatMap((name) => {
      const three = {
        base: settingOf(base, name),
        mine: settingOf(mine, name),
        theirs: settingOf(theirs, name),
      };
      const value = joinedValue(three, joining, byMember.has(name) ? membersOf : undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const whole = {
    ...settings,
    // Where calls come in has to be there.
    start: gone.has(String(settings.start)) ? theirs.start : settings.start,
    nodes,
    edges,
    layout: Object.fromEntries(Object.entries(layout).filter(([id]) => !gone.has(id))),
  };
  const { data: document } = flowDocumentSchema.safeParse(withoutEmptyMarks(whole));
  return document && !gone.has(document.start) ? { document, clashes } : undefined;

  function of<Part extends "nodes" | "edges" | "layout">(part: Part): Three<FlowDocument[Part]> {
    return { base: base[part], mine: mine[part], theirs: theirs[part] };
  }
}

const taken: ReadonlySet<string> = new Set(["nodes", "edges", "layout"]);
// Each of what stands in these is something for itself.
const byMember: ReadonlySet<string> = new Set(["variables", "voices", "insteadOf", "notes", "frames"]);

function membersOf(three: Three<Json>, joining: Joining): Json {
  return joinedMembers(three as Three<JsonObject>, joining, chosen);
}

function settingOf(document: FlowDocument, name: string): Json | undefined {
  return (document as unknown as JsonObject)[name];
}

const exitOf = ({ from, outlet }: Edge) => `${from} ${outlet}`;

/** Whether an exit is still there: a choice that one side took away cannot lead anywhere. What never fitted stays as it was. */
function exitsOf(
  nodes: readonly FlowNode[],
  base: FlowDocument,
  nodeTypes: NodeTypes,
): (edge: Edge) => boolean {
  const outlets = new Map(
    nodes.map((node) => [node.id, outletsOf(node, nodeTypes)?.map(({ id }) => id)] as const),
  );
  const before = new Set(base.edges.map(exitOf));
  const fitted = new Set(
    base.nodes.flatMap((node) =>
      (outletsOf(node, nodeTypes) ?? []).map(({ id }) => exitOf({ from: node.id, outlet: id, to: "" })),
    ),
  );
  return (edge) => {
    const exit = exitOf(edge);
    const known = outlets.get(edge.from);
    return !known || known.includes(edge.outlet) || (before.has(exit) && !fitted.has(exit));
  };
}

function joinedNode(three: Three<FlowNode>, joining: Joining): FlowNode | undefined {
  const { base, mine, theirs } = three;
  // One has deleted what the other changed, or it is another type of step by now.
  if (!mine || !theirs || mine.type !== theirs.type || mine.version !== theirs.version)
    return chosen(three, joining);
  const data = joinedMembers({ base: base?.data, mine: mine.data, theirs: theirs.data }, joining);
  const title = joinedValue({ base: base?.title, mine: mine.title, theirs: theirs.title }, joining);
  const { title: _title, ...rest } = theirs;
  return { ...rest, ...(typeof title === "string" ? { title } : {}), data };
}

/** My document, in which steps that I made new are called otherwise than those that others made new. */
function withOwnIds(
  base: FlowDocument,
  mine: FlowDocument,
  theirs: FlowDocument,
  nodeTypes: NodeTypes,
): FlowDocument {
  const before = new Set(base.nodes.map(({ id }) => id));
  const others = new Map(theirs.nodes.filter(({ id }) => !before.has(id)).map((node) => [node.id, node]));
  const both = mine.nodes.filter((node) => others.has(node.id) && !sameValue(others.get(node.id), node));
  if (both.length === 0) return mine;
  const freshId = freshIds(new Set([...takenIds(base), ...takenIds(mine), ...takenIds(theirs)]));
  const names = new Map<NodeId, NodeId>(both.map(({ id, type }) => [id, freshId(unnumbered(id), type)]));
  const now = (id: NodeId): NodeId => names.get(id) ?? id;
  const draft = new Draft({
    ...mine,
    nodes: mine.nodes.map((node) => ({ ...node, id: now(node.id) })),
    edges: mine.edges.map(({ from, outlet, to }) => ({ from: now(from), outlet, to: now(to) })),
    layout: Object.fromEntries(Object.entries(mine.layout).map(([id, at]) => [now(id), at])),
    start: now(mine.start),
    ...(mine.everywhere ? { everywhere: everywhereOf(mine.everywhere, now) } : {}),
  });
  for (const [at, node] of draft.document.nodes.entries())
    changeData(draft, at, redirected(node, now, nodeTypes), nodeTypes);
  return draft.document;
}

function everywhereOf(
  everywhere: NonNullable<FlowDocument["everywhere"]>,
  now: (id: NodeId) => NodeId,
): NonNullable<FlowDocument["everywhere"]> {
  const { operator, except } = everywhere;
  return {
    ...everywhere,
    except: except.map(now),
    ...(operator && "node" in operator.to
      ? { operator: { ...operator, to: { node: now(operator.to.node) } } }
      : {}),
  };
}
