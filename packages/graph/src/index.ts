export * from "./codes/index.ts";
export * from "./commands/index.ts";
export * from "./ids.ts";
export * from "./notifications/index.ts";
export * from "./replies/index.ts";
