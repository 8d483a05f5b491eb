export * from "./read-changes.ts";
export * from "./validation.ts";
