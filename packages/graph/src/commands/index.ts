export { type CallStatus, getCall, readCallStatus } from "./get-call.ts";
export { listOperations, type OperationProgress, readProgress } from "./list-operations.ts";
export { listParticipants, readParticipantId } from "./list-participants.ts";
export * from "./to-request.ts";
export type { CallContext, PromptLocator, PromptPlace, Unsendable } from "./translation.ts";
export { translations } from "./translations.ts";
