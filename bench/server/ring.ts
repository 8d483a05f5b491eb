import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";

/**
 * A flow in which prompt follows prompt in a circle: each news that a prompt has ended leads to exactly one command, the
 * play of the next one. A call may hear no more than `limits.nodeEntriesPerCall` of them.
 */
export function ringOfPrompts(size = 8): FlowDocument {
  const versionOf = (type: string) => nodeTypes.get(type)?.version ?? 1;
  const prompts = Array.from({ length: size }, (_, index) => ({
    id: `p${index}`,
    type: "prompt",
    version: versionOf("prompt"),
    data: { prompt: { "en-US": { text: `Number ${index}.` } }, bargeIn: false },
  }));
  return {
    format: 1,
    id: "ring",
    title: "Ring",
    languages: ["en-US"],
    fallback: { say: {}, to: { kind: "phone", number: "+15550199" } },
    variables: {},
    start: "start",
    nodes: [
      {
        id: "start",
        type: "incoming",
        version: versionOf("incoming"),
        data: nodeTypes.get("incoming")?.initial ?? {},
      },
      ...prompts,
    ],
    edges: [
      { from: "start", outlet: "answered", to: "p0" },
      ...prompts.map(({ id }, index) => ({ from: id, outlet: "next", to: `p${(index + 1) % size}` })),
    ],
    layout: {},
  };
}

/** Writes the flow into a folder as a server is seeded from. */
export function writeFlowFolder(folder: string, document: FlowDocument): void {
  mkdirSync(join(folder, document.id), { recursive: true });
  writeFileSync(join(folder, document.id, "flow.json"), JSON.stringify(document));
}
