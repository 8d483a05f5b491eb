export * from "./item.ts";
export type * from "./news.ts";
export { phoneNumber } from "./parties.ts";
export * from "./read.ts";
export { readParticipant, readRoster } from "./roster.ts";
export * from "./secret.ts";
