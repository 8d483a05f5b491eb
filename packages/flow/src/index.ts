export * from "./call/index.ts";
export {
  type Directory,
  directorySchema,
  isListed,
  keyedLetters,
  type NameOrder,
  nameUtterance,
  type Person,
  type PersonFault,
  type PersonFaultCode,
  peopleFor,
  personAt,
  personFaults,
  personSchema,
  preparePeople,
  spokenName,
  writtenName,
} from "./directory/index.ts";
export * from "./document/index.ts";
export * from "./faults/index.ts";
export * from "./fields/index.ts";
export * from "./json.ts";
export * from "./limits.ts";
export * from "./lookup/index.ts";
export * from "./node-type/index.ts";
export * from "./pin-policy.ts";
export * from "./problems/index.ts";
