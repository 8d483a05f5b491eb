export { usualCallsSchema } from "../postgres/schema.ts";
export { type Ask, callsInSchema, callsIntoSchema, serversIn } from "./postgres.ts";
export type * from "./record.ts";
export { callsInFile, callsIntoFile } from "./sqlite.ts";
