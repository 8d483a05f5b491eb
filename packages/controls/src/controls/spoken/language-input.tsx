import {
  type Field,
  isJsonObject,
  isSilent,
  type Json,
  limits,
  pointer,
  primaryOf,
  type Spoken,
  utteranceFor,
} from "@dialtree/flow";
import { Button, type FieldProps, Textarea } from "@fluentui/react-components";
import { DeleteRegular, MicRegular, PlayRegular, StopRegular } from "@fluentui/react-icons";
import { useId, useLayoutEffect, useRef } from "react";
import { useDraft } from "../../draft.ts";
import { type ControlProps, type Form, useForm } from "../../form.ts";
import { InputFrame } from "../../frame.tsx";
import { memberOf } from "../../problems.ts";
import { styles } from "../../styles.ts";
import { useSound } from "../../use-sound.ts";
import { builtInWords } from "./built-in-words.ts";
import { SoundChoice } from "./sound-choice.tsx";
import { pick, textOf } from "./utterance.ts";

// The count is of no interest before.
const countedFrom = 0.8 * limits.spokenCharacters;

/** What the caller hears in one language: what is said, and how it sounds. */
export function LanguageInput(
  props: ControlProps & {
    readonly language: string;
    readonly spoken: Spoken;
    readonly draftKey: string;
    /** Its name; hidden where a tab above it shows the same. */
    readonly label: FieldProps["label"];
    /** The text was of no language of the flow, and is taken away. */
    readonly onRemoved: () => void;
  },
) {
  const { field, path, language, value, spoken, draftKey, label, onRemoved } = props;
  const form = useForm();
  const { words, languages, disabled, problemsAt, onChange, onPlay, onRecord } = form;
  const originalId = useId();
  const utterance = value === undefined ? undefined : memberOf(value, language);
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
  const original = originalOf(spoken, language, languages);
  const hints = [
    ...(isListed ? [] : isKin(language, languages) ? [] : [words.unlistedLanguage]),
    ...(problems.length === 0 ? [hearing(form, field, spoken, language)] : []),
    recording === undefined ? undefined : words.recording(recording),
    promptTitle === undefined ? undefined : words.prompt(promptTitle),
    voice === undefined ? undefined : words.voice(voice),
    shown.length > countedFrom ? words.characters(shown.length, limits.spokenCharacters) : undefined,
  ].filter((hint) => hint !== undefined);
  return (
    <div className={styles.language} data-field={pointer(path)}>
      {original && (
        <div id={originalId} className={styles.original}>
          <span className={styles.hint}>{words.original(words.languageName(original.language))}</span>{" "}
          <span lang={original.language}>{original.text}</span>
        </div>
      )}
      <InputFrame
        label={label}
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
          aria-describedby={original && originalId}
          disabled={disabled}
          value={shown}
          // Where something is written in another language, callers hear that instead.
          placeholder={isSilent(spoken) ? builtInWords(form, field)?.(language) : undefined}
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
            onClick={() => {
              onChange(path, undefined);
              onRemoved();
            }}
          >
            {words.removeText(name)}
          </Button>
        )}
      </div>
    </div>
  );
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

/** What is translated: the text of the flow's first language, beside that of another one. */
function originalOf(
  spoken: Spoken,
  language: string,
  [first]: readonly string[],
): { readonly language: string; readonly text: string } | undefined {
  if (first === undefined || first === language) return undefined;
  const text = pick(spoken, first)[first]?.text ?? "";
  return text.trim() === "" ? undefined : { language: first, text };
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

function isKin(language: string, languages: readonly string[]): boolean {
  return languages.some((listed) => primaryOf(listed) === primaryOf(language));
}
