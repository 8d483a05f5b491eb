export * from "./graph-error.ts";
export * from "./replies.ts";
export type * from "./request-type.ts";
export * from "./retry-after.ts";
export * from "./verdict.ts";
