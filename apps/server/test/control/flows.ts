import type { FlowDocument, FlowNode, JsonObject, Spoken, WrittenDestination } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";

const operator = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01", name: "Operator" } as const;

export const inEnglish = (text: string): Spoken => ({ "en-US": { text } });

function node(id: string, type: string, data: JsonObject, title?: string): FlowNode {
  const known = nodeTypes.get(type)!;
  return {
    id,
    type,
    version: known.version,
    ...(title ? { title } : {}),
    data: { ...known.initial, ...data },
  };
}

/** A step that puts callers through. */
export const transferTo = (id: string, to: WrittenDestination): FlowNode =>
  node(id, "transfer", { to: { ...to } });

/** A flow that answers, says one thing and then hangs up or goes on with another flow. */
export interface SmallFlow {
  readonly title?: string;
  readonly say?: Spoken;
  /** Another flow, instead of the hang-up. */
  readonly goesOnWith?: string;
  readonly languages?: readonly string[];
  readonly fallback?: Spoken;
}

export function smallFlow(
  id: string,
  {
    title = id,
    say = inEnglish(`This is ${id}.`),
    goesOnWith,
    languages = ["en-US"],
    fallback,
  }: SmallFlow = {},
): FlowDocument {
  const end = goesOnWith
    ? node("end", "go-to", { place: { flow: goesOnWith } })
    : node("end", "hang-up", { say: {} });
  return {
    format: 1,
    id,
    title,
    languages,
    fallback: { say: fallback ?? inEnglish("Sorry."), to: operator },
    variables: {},
    start: "start",
    nodes: [
      node("start", "incoming", {}),
      node("welcome", "prompt", { prompt: say as JsonObject }, "Welcome"),
      end,
    ],
    edges: [
      { from: "start", outlet: "answered", to: "welcome" },
      { from: "welcome", outlet: "next", to: "end" },
      { from: "welcome", outlet: "failed", to: "end" },
    ],
    layout: {},
  };
}

/** A flow in which callers can leave a message, or be asked for a PIN, by a step that all goes on from to the end. */
export function flowNaming(id: string, type: "leave-message" | "check-pin", name: string): FlowDocument {
  const flow = smallFlow(id);
  const data: JsonObject =
    type === "leave-message"
      ? { prompt: { "en-US": { text: "Speak." } }, mailbox: name, review: false }
      : { prompt: { "en-US": { text: "Your PIN?" } }, account: "customer", list: name, retries: [] };
  const asking = node("asking", type, data, "Asking");
  const outlets = nodeTypes.get(type)?.outlets(asking.data) ?? [];
  return {
    ...flow,
    variables: { customer: { type: "text", initial: "1" } },
    nodes: [...flow.nodes, asking],
    edges: [
      ...flow.edges.map((edge) => (edge.to === "end" ? { ...edge, to: "asking" } : edge)),
      ...outlets.map(({ id: outlet }) => ({ from: "asking", outlet, to: "end" })),
    ],
  };
}

/** A flow that nothing can be published of: its prompt says nothing. */
export function brokenFlow(id: string): FlowDocument {
  return smallFlow(id, { say: {} });
}
