import { Button, Spinner } from "@fluentui/react-components";
import { CheckmarkCircleRegular, CloudDismissRegular, ErrorCircleRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import { announce } from "../../live/announce.tsx";
import { message } from "../../messages/message.ts";
import { type DraftState, isSaved } from "../../store/draft.ts";

/** Whether the server has what is on the screen. "Saved" is said of nothing else. */
export function SavingState(props: { readonly state: DraftState; readonly onRetry: () => void }) {
  const { state, onRetry } = props;
  const { saving } = state;
  const words = savingWords(state);
  const trouble = saving.kind === "waiting" || saving.kind === "refused" || saving.kind === "conflict";
  const said = useRef(words);
  useEffect(() => {
    // "Saving" comes and goes with every word; only where it leads is news.
    if (saving.kind === "sending" || said.current === words || !(trouble || isSaved(state))) return;
    said.current = words;
    announce(words);
  });
  return (
    <span className="saving" data-state={isSaved(state) ? "saved" : saving.kind}>
      {isSaved(state) ? (
        <CheckmarkCircleRegular aria-hidden />
      ) : saving.kind === "waiting" ? (
        <CloudDismissRegular aria-hidden />
      ) : trouble ? (
        <ErrorCircleRegular aria-hidden />
      ) : (
        <Spinner size="extra-tiny" aria-hidden />
      )}
      <span className="saving-words">{words}</span>
      {saving.kind === "waiting" && (
        <Button size="small" onClick={onRetry}>
          {message("again")}
        </Button>
      )}
    </span>
  );
}

function savingWords(state: DraftState): string {
  if (isSaved(state)) return message("saving.saved");
  switch (state.saving.kind) {
    case "waiting":
      return message(state.saving.told.code === "flow_removed" ? "saving.removed" : "saving.waiting");
    case "refused":
      return message("saving.refused");
    case "conflict":
      return message("saving.conflict");
    default:
      return message("saving.saving");
  }
}
