export * from "./1-check/index.ts";
export * from "./compile.ts";
export * from "./session/index.ts";
