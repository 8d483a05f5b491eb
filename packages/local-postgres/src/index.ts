export * from "./local-postgres.ts";
export { whyNoPostgres } from "./why-not.ts";
