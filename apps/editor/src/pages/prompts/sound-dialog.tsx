import { Button, Field, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { type LibraryPrompt, putPromptSound, savePrompt } from "../../api/client.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { message } from "../../messages/message.ts";
import { SoundFields } from "../../sound/sound-fields.tsx";
import { toldOfSound } from "../../sound/told-of-sound.ts";
import type { usePlayer } from "../../sound/use-player.ts";
import { useSoundMaker } from "../../sound/use-sound-maker.ts";
import { languages, usualLanguage } from "../flows/languages.ts";
import { keptByWords } from "./kept-by.ts";

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
  const maker = useSoundMaker();
  const [busy, setBusy] = useState(false);

  async function save(): Promise<void> {
    setBusy(true);
    try {
      const { sound } = maker;
      const put = sound ? await putPromptSound(prompt.id, language, sound.wav) : undefined;
      const { title, words: before, revision } = put?.prompt ?? prompt;
      if (words.trim() !== (before[language] ?? "")) {
        const { [language]: _, ...others } = before;
        const said = words.trim() === "" ? others : { ...others, [language]: words.trim() };
        await savePrompt(prompt.id, revision, { title, words: said });
      }
      onChanged(message("prompts.saved", { title }) + keptByWords(put?.keptBy ?? []));
    } catch (error) {
      maker.tell(toldOfSound(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={message("sound.title", { title: prompt.title })}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {message("cancel")}
          </Button>
          <Button appearance="primary" type="submit" disabled={busy || maker.isListening}>
            {message("prompts.save")}
          </Button>
        </>
      }
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
      <SoundFields maker={maker} player={player} />
    </Dialog>
  );
}
