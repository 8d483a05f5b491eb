import { languageNames } from "@dialtree/controls";
import { type LibraryPrompt, listPrompts } from "../../api/client.ts";
import { createPrompt, putPromptSound } from "../../api/prompts.ts";
import { shownLanguage } from "../../messages/language.ts";
import { soundNamed } from "../../sound/file-names.ts";
import type { Planned } from "../../upload/plan.ts";
import { UploadList } from "../../upload/upload-list.tsx";
import { keptByWords } from "./kept-by.ts";
import { message } from "./words.ts";

const languageName = languageNames(shownLanguage());

/** Many sounds at once: each file's name says of which prompt it is, and in which language. */
export function UploadDialog(props: {
  readonly prompts: readonly LibraryPrompt[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}) {
  const { prompts, onChanged, onClose } = props;
  return (
    <UploadList
      title={message("prompts.upload")}
      about={message("upload.about")}
      planOf={(file) => planFor(file, prompts)}
      onSent={(files) => {
        if (files.length > 0) onChanged();
      }}
      onClose={onClose}
    />
  );
}

function planFor(file: File, prompts: readonly LibraryPrompt[]): Planned {
  const named = soundNamed(file.name);
  if (!named) return { file, refused: message("upload.unnamed") };
  const { prompt: id, language: tag } = named;
  const prompt = prompts.find((known) => known.id === id);
  const title = prompt?.title ?? titleOf(id);
  const language = languageName(tag);
  const words = !prompt
    ? message("upload.plan.new", { title, language })
    : prompt.sounds.some((sound) => sound.language === tag)
      ? message("upload.plan.replace", { title, language })
      : message("upload.plan.add", { title, language });
  return {
    file,
    place: `${id} ${tag}`,
    words,
    send: async (wav) => {
      if (!prompt) await createUnlessThere(id, title);
      const { keptBy } = await putPromptSound(id, tag, wav);
      return message(prompt ? "upload.kept" : "upload.new", { title, language }) + keptByWords(keptBy);
    },
  };
}

/** Two of the files may be of one new prompt, and a colleague may have made it meanwhile. */
async function createUnlessThere(id: string, title: string): Promise<void> {
  const prompts = await listPrompts();
  if (!prompts.some((prompt) => prompt.id === id)) await createPrompt(id, title, {});
}

/** `opening-hours` as `Opening hours`. */
function titleOf(prompt: string): string {
  const words = prompt.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
