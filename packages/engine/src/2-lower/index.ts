export * from "./lower.ts";
export * from "./lowered.ts";
