import { compile, type FlowLibrary, libraryOf } from "@dialtree/engine";
import type { Edge, FlowDocument, FlowNode, JsonObject } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";

export const operator = {
  kind: "user",
  id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01",
  name: "Operator",
} as const;
export const queue = { kind: "account", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a02", name: "Sales" } as const;

/** A node of a type, with the data of a new one and what is given on top. */
export function node(id: string, type: string, data: JsonObject = {}): FlowNode {
  const known = nodeTypes.get(type);
  return { id, type, version: known?.version ?? 1, data: { ...known?.initial, ...data } };
}

/** `edge("main.sales -> sales")`. */
export function edge(text: string): Edge {
  const match = /^([^.]+)\.(\S+) -> (\S+)$/.exec(text);
  const [, from = "", outlet = "", to = ""] = match ?? [];
  return { from, outlet, to };
}

export const say = (text: string) => ({ "en-US": { text } });

/** A document with a start that answers at once; the first node given follows it. */
export function flowOf(
  nodes: readonly FlowNode[],
  edges: readonly string[] = [],
  change: Partial<FlowDocument> = {},
): FlowDocument {
  const [first] = nodes;
  const start = first ? [`start.answered -> ${first.id}`] : [];
  return {
    format: 1,
    id: "test",
    title: "Test",
    languages: ["en-US"],
    fallback: { say: {}, to: operator },
    variables: {},
    start: "start",
    nodes: [node("start", "incoming"), ...nodes],
    edges: [...start, ...edges].map(edge),
    layout: {},
    ...change,
  };
}

/** A menu of one choice that says little, its exits all wired to `to`. */
export function smallMenu(
  id: string,
  to: string,
): { readonly node: FlowNode; readonly edges: readonly string[] } {
  const data = {
    prompt: say(`Menu ${id}.`),
    choices: [{ id: "go", key: "1", label: "Go" }],
    retries: [],
  };
  return {
    node: node(id, "menu", data),
    edges: ["go", "no-input", "no-match", "failed"].map((outlet) => `${id}.${outlet} -> ${to}`),
  };
}

export function libraryWith(...documents: readonly FlowDocument[]): FlowLibrary {
  return libraryOf(documents.map((document) => compile(document, nodeTypes, "1")));
}
