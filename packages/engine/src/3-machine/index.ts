export * from "./doings.ts";
export * from "./machine.ts";
export * from "./names.ts";
export * from "./standing.ts";
