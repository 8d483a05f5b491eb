import type { FlowDocument, NodeId } from "@dialtree/flow";
import { type CallersChange, diffFlows, isForCallers } from "@dialtree/flow/diff";
import { takeBack } from "@dialtree/flow/taking-back";
import { useState } from "react";
import type { Told } from "../api/errors.ts";
import { announce } from "../live/announce.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { changeWords } from "../words/change-words.ts";
import { nodeTypes } from "../words/node-types.ts";
import { refusalWords } from "../words/refusal-words.ts";
import { message } from "./words.ts";

type LastTried =
  /** Why it stays, and the step that is in the way. */
  | { readonly told: Told; readonly node: NodeId | undefined }
  /** What was taken back, in words, and the step of the undo list that it is. */
  | { readonly words: string; readonly step: unknown };

/** Takes changes back one by one, each in a step of its own, and says what came of the last one. */
export function useTakingBack(store: DraftStore, live: FlowDocument, onChanged: () => void) {
  const [last, setLast] = useState<LastTried>();
  const newest = () => store.state().undo.at(-1);

  /** Whether it was taken back. */
  function takesBack(change: CallersChange): boolean {
    const result = store.edit((document) => takeBack(document, live, change, nodeTypes));
    if ("refusal" in result) {
      const { refused: code, node } = result.refusal;
      const { sentence, remedy } = refusalWords(result.refusal);
      announce(`${sentence} ${remedy}`);
      setLast({ told: { code, message: sentence, remedy }, node });
      return false;
    }
    const words = changeWords(change);
    const count = diffFlows(live, store.state().document, nodeTypes).filter(isForCallers).length;
    announce(message(count > 0 ? "back.left" : "back.done", { change: words, count }));
    setLast({ words, step: newest() });
    onChanged();
    return true;
  }

  function undo(words: string): void {
    store.dispatch({ type: "undone" });
    announce(message("back.undone", { change: words }));
    setLast(undefined);
    onChanged();
  }

  return {
    takesBack,
    refused: last && "told" in last ? last : undefined,
    // Once something else was done, undoing it would be undoing that.
    done: last && "step" in last && last.step === newest() ? last.words : undefined,
    undo,
  };
}
