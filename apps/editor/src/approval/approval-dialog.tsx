import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { Told } from "../api/errors.ts";
import { keepDraft } from "../api/kept-drafts.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { announce } from "../live/announce.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { Waiting } from "../live/waiting.tsx";
import { lookPath } from "../routes/routes.ts";
import type { DraftStore } from "../store/draft-store.ts";
import { dayAndTime } from "../words/time.ts";
import { message } from "./words.ts";

/** Keeps the draft as it is, under a name that says what for, and gives the address where it can be looked at and not changed. */
export function ApprovalDialog(props: {
  readonly flow: string;
  readonly store: DraftStore;
  readonly onClose: () => void;
}) {
  const { flow, store, onClose } = props;
  const [made] = useLoaded(flow, () => linkTo(flow, store));
  const [note, setNote] = useState<string>();
  const link = made.state === "there" && "link" in made.value ? made.value.link : undefined;

  async function copy(): Promise<void> {
    const told = await navigator.clipboard
      .writeText(link ?? "")
      .then(() => message("approval.copied"))
      .catch(() => message("approval.uncopied"));
    setNote(told);
    announce(told);
  }

  return (
    <Dialog
      title={message("approval.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{message("approval.done")}</Button>
          {link !== undefined && (
            <Button appearance="primary" onClick={() => void copy()}>
              {message("approval.copy")}
            </Button>
          )}
        </>
      }
    >
      <p>{message("approval.about")}</p>
      {made.state === "loading" && <Waiting words={message("approval.busy")} />}
      {made.state === "failed" && <ToldBar told={made.told} />}
      {made.state === "there" && "told" in made.value && <ToldBar told={made.value.told} />}
      {link !== undefined && (
        <>
          <Field label={message("approval.link")} hint={note}>
            <Input readOnly value={link} onFocus={({ target }) => target.select()} />
          </Field>
          <a href={link} target="_blank" rel="noreferrer">
            {message("approval.open")}
          </a>
        </>
      )}
    </Dialog>
  );
}

async function linkTo(
  flow: string,
  store: DraftStore,
): Promise<{ readonly link: string } | { readonly told: Told }> {
  if (!(await store.saveNow()))
    return {
      told: {
        code: "not_saved",
        message: message("approval.unsaved"),
        remedy: message("approval.unsaved.remedy"),
      },
    };
  const when = dayAndTime(new Date().toISOString());
  const { id } = await keepDraft(flow, message("approval.name", { when }));
  return { link: new URL(lookPath(flow, id), location.href).href };
}
