export { commandOperations, type GraphCommandType } from "./behind.ts";
export { graphLimits } from "./limits.ts";
export * from "./limits-of.ts";
export * from "./numbers-called.ts";
export {
  type Area,
  areas,
  type CallFacts,
  type GraphOperation,
  type Permission,
  type Permissions,
  type ReplyBody,
} from "./operation.ts";
export * from "./registry.ts";
export * from "./request.ts";
export * from "./rows.ts";
