export { type CallStatus, getCall, readCallStatus } from "./get-call.ts";
export {
  type CallContext,
  type GraphRequest,
  graphLimits,
  type PromptLocator,
  type PromptPlace,
  type RequestType,
  type Unsendable,
} from "./operation.ts";
export { operations } from "./operations.ts";
export * from "./to-request.ts";
