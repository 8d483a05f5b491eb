export { type CallRecord, readCallRecord } from "./call-record.ts";
export * from "./created-call.ts";
export * from "./meeting.ts";
export * from "./page.ts";
export * from "./presence.ts";
export * from "./subscription.ts";
export * from "./user.ts";
