export { type Joined, joinFlows } from "./join.ts";
export type { Side } from "./values.ts";
