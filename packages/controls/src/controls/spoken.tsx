import {
  type Field,
  isJsonObject,
  isSilent,
  type Json,
  languageFor,
  limits,
  pointer,
  primaryOf,
  type Spoken,
  spokenSchema,
  utteranceFor,
} from "@dialtree/flow";
import { Button, Select, Textarea } from "@fluentui/react-components";
import { DeleteRegular, MicRegular, PlayRegular, StopRegular } from "@fluentui/react-icons";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useDraft, useDraftKey } from "../draft.ts";
import { type ControlProps, type Form, type Sound, useForm } from "../form.ts";
import { Group, InputFrame } from "../frame.tsx";
import { memberOf, spokenLanguages } from "../problems.ts";
import { useStyles } from "../styles.ts";

// The count is of no interest before.
const countedFrom = 0.8 * limits.spokenCharacters;

/** What the caller hears, language by language. */
export function SpokenControl({ field, path, value }: ControlProps) {
  const { words, languages } = useForm();
  const styles = useStyles();
  const spoken = readable(value);
  const silent = isSilent(spoken);
  const missing = languages.filter((language) => isSilent(pick(spoken, language)));
  return (
    <Group path={path} legend={field.required ? field.label : words.optional(field.label)} hint={field.help}>
      {silent && !field.required && (
        <span className={styles.hint}>{field.builtIn ? words.builtIn : words.silent}</span>
      )}
      {!silent && missing.length > 0 && (
        <span className={styles.hint}>{words.missingLanguages(missing.map(words.languageName))}</span>
      )}
      {spokenLanguages(value, languages).map((language) => (
        <LanguageInput
          key={language}
          field={field}
          path={[...path, language]}
          language={language}
          value={value}
          spoken={spoken}
        />
      ))}
    </Group>
  );
}

function LanguageInput({
  field,
  path,
  language,
  value,
  spoken,
}: ControlProps & { readonly language: string; readonly spoken: Spoken }) {
  const form = useForm();
  const { words, languages, disabled, problemsAt, onChange, onPlay, onRecord } = form;
  const styles = useStyles();
  const utterance = value === undefined ? undefined : memberOf(value, language);
  const draftKey = `${useDraftKey(path.slice(0, -1))}/${language}`;
  const { shown, reason, type } = useDraft(draftKey, textOf(utterance), {
    show: (text) => (typeof text === "string" ? text : ""),
    take: (text) =>
      text.length > limits.spokenCharacters
        ? { reason: words.tooLong(text.length, limits.spokenCharacters) }
        : { value: text === "" ? undefined : text },
    report: (text) => report(form, path, value, text),
    kept: () => words.keptText,
  });
  const area = useGrowing(shown);
  const [sound, begin] = useSound();
  const name = words.languageName(language);
  const recording = textOf(utterance, "recording");
  const prompt = textOf(utterance, "prompt");
  const promptTitle = form.sounds.prompts.find(({ id }) => id === prompt)?.title ?? prompt;
  const voice = textOf(utterance, "voice");
  const problems = problemsAt(path);
  const isListed = languages.includes(language);
  const hints = [
    ...(isListed ? [] : isKin(language, languages) ? [] : [words.unlistedLanguage]),
    ...(problems.length === 0 ? [hearing(form, field, spoken, language)] : []),
    recording === undefined ? undefined : words.recording(recording),
    promptTitle === undefined ? undefined : words.prompt(promptTitle),
    voice === undefined ? undefined : words.voice(voice),
    shown.length > countedFrom ? words.characters(shown.length, limits.spokenCharacters) : undefined,
  ].filter((hint) => hint !== undefined);
  return (
    <div className={styles.wide} data-field={pointer(path)}>
      <InputFrame
        label={name}
        hint={hints.length > 0 ? hints.join(" ") : undefined}
        problems={problems}
        reason={reason}
      >
        <Textarea
          ref={area}
          className={styles.wide}
          lang={language}
          resize="vertical"
          rows={2}
          // A flow can be published without a translation, but not without its first language.
          aria-required={(field.required && language === languages[0]) || undefined}
          disabled={disabled}
          value={shown}
          // Where something is written in another language, callers hear that instead.
          placeholder={isSilent(spoken) ? field.builtIn?.(language) : undefined}
          onChange={(_, { value: text }) => type(text)}
        />
      </InputFrame>
      <SoundChoice path={path} language={language} utterance={utterance} />
      <div className={styles.row}>
        {onPlay && (
          <Button
            appearance="subtle"
            icon={sound ? <StopRegular /> : <PlayRegular />}
            disabledFocusable={
              !sound && shown.trim() === "" && recording === undefined && prompt === undefined
            }
            onClick={() =>
              sound ? sound.stop() : begin(onPlay(shown, language, voice, { recording, prompt }))
            }
          >
            {sound ? words.stop(name) : words.play(name)}
          </Button>
        )}
        {onRecord && (
          <Button
            appearance="subtle"
            icon={<MicRegular />}
            disabled={disabled}
            // What is said stands beside what is heard: without words there is nothing to read.
            disabledFocusable={!disabled && shown.trim() === ""}
            title={shown.trim() === "" ? words.recordHint : undefined}
            onClick={() => shown.trim() !== "" && onRecord(path)}
          >
            {words.record(name)}
          </Button>
        )}
        {!isListed && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            disabled={disabled}
            onClick={() => onChange(path, undefined)}
          >
            {words.removeText(name)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Whether the voice says the text, or a recording or a prompt of the library is played. Not there without a choice. */
function SoundChoice(props: {
  readonly path: ControlProps["path"];
  readonly language: string;
  readonly utterance: Json | undefined;
}) {
  const { path, language, utterance } = props;
  const { words, disabled, sounds, onChange } = useForm();
  const styles = useStyles();
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

/** The sound that is being played; it ends with the form. */
function useSound(): readonly [Sound | undefined, (sound: Sound | undefined) => void] {
  const [sound, setSound] = useState<Sound>();
  useEffect(() => {
    if (!sound) return;
    void sound.ended.then(() => setSound((now) => (now === sound ? undefined : now)));
    return () => sound.stop();
  }, [sound]);
  return [sound, setSound];
}

/** What callers of a language without a text of its own hear. */
function hearing(
  { words, languages }: Form,
  field: Field,
  spoken: Spoken,
  language: string,
): string | undefined {
  if (!isSilent(pick(spoken, language))) return undefined;
  const instead = utteranceFor(spoken, language, languages[0] ?? language)?.language;
  if (instead !== undefined) return words.hearsInstead(words.languageName(instead));
  return field.required ? words.noText : undefined;
}

/** Types into the text of one language, making what has to be around it; nothing is left behind where nothing is said. */
function report(
  { onChange }: Form,
  path: ControlProps["path"],
  value: Json | undefined,
  text: Json | undefined,
): void {
  const language = String(path.at(-1));
  const utterance = value === undefined ? undefined : memberOf(value, language);
  const others = isJsonObject(utterance) ? Object.keys(utterance).filter((name) => name !== "text") : [];
  if (value !== undefined && !isJsonObject(value)) {
    onChange(path.slice(0, -1), { [language]: { text: text ?? "" } });
  } else if (utterance !== undefined && !isJsonObject(utterance)) {
    onChange(path, text === undefined ? undefined : { text });
  } else if (text === undefined && others.length === 0) {
    onChange(path, undefined);
  } else {
    onChange([...path, "text"], text ?? "");
  }
}

function useGrowing(text: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height depends on the text.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  return area;
}

function textOf(utterance: Json | undefined, name = "text"): string | undefined {
  const text = utterance === undefined ? undefined : memberOf(utterance, name);
  return typeof text === "string" ? text : undefined;
}

function readable(value: Json | undefined): Spoken {
  const parsed = spokenSchema.safeParse(value);
  return parsed.success ? parsed.data : {};
}

function pick(spoken: Spoken, language: string): Spoken {
  const utterance = Object.hasOwn(spoken, language) ? spoken[language] : undefined;
  return utterance ? { [language]: utterance } : {};
}

function isKin(language: string, languages: readonly string[]): boolean {
  return languages.some((listed) => primaryOf(listed) === primaryOf(language));
}
