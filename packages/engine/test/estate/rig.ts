import { type Estate, type EstateSource, estateOf, type FlowFacts, factsOf } from "@dialtree/engine/estate";
import type { FlowDocument } from "@dialtree/flow";
import { resolveNames } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { flowOf, node, say } from "../flows.ts";

export const facts = (document: FlowDocument): FlowFacts =>
  factsOf(resolveNames(document, nodeTypes).document, nodeTypes);

/** A flow whose menu leads by each key to a step of its own, and each of these to the end; all else is left to the fallback. */
export function menuFlow(
  id: string,
  choices: Readonly<Record<string, readonly [type: string, data: object]>>,
  change: Partial<FlowDocument> = {},
): FlowDocument {
  const keys = Object.keys(choices);
  const main = {
    ...node("main", "menu", {
      prompt: say("Choose."),
      choices: keys.map((key) => ({ id: `choice-${key}`, key, label: `Way ${key}` })),
    }),
    title: "Main menu",
  };
  const steps = keys.map((key) => {
    const [type, data] = choices[key] ?? ["hang-up", {}];
    return { ...node(`step-${key}`, type, data as never), title: `Step ${key}` };
  });
  const onwards = steps.flatMap(({ id: step, type, data }) =>
    (nodeTypes.get(type)?.outlets(data) ?? [])
      .filter(({ role }) => role === "way")
      .map((outlet) => `${step}.${outlet.id} -> end`),
  );
  return flowOf(
    [main, ...steps, ...(onwards.length > 0 ? [node("end", "hang-up")] : [])],
    [...keys.map((key) => `main.choice-${key} -> step-${key}`), ...onwards],
    { id, title: `${id[0]?.toUpperCase()}${id.slice(1)}`, ...change },
  );
}

export interface Installation {
  readonly lines?: EstateSource["lines"];
  readonly drafts?: readonly FlowDocument[];
  /** As published: each with all flows of `published` that it may come to. Left out: the drafts. */
  readonly published?: readonly FlowDocument[];
  readonly installed?: EstateSource["installed"];
}

export function estateWith({
  lines = [],
  drafts = [],
  published = drafts,
  installed = {},
}: Installation): Estate {
  const parts = published.map(facts);
  return estateOf({
    lines,
    drafts: drafts.map((document) => ({ id: document.id, title: document.title, facts: facts(document) })),
    published: parts.map((main) => ({ main, parts })),
    installed,
  });
}
