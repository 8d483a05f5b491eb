export * from "./caller/index.ts";
export * from "./lengths.ts";
export * from "./live/index.ts";
export * from "./rehearsal.ts";
export * from "./scenario/index.ts";
export * from "./telephone/index.ts";
export * from "./transcript/index.ts";
export * from "./trial/index.ts";
