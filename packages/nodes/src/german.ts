import type { NodeTypes } from "@dialtree/flow";
import { type NodeTranslation, type Sentences, translatedTypes } from "@dialtree/flow/translating";
import { common } from "./common.de.ts";
import * as registry from "./registry.de.ts";

// The same names as in the registry: the compiler says which node type has no German yet.
const known: Readonly<Record<keyof typeof import("./registry.ts"), NodeTranslation>> = registry;

/** Node types by the names of their folders. */
const byType = new Map(Object.entries(known).map(([name, words]) => [typeOf(name), words]));

/** Everything that the forms of node types say by themselves, and what stands in their definitions. */
export const germanSentences: Sentences = Object.assign(
  {},
  ...Object.values(known).map(({ sentences }) => sentences),
  common,
);

/** The node types in German. */
export function germanTypes(types: NodeTypes): NodeTypes {
  return translatedTypes(types, byType, common);
}

/** `checkPin` is `check-pin`: the registry is written in the names of code. */
function typeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
