export * from "./change.ts";
export * from "./clip.ts";
export { type Arrival, duplicate, paste } from "./clipboard.ts";
export { addDirectory, removeDirectory, setDirectory } from "./directories.ts";
export { connect, disconnect, reconnect } from "./edges.ts";
export { type Addition, apply, compose, type Edit, type Step } from "./edit.ts";
export { setField } from "./fields.ts";
export * from "./identity.ts";
export * from "./insertion.ts";
export { addItem, moveItem, removeItem } from "./items.ts";
export * from "./journal.ts";
export * from "./keys.ts";
export * from "./languages.ts";
export type { ItemPlace, ListPlace } from "./lists.ts";
export {
  addFrame,
  addNote,
  type Box,
  markAt,
  resizeMark,
  setFrameTitle,
  setNoteText,
  setTint,
} from "./marks.ts";
export * from "./merge.ts";
export { addNode, moveNodes, type NewNode, renameNode } from "./nodes.ts";
export type { Exit } from "./outlets.ts";
export type { Path } from "./path.ts";
export { explainRefusal, isRefusal, type Refusal, type RefusalCode, refusals } from "./refusals.ts";
export * from "./removal.ts";
export { replaceBy } from "./replacing.ts";
export { setDescription, setEverywhere, setFallback, setStart, setTitle } from "./settings.ts";
export * from "./texts.ts";
export { moveThings, type Places, removeThings, type Things } from "./things.ts";
export * from "./variables.ts";
