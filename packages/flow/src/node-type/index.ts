export * from "./node-type.ts";
export * from "./program.ts";
