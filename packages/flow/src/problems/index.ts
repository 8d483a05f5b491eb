export * from "./advice.ts";
export * from "./catalogue.ts";
export * from "./problem.ts";
