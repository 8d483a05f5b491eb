export { type Fault, type FaultValues, faultMaker, plainFault } from "./fault.ts";
export { faultIssue, schemaFault, schemaFaults, shapeCodes, shapeFault } from "./schema.ts";
