import { dirname } from "node:path";
import { type FlowDocument, type Place, walkFields } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { type FlowFolder, flowId, flowsIn, loadFlow } from "./flow-folder.ts";
import { attempt, Refusal } from "./refusal.ts";

/** The flows in the folders beside a flow, itself left out. */
export function flowsBeside(flow: FlowFolder, cwd: string): readonly FlowFolder[] {
  return flowsIn(dirname(flow.folder))
    .filter((file) => file !== flow.file)
    .flatMap((file) => {
      const other = attempt(() => loadFlow(file, cwd));
      return other instanceof Refusal ? [] : [other];
    })
    .filter((other) => flowId(other) !== flowId(flow));
}

/**
 * The flows that a call may go on with, directly and from there on. A flow that names no other never has its
 * neighbours opened, so that a broken one is nobody's trouble but its own.
 */
export function flowsAfter(flow: FlowFolder, cwd: string): readonly FlowFolder[] {
  const wanted = [...flowsNamedIn(flow.document)];
  if (wanted.length === 0) return [];
  const beside = new Map(flowsBeside(flow, cwd).map((other) => [flowId(other), other]));
  const found = new Map<string, FlowFolder>();
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const other = beside.get(id);
    if (!other || found.has(id)) continue;
    found.set(id, other);
    wanted.push(...flowsNamedIn(other.document));
  }
  return [...found.values()];
}

/** The ids of other flows that a flow's fields name. */
export function flowsNamedIn(document: FlowDocument | undefined): ReadonlySet<string> {
  const named = new Set<string>();
  for (const node of document?.nodes ?? []) {
    for (const { field, value } of walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)) {
      const place = field.kind === "place" ? (value as Partial<Extract<Place, { flow: string }>>) : undefined;
      if (typeof place?.flow === "string") named.add(place.flow);
    }
  }
  return named;
}
