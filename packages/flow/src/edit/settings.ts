import {
  type Everywhere,
  type Fallback,
  type FlowDocument,
  flowDocumentSchema,
  type NodeId,
} from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { Setting, SettingChange } from "./change.ts";
import { type Edit, perform } from "./edit.ts";
import { nodeLabel } from "./labels.ts";
import { isEntry } from "./outlets.ts";
import { reasonOf } from "./reason.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** Calls the flow something else. */
export function setTitle(document: FlowDocument, title: string): Edit | Refusal {
  return set(document, "title", title, "Change the title of the flow", true);
}

/** Describes the flow; an empty description is none. */
export function setDescription(document: FlowDocument, description: string | undefined): Edit | Refusal {
  return set(document, "description", description || undefined, "Change the description of the flow", true);
}

/** Says who takes a call when something goes wrong for it. `typed`: in one field, so that strokes become one step. */
export function setFallback(
  document: FlowDocument,
  fallback: Fallback | undefined,
  typed = false,
): Edit | Refusal {
  return set(document, "fallback", fallback, fallback ? "Change the fallback" : "Remove the fallback", typed);
}

/** Says which keys work at every question. */
export function setEverywhere(document: FlowDocument, everywhere: Everywhere | undefined): Edit | Refusal {
  return set(document, "everywhere", everywhere, "Change the keys that work everywhere", true);
}

/** Lets the flow start at another node. */
export function setStart(document: FlowDocument, id: NodeId, nodeTypes: NodeTypes): Edit | Refusal {
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (!node) return refuse("node_missing", { node: id });
  const name = nodeLabel(node, nodeTypes);
  if (!isEntry(node, nodeTypes)) return refuse("start_not_an_entry", { node: name }, { node: id });
  return set(document, "start", id, `Let the flow start at ${name}`);
}

/** Why the flow cannot have a value as one of its settings. */
export function settingUnfit<S extends Setting>(
  name: S,
  value: FlowDocument[S] | undefined,
): Refusal | undefined {
  const parsed = flowDocumentSchema.shape[name].safeParse(value);
  if (parsed.success) return undefined;
  const reason = reasonOf(parsed.error);
  return refuse("setting_unfit", { setting: name, reason });
}

/** Gives a setting another value, if the flow can have it. */
export function set<S extends Setting>(
  document: FlowDocument,
  name: S,
  value: FlowDocument[S] | undefined,
  title: string,
  typed = false,
): Edit | Refusal {
  const change = { of: "setting", name, before: document[name], after: value } as SettingChange;
  return settingUnfit(name, value) ?? perform(document, title, (draft) => draft.make(change), typed);
}
