export * from "./diff.ts";
export * from "./outcome.ts";
export * from "./play.ts";
export * from "./scenario.ts";
