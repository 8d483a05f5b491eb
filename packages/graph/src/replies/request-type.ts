import type { GraphCommandType } from "../operations/behind.ts";
import type { OperationName } from "../operations/registry.ts";

/** All that can be asked of Graph, as logs name it: a command of a flow by its own name, the rest by the operation's. */
export type RequestType = GraphCommandType | OperationName;
