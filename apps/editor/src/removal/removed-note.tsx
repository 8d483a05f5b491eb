import { useEffect, useRef } from "react";
import { bringBack } from "../api/removals.ts";
import { announce } from "../live/announce.tsx";
import { NoteBar } from "../live/note-bar.tsx";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { WorkButton } from "../live/work-button.tsx";
import { useMay } from "../session/session.tsx";
import { tellRemoval, useRemovalNews } from "./news.ts";
import { message } from "./words.ts";

/** Above the list of flows: what was removed a moment ago, and the way back. */
export function RemovedNote({ onChanged }: { readonly onChanged: () => void }) {
  const news = useRemovalNews();
  const mayEdit = useMay("author");
  const { told, work } = useWork();
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const title = news && (news.flow.title || news.flow.id);
  const words =
    news && message(news.became === "removed" ? "removed.done" : "removed.back.done", { title: title ?? "" });
  useEffect(() => {
    if (words !== undefined) announce(words);
  }, [words]);
  // Whoever comes back to the list later is not told once more.
  useEffect(() => {
    clearTimeout(leaving.current);
    return () => {
      leaving.current = setTimeout(() => tellRemoval(undefined));
    };
  }, []);
  if (!news || words === undefined) return null;

  async function undo(flow: NonNullable<typeof news>["flow"]): Promise<void> {
    await bringBack(flow.id);
    tellRemoval({ became: "back", flow });
    onChanged();
  }

  return (
    <>
      <NoteBar isGood note={words} onClose={() => tellRemoval(undefined)}>
        {mayEdit && news.became === "removed" && (
          <WorkButton size="small" onWork={() => work(() => undo(news.flow))}>
            {message("removed.undo")}
          </WorkButton>
        )}
      </NoteBar>
      {told && <ToldBar told={told} />}
    </>
  );
}
