import { languageNames } from "@dialtree/controls";
import { Button } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { createPrompt, type LibraryPrompt, putPromptSound } from "../../api/client.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { announce } from "../../live/announce.tsx";
import { message } from "../../messages/message.ts";
import { converted } from "../../sound/converting.ts";
import { soundNamed } from "../../sound/file-names.ts";
import { FileButton } from "./file-button.tsx";
import { keptByWords } from "./kept-by.ts";
import { toldOfSound } from "./told-of-sound.ts";

/** What has become of one file, in words. */
interface Outcome {
  readonly file: string;
  readonly words: string;
  readonly went: "well" | "wrong";
}

const languageName = languageNames("en");

/** Many sounds at once: each file's name says of which prompt it is, and in which language. */
export function UploadDialog(props: {
  readonly prompts: readonly LibraryPrompt[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}) {
  const { prompts, onChanged, onClose } = props;
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [busy, setBusy] = useState(false);

  async function take(files: readonly File[]): Promise<void> {
    setBusy(true);
    const known = new Set(prompts.map(({ id }) => id));
    const done: Outcome[] = [];
    // One after the other: decoding takes all of the browser's attention, and answers come in the order of the files.
    for (const file of files) {
      done.push(await upload(file, known));
      setOutcomes([...done]);
    }
    const well = done.filter(({ went }) => went === "well").length;
    announce(message("upload.done", { done: well, of: done.length }));
    setBusy(false);
    onChanged();
  }

  return (
    <Dialog
      title={message("prompts.upload")}
      onClose={busy ? undefined : onClose}
      actions={
        <Button appearance="primary" disabled={busy} onClick={onClose}>
          {message("done")}
        </Button>
      }
    >
      <p>{message("upload.about")}</p>
      <FileButton
        icon={<ArrowUploadRegular />}
        label={message("upload.choose")}
        multiple
        disabled={busy}
        onFiles={(files) => void take(files)}
      />
      <ul className="upload-outcomes">
        {outcomes.map(({ file, words, went }) => (
          <li key={file} className={`upload-${went}`}>
            <strong>{file}</strong>: {words}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

async function upload(file: File, known: Set<string>): Promise<Outcome> {
  const named = soundNamed(file.name);
  if (!named) return { file: file.name, went: "wrong", words: message("upload.unnamed") };
  const { prompt, language } = named;
  try {
    const { wav } = await converted(file, { trim: true, level: true });
    const isNew = !known.has(prompt);
    if (isNew) {
      await createPrompt(prompt, titleOf(prompt), {});
      known.add(prompt);
    }
    const { keptBy } = await putPromptSound(prompt, language, wav);
    const kept = message(isNew ? "upload.new" : "upload.kept", {
      title: titleOf(prompt),
      language: languageName(language),
    });
    return { file: file.name, went: "well", words: kept + keptByWords(keptBy) };
  } catch (error) {
    const { message: words, remedy } = toldOfSound(error);
    return { file: file.name, went: "wrong", words: `${words} ${remedy}` };
  }
}

/** `opening-hours` as `Opening hours`. */
function titleOf(prompt: string): string {
  const words = prompt.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
