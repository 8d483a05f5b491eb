import type { FlowDocument, FlowNode } from "../document/index.ts";
import { nodeLabel } from "../edit/labels.ts";
import { outletsOf } from "../edit/outlets.ts";
import { sameValue } from "../edit/path.ts";
import { walkFields } from "../fields/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { FlowChange } from "./change.ts";
import { dataChanges, type Pair } from "./data.ts";
import { inCallersOrder } from "./order.ts";
import { settingChanges } from "./settings.ts";
import { spokenIn } from "./shown.ts";
import { exitName, kindOfStep, type Side, sideOf, stepName, targetName } from "./sides.ts";

/**
 * What is different between two versions of a flow, in the order in which a caller would come to it: the steps from the start
 * on, then what holds for the whole flow, then the steps that are gone. Steps, connections and choices are the same where
 * their ids are; so a choice that gets another key is still that choice. The picture is told of only when nothing else is.
 */
export function diffFlows(
  before: FlowDocument,
  after: FlowDocument,
  nodeTypes: NodeTypes,
): readonly FlowChange[] {
  const sides = { before: sideOf(before, nodeTypes), after: sideOf(after, nodeTypes) };
  const steps = inCallersOrder(after, nodeTypes).flatMap((node) => {
    const old = sides.before.nodes.get(node.id);
    return old ? stepChanges(old, node, sides) : additions(node, sides.after);
  });
  const gone = inCallersOrder(before, nodeTypes)
    .filter(({ id }) => !sides.after.nodes.has(id))
    .map((node): FlowChange => ({ kind: "step removed", ...described(node, sides.before) }));
  const found = [...steps, ...settingChanges(sides), ...gone];
  return found.length === 0 ? pictureChanges(before, after) : found;
}

function pictureChanges(before: FlowDocument, after: FlowDocument): FlowChange[] {
  if (!sameValue(before.layout, after.layout)) return [{ kind: "picture tidied", path: ["layout"] }];
  const path = (["notes", "frames"] as const).filter((part) => !sameValue(before[part], after[part]));
  return path.length > 0 ? [{ kind: "picture annotated", path: path.slice(0, 1) }] : [];
}

type Sides = Pair["sides"];

function stepChanges(before: FlowNode, after: FlowNode, sides: Sides): FlowChange[] {
  const pair: Pair = { before, after, sides, step: stepName(sides.after, after.id) };
  const here = { node: after.id, step: pair.step };
  if (before.type !== after.type) {
    const kinds = { before: kindOfStep(sides.before, before), after: kindOfStep(sides.after, after) };
    return [{ kind: "step replaced", ...here, ...kinds }, ...exitChanges(pair, [])];
  }
  const renamed: FlowChange[] =
    before.title === after.title
      ? []
      : [{ kind: "step renamed", ...here, before: stepName(sides.before, before.id), after: pair.step }];
  const newer: FlowChange[] =
    before.version === after.version
      ? []
      : [
          {
            kind: "field changed",
            ...here,
            path: [],
            label: "Version of this kind of step",
            before: `${before.version}`,
            after: `${after.version}`,
          },
        ];
  const data = dataChanges(pair, sides.after.nodeTypes.get(after.type)?.fields ?? {});
  return [...renamed, ...newer, ...data, ...exitChanges(pair, data)];
}

function exitChanges({ before, after, sides, step }: Pair, data: readonly FlowChange[]): FlowChange[] {
  // With an item its exit comes and goes; where it leads is said there.
  const told = new Set(
    data.flatMap((change) =>
      (change.kind === "item added" || change.kind === "item removed") && change.to !== undefined
        ? [change.outlet]
        : [],
    ),
  );
  const exits = outletsOf(after, sides.after.nodeTypes);
  return exitIds(before, after, sides).flatMap((outlet): FlowChange[] => {
    const [was, is] = [sides.before, sides.after].map((side) => side.exits.get(after.id)?.get(outlet));
    if (was === is || told.has(outlet)) return [];
    const { nodeTypes } = sides.after;
    const exit = exitName(after, outlet, nodeTypes) ?? exitName(before, outlet, nodeTypes) ?? outlet;
    const here = { node: after.id, step, outlet, exit };
    const from = targetName(sides.before, after.id, outlet) ?? "";
    const to = targetName(sides.after, after.id, outlet) ?? "";
    if (was === undefined) return [{ kind: "exit wired", ...here, after: to }];
    if (is === undefined) {
      const isThere = exits === undefined || exits.some(({ id }) => id === outlet);
      return [{ kind: isThere ? "exit unwired" : "exit removed", ...here, before: from }];
    }
    // Two steps of one name: their ids tell them apart.
    const names =
      from === to ? { before: `${from} (${was})`, after: `${to} (${is})` } : { before: from, after: to };
    return [{ kind: "exit rewired", ...here, ...names }];
  });
}

/** Every exit that is there or was, in the order of the step. */
function exitIds(before: FlowNode, after: FlowNode, sides: Sides): readonly string[] {
  const known = [after, before].flatMap((node) => outletsOf(node, sides.after.nodeTypes) ?? []);
  const wired = [sides.after, sides.before].flatMap((side) => [...(side.exits.get(after.id)?.keys() ?? [])]);
  return [...new Set([...known.map(({ id }) => id), ...wired])];
}

/** A step that is new, and where its exits lead. */
function additions(node: FlowNode, side: Side): FlowChange[] {
  const step = stepName(side, node.id);
  const exits = exitIds(node, node, { before: side, after: side }).flatMap((outlet): FlowChange[] => {
    const after = targetName(side, node.id, outlet);
    const exit = exitName(node, outlet, side.nodeTypes) ?? outlet;
    return after === undefined ? [] : [{ kind: "exit wired", node: node.id, step, outlet, exit, after }];
  });
  return [{ kind: "step added", ...described(node, side) }, ...exits];
}

function described(node: FlowNode, side: Side) {
  const says = firstWords(node, side);
  return {
    node: node.id,
    // Its kind is told beside it, so that its id is not needed to say what it is.
    step: nodeLabel(node, side.nodeTypes),
    type: kindOfStep(side, node),
    ...(says === undefined ? {} : { says }),
  };
}

/** What its callers hear first, in the first language that has it. */
function firstWords(node: FlowNode, { document, nodeTypes }: Side): string | undefined {
  for (const { field, value } of walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)) {
    const said = spokenIn(field, value as never);
    const found = document.languages.map((language) => said?.[language]?.text).find((text) => text?.trim());
    if (found) return found;
  }
  return undefined;
}
