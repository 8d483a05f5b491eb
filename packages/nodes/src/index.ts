import { type NodeTypes, nodeTypesOf } from "@dialtree/flow";
import * as registry from "./registry.ts";

/** Every node type that dialtree has, by name. */
export const nodeTypes: NodeTypes = nodeTypesOf(Object.values(registry));
