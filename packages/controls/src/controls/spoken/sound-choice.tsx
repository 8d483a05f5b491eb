import { isJsonObject, type Json, languageFor, primaryOf } from "@dialtree/flow";
import { Select } from "@fluentui/react-components";
import { type ControlProps, useForm } from "../../form.ts";
import { InputFrame } from "../../frame.tsx";
import { styles } from "../../styles.ts";
import { textOf } from "./utterance.ts";

/** Whether the voice says the text, or a recording or a prompt of the library is played. Not there without a choice. */
export function SoundChoice(props: {
  readonly path: ControlProps["path"];
  readonly language: string;
  readonly utterance: Json | undefined;
}) {
  const { path, language, utterance } = props;
  const { words, disabled, sounds, onChange } = useForm();
  const recording = textOf(utterance, "recording");
  const prompt = textOf(utterance, "prompt");
  const prompts = sounds.prompts.filter(
    ({ id, languages }) => id === prompt || languageFor(languages, language) !== undefined,
  );
  // Where nobody knows which voices there are, none is offered and none is missed.
  const voice = sounds.voices && textOf(utterance, "voice");
  const voices = (sounds.voices ?? []).filter((one) => primaryOf(one.language) === primaryOf(language));
  const chosen = chosenIn({ prompt, recording, voice });
  if (chosen === "" && sounds.recordings.length === 0 && prompts.length === 0 && voices.length === 0)
    return null;
  const isThere =
    chosen === "" ||
    (prompt !== undefined
      ? prompts.some(({ id }) => id === prompt)
      : recording !== undefined
        ? sounds.recordings.includes(recording)
        : voices.some(({ name }) => name === voice));

  function choose(option: string): void {
    const [kind = "", ...named] = option.split(" ");
    const name = named.join(" ");
    const { recording: _, prompt: __, ...unrecorded } = isJsonObject(utterance) ? utterance : {};
    const { voice: ___, ...voiceless } = unrecorded;
    // What is recorded keeps the voice that was chosen, for the day when the recording goes.
    const kept = sounds.voices && (kind === "" || kind === "voice") ? voiceless : unrecorded;
    const text = textOf(utterance) ?? "";
    if (kind === "prompt") {
      const words = prompts.find(({ id }) => id === name)?.words ?? {};
      const own = languageFor(Object.keys(words), language);
      // What somebody has written stays; where nothing is, the library knows what is said.
      const said = text.trim() === "" && own !== undefined ? (words[own] ?? "") : text;
      onChange(path, { ...kept, text: said, prompt: name });
    } else if (kind === "recording") onChange(path, { ...kept, text, recording: name });
    else if (kind === "voice") onChange(path, { ...kept, text, voice: name });
    else if (text === "" && Object.keys(kept).every((key) => key === "text")) onChange(path, undefined);
    else onChange(path, { ...kept, text });
  }

  return (
    <InputFrame label={words.sound(words.languageName(language))}>
      <Select
        className={styles.wide}
        disabled={disabled}
        value={chosen}
        onChange={(_, { value }) => choose(value)}
      >
        <option value="">{words.soundVoice}</option>
        {/* What is gone is shown, though it cannot be chosen again. */}
        {!isThere && (
          <option value={chosen} disabled>
            {words.soundGone(prompt ?? recording ?? voice ?? "")}
          </option>
        )}
        {voices.length > 0 && (
          <optgroup label={words.soundVoices}>
            {voices.map(({ name }) => (
              <option key={name} value={`voice ${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        {sounds.recordings.length > 0 && (
          <optgroup label={words.soundRecordings}>
            {sounds.recordings.map((name) => (
              <option key={name} value={`recording ${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        {prompts.length > 0 && (
          <optgroup label={words.soundPrompts}>
            {prompts.map(({ id, title }) => (
              <option key={id} value={`prompt ${id}`}>
                {title}
              </option>
            ))}
          </optgroup>
        )}
      </Select>
    </InputFrame>
  );
}

/** What is chosen, as an option says it; "" for the usual voice. */
function chosenIn(of: {
  readonly prompt: string | undefined;
  readonly recording: string | undefined;
  readonly voice: string | undefined;
}): string {
  for (const kind of ["prompt", "recording", "voice"] as const)
    if (of[kind] !== undefined) return `${kind} ${of[kind]}`;
  return "";
}
