import { flowAdvice, flowProblems } from "@dialtree/flow";
import { nodeTypes as written } from "@dialtree/nodes";
import { translation } from "../messages/language.ts";

/** The node types that there are, with the words of the language that is on the screen. */
export const nodeTypes = translation()?.typesOf(written, { ...flowProblems, ...flowAdvice }) ?? written;
