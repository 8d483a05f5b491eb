export { check } from "./check.ts";
export type { Surroundings } from "./survey.ts";
