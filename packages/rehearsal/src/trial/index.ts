export * from "./errands.ts";
export * from "./halt.ts";
export * from "./kept.ts";
export * from "./script.ts";
export * from "./trial.ts";
export * from "./view.ts";
