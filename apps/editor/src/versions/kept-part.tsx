import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";
import { forgetDraft, type KeptDraft, keepDraft, listKeptDrafts, restoreKept } from "../api/kept-drafts.ts";
import type { Restored } from "../api/versions.ts";
import { NothingYet } from "../empty/nothing-yet.tsx";
import { announce } from "../live/announce.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { Waiting } from "../live/waiting.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { useMay } from "../session/session.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { dayAndTime } from "../words/time.ts";
import { bringBack } from "./restoring.ts";
import { message } from "./words.ts";

/** Earlier drafts, those with a name and those that were saved over: one can be kept, and each can be the draft again. */
export function KeptPart(props: {
  readonly flow: string;
  readonly store: DraftStore;
  readonly onRestored: (restored: Restored, name: string) => void;
}) {
  const { flow, store, onRestored } = props;
  const [loaded, again] = useLoaded(flow, () => listKeptDrafts(flow));
  const mayEdit = useMay("author");
  const [name, setName] = useState("");
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);

  async function work(does: () => Promise<Told | undefined>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setTold(undefined);
    try {
      setTold(await does());
    } catch (error) {
      setTold(toldOf(error));
    } finally {
      setBusy(false);
    }
  }

  const keep = () =>
    work(async () => {
      if (!(await store.saveNow()))
        return {
          code: "not_saved",
          message: message("versions.unsaved"),
          remedy: message("versions.unsaved.remedy"),
        };
      await keepDraft(flow, name.trim());
      announce(message("kept.kept", { name: name.trim() }));
      setName("");
      again();
      return undefined;
    });
  const restore = (kept: KeptDraft) =>
    work(async () => {
      const title = message("kept.step", { name: nameOf(kept) });
      const back = await bringBack(store, title, (basedOn) => restoreKept(flow, kept.id, basedOn));
      if ("told" in back) return back.told;
      onRestored(back.restored, nameOf(kept));
      return undefined;
    });
  const forget = (kept: KeptDraft) =>
    work(async () => {
      await forgetDraft(flow, kept.id);
      announce(message("kept.forgotten", { name: nameOf(kept) }));
      again();
      return undefined;
    });

  return (
    <details className="kept">
      <summary>{message("kept.title")}</summary>
      {mayEdit && (
        <div className="rollout-share">
          <Field label={message("kept.name")} hint={message("kept.name.hint")}>
            <Input value={name} maxLength={120} onChange={(_event, { value }) => setName(value)} />
          </Field>
          <WorkButton size="small" disabledFocusable={busy || name.trim() === ""} onWork={keep}>
            {message("kept.keep")}
          </WorkButton>
        </div>
      )}
      {loaded.state === "loading" && <Waiting size="small" words={message("kept.loading")} />}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {loaded.state === "there" && loaded.value.length === 0 && (
        <NothingYet title={message("kept.none")} level={3} right="author">
          <p>{message("kept.none.about")}</p>
        </NothingYet>
      )}
      {loaded.state === "there" && loaded.value.length > 0 && (
        <ul className="versions">
          {loaded.value.map((kept) => (
            <li key={kept.id}>
              <span>{kept.name ?? message("kept.saved", { when: dayAndTime(kept.at) })}</span>
              <span className="versions-when">
                {message("kept.of", { revision: kept.revision, when: dayAndTime(kept.at) })}
              </span>
              {mayEdit && (
                <span className="versions-actions">
                  <WorkButton
                    size="small"
                    disabledFocusable={busy}
                    aria-label={message("kept.restore.of", { name: nameOf(kept) })}
                    onWork={() => restore(kept)}
                  >
                    {message("versions.open")}
                  </WorkButton>
                  {kept.name !== null && (
                    <WorkButton
                      size="small"
                      appearance="subtle"
                      disabledFocusable={busy}
                      aria-label={message("kept.forget.of", { name: kept.name })}
                      onWork={() => forget(kept)}
                    >
                      {message("kept.forget")}
                    </WorkButton>
                  )}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {told && <ToldBar told={told} />}
    </details>
  );
}

/** What people call it: revisions are never two the same. */
function nameOf({ name, revision }: KeptDraft): string {
  return name ?? message("kept.revision", { revision });
}
