import { type FlowDocument, type Frame, type Note, readText } from "@dialtree/flow";
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

/** Where the step with the main menu of Reception lies. */
export const main = reception.layout.main ?? { x: 0, y: 0 };
/** A frame around that step, and a note in it. */
export const frame: Frame = {
  title: "Opening",
  colour: "blue",
  x: main.x - 30,
  y: main.y - 50,
  width: 340,
  height: 400,
};
export const note: Note = {
  text: "Ask Ann.",
  colour: "yellow",
  x: main.x + 5,
  y: main.y - 40,
  width: 200,
  height: 60,
};
/** Reception with both. */
export const marked: FlowDocument = { ...reception, frames: { opening: frame }, notes: { ann: note } };
