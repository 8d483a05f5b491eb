export { type Fault, type FaultValues, faultMaker, filled, plainFault } from "./fault.ts";
export { faultIssue, schemaFault, schemaFaults, shapeCodes, shapeFault } from "./schema.ts";
