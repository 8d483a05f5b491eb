export { check } from "./check.ts";
export { valuesSaidBy } from "./program-facts.ts";
export type { Surroundings } from "./survey.ts";
