export { everywhereOutlets } from "./everywhere.ts";
export * from "./lower.ts";
export * from "./lowered.ts";
