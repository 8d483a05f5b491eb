export * from "./graph-error.ts";
export * from "./remedy.ts";
export * from "./replies.ts";
export type * from "./request-type.ts";
export * from "./retry-after.ts";
export * from "./secrets.ts";
export * from "./verdict.ts";
