export * from "./act.ts";
export * from "./caller.ts";
