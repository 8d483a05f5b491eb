export * from "./play.ts";
export * from "./scenario.ts";
