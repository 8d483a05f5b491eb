export * from "./compile.ts";
export * from "./session/index.ts";
