export { freePort, freePorts } from "./free-port.ts";
export * from "./local-postgres.ts";
export { whyNoPostgres } from "./why-not.ts";
