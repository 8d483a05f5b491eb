export { allowing, isNetwork } from "./addresses.ts";
export type { Resolve } from "./connecting.ts";
export {
  type Answer,
  createEgress,
  type Egress,
  type EgressFault,
  egressLimits,
  isOwnHeader,
  type NoAnswer,
  type Question,
} from "./egress.ts";
export { type Host, type Hosts, originIn } from "./hosts.ts";
export { type ReadJson, readJson } from "./json.ts";
