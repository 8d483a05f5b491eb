export * from "./endings.ts";
export * from "./failures.ts";
export * from "./result-info.ts";
