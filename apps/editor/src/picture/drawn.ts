import type { FlowDocument } from "@dialtree/flow";
import { flowPicture } from "@dialtree/flow/picture";
import { translation } from "../messages/language.ts";
import { nodeTypes } from "../words/node-types.ts";

/** A flow as one sheet (SVG), in the language that is on the screen. `about` stands above it: which version it is. */
export function drawnFlow(document: FlowDocument, about: readonly string[]): string {
  return flowPicture(document, nodeTypes, { about, words: translation()?.picture });
}
