import type { FlowDocument, NodeId, Point } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { freePlace, heightOf, rightOf } from "../../canvas/placing.ts";
import type { Picture } from "../../canvas/projection.ts";
import { nodeTypes } from "../../words/node-types.ts";

/** A step to be added: where it stands, and the exit that shall lead to it. */
export interface NewStep {
  readonly type: string;
  readonly position: Point;
  readonly from?: Exit;
}

/**
 * A step that somebody asked for without saying where: beside the step that they are busy with, else beside the first
 * one that leads nowhere, else in the middle of what they see; where a way leads nowhere yet, behind that.
 */
export function stepAnywhere(
  type: string,
  {
    picture,
    busyWith,
    middle,
  }: {
    readonly picture: Picture;
    readonly busyWith: NodeId | undefined;
    readonly middle: () => Point;
  },
): NewStep {
  const isOpen = ({ outlets }: Picture["nodes"][number]) =>
    outlets.find(({ role, to }) => role === "way" && to === undefined);
  const beside =
    busyWith === undefined ? picture.nodes.find(isOpen) : picture.nodes.find(({ id }) => id === busyWith);
  const position = freePlace(beside ? rightOf(beside.at) : middle(), boxesOf(picture));
  const outlet = beside && nodeTypes.get(type)?.entry !== true ? isOpen(beside) : undefined;
  return { type, position, ...(beside && outlet ? { from: { from: beside.id, outlet: outlet.id } } : {}) };
}

/** A step behind an exit, and whether it takes its place on the connection that is there already. */
export function stepBehind(
  type: string,
  exit: Exit,
  {
    flow,
    picture,
    place,
  }: { readonly flow: FlowDocument; readonly picture: Picture; readonly place?: Point | undefined },
): { readonly step: NewStep; readonly onEdge: boolean } {
  const from = picture.nodes.find(({ id }) => id === exit.from)?.at ?? { x: 0, y: 0 };
  const position = place ?? freePlace(rightOf(from), boxesOf(picture));
  const isTaken = flow.edges.some((edge) => edge.from === exit.from && edge.outlet === exit.outlet);
  return { step: { type, position, from: exit }, onEdge: isTaken && goesOn(type) };
}

const boxesOf = ({ nodes }: Picture) => nodes.map((shown) => ({ ...shown.at, height: heightOf(shown) }));

/** Whether a step of this type has a way on, so that it can stand between two others. */
function goesOn(type: string): boolean {
  const known = nodeTypes.get(type);
  return known?.outlets(known.initial).some(({ role }) => role === "way") ?? false;
}
