export * from "./entry.ts";
export * from "./text.ts";
