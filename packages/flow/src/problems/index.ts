export * from "./catalogue.ts";
export * from "./problem.ts";
