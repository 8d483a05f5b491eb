export {
  type CallersChange,
  type FlowChange,
  type FlowChangeKind,
  isForCallers,
  type Sound,
} from "./change.ts";
export { diffFlows } from "./diff.ts";
export { type MarkChange, markChanges } from "./marks.ts";
export { changeWords } from "./words.ts";
