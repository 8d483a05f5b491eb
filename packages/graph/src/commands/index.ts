export { type CallStatus, getCall, readCallStatus } from "./get-call.ts";
export * from "./to-request.ts";
export type { CallContext, PromptLocator, PromptPlace, Unsendable } from "./translation.ts";
export { translations } from "./translations.ts";
