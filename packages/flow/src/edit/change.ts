import type {
  Edge,
  FlowDocument,
  FlowNode,
  Frame,
  NodeId,
  Note,
  Point,
  Variable,
} from "../document/index.ts";
import type { Json } from "../json.ts";
import type { Path } from "./path.ts";

/**
 * The smallest step of editing, as data: what stood in a place and what stands there afterwards. Absent means nothing, so
 * that adding, replacing and removing are one shape, and the inverse of a change is the change with its sides swapped.
 */
export type Change =
  | NodeChange
  | NodeTitleChange
  | NodeDataChange
  | EdgeChange
  | PositionChange
  | NoteChange
  | FrameChange
  | VariableChange
  | SettingChange;

interface FromTo<Value> {
  readonly before?: Value;
  readonly after?: Value;
}

/** A whole node, at an index among the nodes. */
export interface NodeChange extends FromTo<FlowNode> {
  readonly of: "node";
  readonly at: number;
}

export interface NodeTitleChange extends FromTo<string> {
  readonly of: "node title";
  readonly at: number;
  /** Besides the index, so that a journal read against the wrong flow is noticed. */
  readonly node: NodeId;
}

/** A value inside a node's data; the empty path is all of it. */
export interface NodeDataChange extends FromTo<Json> {
  readonly of: "node data";
  readonly at: number;
  readonly node: NodeId;
  readonly path: Path;
}

/** An edge, at an index among the edges. */
export interface EdgeChange extends FromTo<Edge> {
  readonly of: "edge";
  readonly at: number;
}

/** Where a node's box sits. */
export interface PositionChange extends FromTo<Point> {
  readonly of: "position";
  readonly node: NodeId;
}

export interface NoteChange extends FromTo<Note> {
  readonly of: "note";
  readonly id: string;
}

export interface FrameChange extends FromTo<Frame> {
  readonly of: "frame";
  readonly id: string;
}

export interface VariableChange extends FromTo<Variable> {
  readonly of: "variable";
  readonly name: string;
}

/** What the flow as a whole says about itself. */
export type Setting =
  | "title"
  | "description"
  | "languages"
  | "insteadOf"
  | "voices"
  | "fallback"
  | "everywhere"
  | "directories"
  | "start";

export type SettingChange = {
  [S in Setting]: { readonly of: "setting"; readonly name: S } & FromTo<FlowDocument[S]>;
}[Setting];

/** Changes that an author sees and undoes as one. Plain JSON, so that a journal can hold it and apply it again. */
export interface Operation {
  /** A sentence for the undo menu, with labels instead of ids. */
  readonly title: string;
  readonly changes: readonly Change[];
  /** Typed into one field, so that the next stroke there may join it in one undo step. */
  readonly typed?: true;
}

/** The operation that undoes another: its changes backwards, each with its sides swapped. */
export function inverseOf({ title, changes }: Operation): Operation {
  const swapped = (change: Change) => ({ ...change, before: change.after, after: change.before }) as Change;
  return { title, changes: changes.map(swapped).reverse() };
}
