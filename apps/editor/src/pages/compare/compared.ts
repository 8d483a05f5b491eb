import type { FlowDocument, NodeId } from "@dialtree/flow";
import { type FlowChange, type MarkChange, markChanges } from "@dialtree/flow/diff";
import { markIdOf, type ShownMark } from "../../canvas/marks/shown.ts";
import { freePlace, heightOf } from "../../canvas/placing.ts";
import { edgeId, pictureOf, type ShownEdge, type ShownNode } from "../../canvas/projection.ts";
import { nodeTypes } from "../../words/node-types.ts";

/** How something of the later version stands to the earlier one. */
export type Standing = "added" | "removed" | "changed" | "same";

export interface ComparedNode {
  readonly shown: ShownNode;
  readonly standing: Standing;
}

export interface ComparedMark {
  readonly shown: ShownMark;
  readonly standing: Standing;
}

export interface ComparedEdge {
  readonly shown: ShownEdge;
  readonly standing: Exclude<Standing, "changed">;
}

/** Two versions as one picture: the later one, and in it what the earlier one had besides. */
export interface ComparedPicture {
  readonly nodes: readonly ComparedNode[];
  readonly edges: readonly ComparedEdge[];
  readonly marks: readonly ComparedMark[];
}

export function comparedPicture(
  before: FlowDocument,
  after: FlowDocument,
  changes: readonly FlowChange[],
): ComparedPicture {
  const stays = new Set(after.nodes.map(({ id }) => id));
  const gone = before.nodes.filter(({ id }) => !stays.has(id));
  const taken = new Set(after.edges.map(edgeId));
  const leads = new Set(after.edges.map(wayOf));
  const led = new Set(before.edges.map(wayOf));
  const lost = before.edges.filter((edge) => !leads.has(wayOf(edge)));
  const merged: FlowDocument = {
    ...after,
    nodes: [...after.nodes, ...gone],
    edges: [...after.edges, ...lost.filter((edge) => !taken.has(edgeId(edge)))],
    layout: { ...before.layout, ...after.layout },
    notes: { ...before.notes, ...after.notes },
    frames: { ...before.frames, ...after.frames },
  };
  const picture = pictureOf(merged, []);
  // An exit that leads elsewhere now is drawn twice, and a picture has one line for each exit.
  const rewired = pictureOf({ ...before, nodes: merged.nodes, layout: merged.layout }, []).edges.filter(
    (edge) => taken.has(edge.id) && !leads.has(wayOf(edge)),
  );
  const standings = standingsOf(changes);
  const marks = new Map(
    markChanges(before, after).map((change) => [markIdOf(change.mark), standingOf(change)]),
  );
  const labels = labelsIn(before);
  return {
    nodes: apart(picture.nodes, stays).map((shown) => ({
      shown: named(shown, labels),
      standing: stays.has(shown.id) ? (standings.get(shown.id) ?? "same") : "removed",
    })),
    edges: [
      ...picture.edges.map((shown) => ({ shown, standing: edgeStanding(shown, leads, led) })),
      ...rewired.map((shown) => ({
        shown: { ...shown, id: `${shown.id} before` },
        standing: "removed" as const,
      })),
    ],
    marks: picture.marks.map((shown) => ({ shown, standing: marks.get(shown.id) ?? "same" })),
  };
}

function edgeStanding(
  edge: ShownEdge,
  leads: ReadonlySet<string>,
  led: ReadonlySet<string>,
): ComparedEdge["standing"] {
  if (!leads.has(wayOf(edge))) return "removed";
  return led.has(wayOf(edge)) ? "same" : "added";
}

function standingsOf(changes: readonly FlowChange[]): ReadonlyMap<NodeId, Standing> {
  const standings = new Map<NodeId, Standing>();
  for (const change of changes) {
    if (!("node" in change) || change.node === undefined) continue;
    if (change.kind === "step added") standings.set(change.node, "added");
    else if (!standings.has(change.node)) standings.set(change.node, "changed");
  }
  return standings;
}

/** What is gone stands where it stood, unless something else is there now. */
function apart(nodes: readonly ShownNode[], stays: ReadonlySet<NodeId>): readonly ShownNode[] {
  const boxes = nodes.filter(({ id }) => stays.has(id)).map(boxOf);
  return nodes.map((shown) => {
    if (stays.has(shown.id)) return shown;
    const moved = { ...shown, at: freePlace(shown.at, boxes) };
    boxes.push(boxOf(moved));
    return moved;
  });
}

const boxOf = (shown: ShownNode) => ({ ...shown.at, height: heightOf(shown) });

/** Exits that only the earlier version has are called as they were there. */
function named(shown: ShownNode, labels: ReadonlyMap<string, string>): ShownNode {
  const outlets = shown.outlets.map((outlet) =>
    outlet.label === outlet.id
      ? { ...outlet, label: labels.get(edgeId({ from: shown.id, outlet: outlet.id })) ?? outlet.label }
      : outlet,
  );
  return { ...shown, outlets };
}

function labelsIn({ nodes }: FlowDocument): ReadonlyMap<string, string> {
  return new Map(
    nodes.flatMap(({ id: from, type, version, data }) => {
      const known = nodeTypes.get(type);
      const outlets = known?.version === version ? known.outlets(data) : [];
      return outlets.map(({ id: outlet, label }) => [edgeId({ from, outlet }), label] as const);
    }),
  );
}

function wayOf({ from, outlet, to }: Pick<ShownEdge, "from" | "outlet" | "to">): string {
  return JSON.stringify([from, outlet, to]);
}

/** How what a change tells of stands: what is neither new nor gone as a whole has changed. */
export function standingOf({ kind }: FlowChange | MarkChange): Exclude<Standing, "same"> {
  if (/ (added|wired)$/.test(kind)) return "added";
  return / (removed|unwired)$/.test(kind) ? "removed" : "changed";
}
