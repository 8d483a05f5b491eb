export { type Affected, type WhatBreaks, whatBreaks } from "./callers.ts";
export * from "./estate.ts";
export { type FlowFacts, factsOf } from "./facts.ts";
export { type EstateFinding, findingsOf, kindWords, type Observed } from "./findings.ts";
export {
  keyOf,
  type Relation,
  refOf,
  type ThingKey,
  type ThingKind,
  type ThingRef,
  thingKinds,
} from "./things.ts";
