import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { LibraryPrompt } from "../../api/client.ts";
import { createPrompt, savePrompt } from "../../api/prompts.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { idFor } from "../flows/new-flow.ts";
import { message } from "./words.ts";

/** What a prompt is called: a new one, or one that there is. */
export function PromptDialog(props: {
  readonly prompt: LibraryPrompt | undefined;
  readonly taken: readonly string[];
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { prompt, taken, onChanged, onClose } = props;
  const [title, setTitle] = useState(prompt?.title ?? "");
  const { busy, told, work } = useWork();

  async function save(): Promise<void> {
    await work(async () => {
      const name = title.trim();
      if (prompt) await savePrompt(prompt.id, prompt.revision, { title: name, words: prompt.words });
      else await createPrompt(idFor(name, taken), name, {});
      onChanged(message("prompts.saved", { title: name }));
    });
  }

  return (
    <Dialog
      title={prompt ? message("prompts.rename", { title: prompt.title }) : message("prompts.new")}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={title.trim() === ""}>
            {message("prompts.save")}
          </WorkButton>
        </>
      }
    >
      <Field label={message("prompts.name")} required>
        <Input
          value={title}
          maxLength={100}
          placeholder={message("prompts.name.example")}
          onChange={(_event, { value }) => setTitle(value)}
        />
      </Field>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
