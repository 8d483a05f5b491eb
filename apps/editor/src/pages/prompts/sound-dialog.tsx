import { Button, Checkbox, Field, Select, Textarea } from "@fluentui/react-components";
import { ArrowUploadRegular, MicRegular, PlayRegular, StopRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { type LibraryPrompt, putPromptSound, savePrompt } from "../../api/client.ts";
import type { Told } from "../../api/errors.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { announce } from "../../live/announce.tsx";
import { ToldBar } from "../../live/told.tsx";
import { message } from "../../messages/message.ts";
import { type Converted, converted } from "../../sound/converting.ts";
import { FileButton } from "../../sound/file-button.tsx";
import { listen, type Recording } from "../../sound/microphone.ts";
import { toldOfSound } from "../../sound/told-of-sound.ts";
import type { usePlayer } from "../../sound/use-player.ts";
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
  const [source, setSource] = useState<Blob>();
  const [sound, setSound] = useState<Converted>();
  const [treatment, setTreatment] = useState({ trim: true, level: true });
  const [recording, setRecording] = useState<Recording>();
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const listening = useRef<Recording>(undefined);
  useEffect(() => () => listening.current?.cancel(), []);

  useEffect(() => {
    if (!source) return;
    let wanted = true;
    converted(source, treatment).then(
      (made) => {
        if (!wanted) return;
        setSound(made);
        setTold(undefined);
        announce(message("sound.ready", { seconds: made.seconds.toFixed(1) }));
      },
      (error: unknown) => {
        if (!wanted) return;
        setSound(undefined);
        setTold(toldOfSound(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, [source, treatment]);

  async function record(): Promise<void> {
    try {
      if (recording) {
        setRecording(undefined);
        listening.current = undefined;
        setSource(await recording.stop());
      } else {
        const begun = await listen();
        listening.current = begun;
        setRecording(begun);
        setTold(undefined);
      }
    } catch (error) {
      setTold(toldOfSound(error));
    }
  }
  async function save(): Promise<void> {
    setBusy(true);
    try {
      const put = sound ? await putPromptSound(prompt.id, language, sound.wav) : undefined;
      const { title, words: before, revision } = put?.prompt ?? prompt;
      if (words.trim() !== (before[language] ?? "")) {
        const { [language]: _, ...others } = before;
        const said = words.trim() === "" ? others : { ...others, [language]: words.trim() };
        await savePrompt(prompt.id, revision, { title, words: said });
      }
      onChanged(message("prompts.saved", { title }) + keptByWords(put?.keptBy ?? []));
    } catch (error) {
      setTold(toldOfSound(error));
      setBusy(false);
    }
  }

  const isPlaying = player.playing === "preview";
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
          <Button appearance="primary" type="submit" disabled={busy || recording !== undefined}>
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
      <div className="sound-sources">
        <FileButton
          icon={<ArrowUploadRegular />}
          label={message("sound.file")}
          onFiles={([file]) => setSource(file)}
        />
        <Button icon={recording ? <StopRegular /> : <MicRegular />} onClick={() => void record()}>
          {message(recording ? "sound.record.stop" : "sound.record")}
        </Button>
        {sound && (
          <Button
            icon={isPlaying ? <StopRegular /> : <PlayRegular />}
            onClick={() =>
              isPlaying ? player.stop() : void player.play("preview", () => Promise.resolve(sound.wav))
            }
          >
            {message(isPlaying ? "sound.stop" : "sound.play")}
          </Button>
        )}
      </div>
      {recording && <p role="status">{message("sound.listening")}</p>}
      {sound && <p>{message("sound.ready", { seconds: sound.seconds.toFixed(1) })}</p>}
      <Checkbox
        label={message("sound.trim")}
        checked={treatment.trim}
        onChange={(_event, { checked }) => setTreatment({ ...treatment, trim: checked === true })}
      />
      <Checkbox
        label={message("sound.level")}
        checked={treatment.level}
        onChange={(_event, { checked }) => setTreatment({ ...treatment, level: checked === true })}
      />
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
