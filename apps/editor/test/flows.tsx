import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";

const texts = import.meta.glob<string>("../../../flows/*/flow.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The names of all shipped flows. */
export const shippedNames = Object.keys(texts).flatMap((path) => path.split("/").at(-2) ?? []);

/** A shipped flow. */
export function shipped(name: string): FlowDocument {
  const { document } = readText(texts[`../../../flows/${name}/flow.json`] ?? "", nodeTypes);
  if (!document) throw new Error(`flows/${name} cannot be read.`);
  return document;
}

export const reception = shipped("reception");
