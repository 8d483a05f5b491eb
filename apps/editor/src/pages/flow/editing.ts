import type { FlowDocument } from "@dialtree/flow";
import type { Addition, Edit, Operation, Refusal } from "@dialtree/flow/edit";
import { useMemo, useSyncExternalStore } from "react";
import { announce } from "../../live/announce.tsx";
import { message } from "../../messages/message.ts";
import { said } from "../../messages/said.ts";
import type { DraftState } from "../../store/draft.ts";
import type { DraftStore } from "../../store/draft-store.ts";
import { refusalWords } from "../../words/refusal-words.ts";

/** Performs an operation; the answer names what came in, or is undefined when it was refused. */
export type Does = (
  operation: (document: FlowDocument) => Edit | Addition | Refusal,
) => readonly string[] | undefined;

export function useDraftState(store: DraftStore): DraftState {
  return useSyncExternalStore(store.subscribe, store.state);
}

/** Editing for hands: what is refused is said, with what to do instead. */
export function useDoes(store: DraftStore, onRefused: (words: string) => void, mayEdit: boolean): Does {
  return useMemo(
    () => (operation) => {
      if (!mayEdit) return void onRefused(message("session.lookOnly"));
      const done = store.edit(operation);
      if ("added" in done) return done.added;
      const { sentence, remedy } = refusalWords(done.refusal);
      onRefused(`${sentence} ${remedy}`);
      return undefined;
    },
    [store, onRefused, mayEdit],
  );
}

/** Undo and redo, by name, with word of it for everybody. */
export function useHistory(store: DraftStore, { undo, redo }: DraftState) {
  const back = titleOf(undo.at(-1));
  const forth = titleOf(redo.at(-1));
  return useMemo(
    () => ({
      back,
      forth,
      undo() {
        if (back === undefined) return;
        store.dispatch({ type: "undone" });
        announce(message("undo.done", { step: back }));
      },
      redo() {
        if (forth === undefined) return;
        store.dispatch({ type: "redone" });
        announce(message("redo.done", { step: forth }));
      },
    }),
    [store, back, forth],
  );
}

function titleOf(operation: Pick<Operation, "title"> | undefined): string | undefined {
  return operation && said("operation", operation.title);
}
