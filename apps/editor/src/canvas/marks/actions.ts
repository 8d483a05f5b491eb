import type { MarkPlace, Tint } from "@dialtree/flow";
import type { Area } from "./inside.ts";

/** What notes and frames ask the editor to do. */
export interface MarkActions {
  /** The one in which somebody writes, by its name on the canvas. */
  readonly editing: string | undefined;
  readonly edit: (id: string | undefined) => void;
  readonly write: (place: MarkPlace, words: string) => void;
  readonly paint: (place: MarkPlace, tint: Tint) => void;
  readonly resize: (place: MarkPlace, area: Area) => void;
  readonly remove: (id: string) => void;
  /** Adds a note above a step, or in the middle of what is seen. */
  readonly add: (above?: string) => void;
}

const nothing = () => {};
export const noMarkActions: MarkActions = {
  editing: undefined,
  edit: nothing,
  write: nothing,
  paint: nothing,
  resize: nothing,
  remove: nothing,
  add: nothing,
};
