import { Field, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { LibraryPrompt } from "../../api/client.ts";
import { putPromptSound, savePrompt } from "../../api/prompts.ts";
import type { Converted } from "../../sound/converting.ts";
import { SoundMakerDialog } from "../../sound/sound-maker-dialog.tsx";
import type { usePlayer } from "../../sound/use-player.ts";
import { languages, usualLanguage } from "../flows/languages.ts";
import { keptByWords } from "./kept-by.ts";
import { message } from "./words.ts";

/** What a prompt sounds like in one language: from a file or the microphone, heard before it is kept. */
export function SoundDialog(props: {
  readonly prompt: LibraryPrompt;
  readonly language: string | undefined;
  readonly player: ReturnType<typeof usePlayer>;
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { prompt, player, onChanged, onClose } = props;
  const [language, setLanguage] = useState(props.language ?? usualLanguage(navigator.languages));
  const [words, setWords] = useState(prompt.words[language] ?? "");

  async function keep(sound?: Converted): Promise<void> {
    const put = sound ? await putPromptSound(prompt.id, language, sound.wav) : undefined;
    const { title, words: before, revision } = put?.prompt ?? prompt;
    if (words.trim() !== (before[language] ?? "")) {
      const { [language]: _, ...others } = before;
      const said = words.trim() === "" ? others : { ...others, [language]: words.trim() };
      await savePrompt(prompt.id, revision, { title, words: said });
    }
    onChanged(message("prompts.saved", { title }) + keptByWords(put?.keptBy ?? []));
  }

  return (
    <SoundMakerDialog
      title={message("sound.title", { title: prompt.title })}
      player={player}
      onKeep={keep}
      onKeepRest={keep}
      onClose={onClose}
    >
      <Field label={message("sound.language")}>
        <Select
          value={language}
          onChange={(_event, { value }) => {
            setLanguage(value);
            setWords(prompt.words[value] ?? "");
          }}
        >
          {!languages.some(({ tag }) => tag === language) && <option value={language}>{language}</option>}
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={message("sound.words")} hint={message("sound.words.hint")}>
        <Textarea
          value={words}
          lang={language}
          maxLength={4_000}
          resize="vertical"
          onChange={(_event, { value }) => setWords(value)}
        />
      </Field>
    </SoundMakerDialog>
  );
}
