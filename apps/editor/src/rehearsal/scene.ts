import type { FlowDocument, NodeTypes } from "@dialtree/flow";
import { resolveNames } from "@dialtree/flow/names";
import { lengthsWith, type Stage } from "@dialtree/rehearsal";
import type { Scene } from "./orders.ts";

/** The flows of a scene, with everybody that their names stand for. */
export function stageOf(scene: Scene, nodeTypes: NodeTypes): Stage {
  const { document, others, naming, calendars, recordings } = scene;
  const resolved = (flow: FlowDocument) => resolveNames(flow, nodeTypes, naming).document;
  const lengths = Object.entries(recordings).map(
    ([flow, of]) => [flow, new Map(Object.entries(of))] as const,
  );
  return {
    document: resolved(document),
    others: others.map(resolved),
    nodeTypes,
    calendars: new Map(calendars.map((calendar) => [calendar.id, calendar])),
    promptLength: lengthsWith(new Map(lengths)),
  };
}
