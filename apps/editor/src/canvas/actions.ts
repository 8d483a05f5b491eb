import type { NodeId } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { createContext } from "react";
import { type MarkActions, noMarkActions } from "./marks/actions.ts";

/** What the parts of the canvas ask the editor to do. */
export interface CanvasActions {
  /** Asks where an exit shall lead; without an outlet, also which exit is meant. */
  readonly connectFrom: (from: NodeId, outlet?: string) => void;
  readonly disconnect: (exit: Exit) => void;
  /** Opens the choice of steps at a place of the screen, for this connection. */
  readonly insertOn: (exit: Exit, at: { readonly x: number; readonly y: number }) => void;
  readonly openNode: (id: NodeId) => void;
  /** Folds what stands behind a step alone into it, or unfolds it. */
  readonly toggleFold: (id: NodeId) => void;
  readonly marks: MarkActions;
}

const nothing = () => {};
export const CanvasActions = createContext<CanvasActions>({
  connectFrom: nothing,
  disconnect: nothing,
  insertOn: nothing,
  openNode: nothing,
  toggleFold: nothing,
  marks: noMarkActions,
});
