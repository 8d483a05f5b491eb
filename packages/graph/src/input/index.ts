export * from "./check.ts";
export { type FormatName, formats } from "./formats.ts";
export type * from "./problem.ts";
export * from "./schema.ts";
