export { advise } from "./advice.ts";
export { check } from "./check.ts";
export { mayFollow } from "./following.ts";
export { fragmentsOf, lookupsIn, namesSaidBy, piecedTogetherBy } from "./program-facts.ts";
export { type FlowInterface, interfaceOf } from "./sub-flows.ts";
export type { Surroundings } from "./survey.ts";
