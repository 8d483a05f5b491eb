export * from "./node-type.ts";
export * from "./outlook.ts";
export * from "./program.ts";
