import "./removal.css";
import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";
import { bringBack } from "../api/removals.ts";
import { announce } from "../live/announce.tsx";
import { ToldBar } from "../live/told.tsx";
import { useMay } from "../session/session.tsx";
import { tellRemoval, useRemovalNews } from "./news.ts";
import { message } from "./words.ts";

/** Above the list of flows: what was removed a moment ago, and the way back. */
export function RemovedNote({ onChanged }: { readonly onChanged: () => void }) {
  const news = useRemovalNews();
  const mayEdit = useMay("author");
  const [told, setTold] = useState<Told>();
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
    try {
      await bringBack(flow.id);
      setTold(undefined);
      tellRemoval({ became: "back", flow });
      onChanged();
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  return (
    <>
      <MessageBar intent="success" layout="auto" className="removed-note">
        <MessageBarBody>{words}</MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={message("note.close")}
              onClick={() => tellRemoval(undefined)}
            />
          }
        >
          {mayEdit && news.became === "removed" && (
            <Button size="small" onClick={() => void undo(news.flow)}>
              {message("removed.undo")}
            </Button>
          )}
        </MessageBarActions>
      </MessageBar>
      {told && <ToldBar told={told} />}
    </>
  );
}
