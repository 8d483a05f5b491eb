import { z } from "zod";
import { schemaFaults } from "../faults/index.ts";
import { limits } from "../limits.ts";
import { described, type Field, type FieldText } from "./field.ts";
import { slug } from "./place.ts";

/** A BCP 47 tag in its usual case, as far as a phone menu needs it: `en`, `en-US`, `zh-Hant-TW`. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/, schemaFaults.schema_language_form)
  .meta({ title: "Language", description: "A BCP 47 language tag such as en-US." });

/**
 * What is said in one language. `text` is always there, also for a recording: transcripts, the voice talent's script
 * and people who cannot listen need the words. `recording` names a WAV of the flow's prompt folder and replaces the
 * synthetic voice, as does `prompt`, a prompt of the installation's library; `voice` chooses one where the speech
 * provider has several.
 */
export const utterance = z.strictObject({
  text: z.string().max(limits.spokenCharacters).meta({ title: "Text" }),
  recording: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,99}\.wav$/, schemaFaults.schema_recording_form)
    .optional()
    .meta({
      title: "Recording",
      description: "A WAV file in the flow's prompts folder: 16 kHz, 16 bit, mono.",
    }),
  prompt: slug.optional().meta({
    title: "Prompt of the library",
    description: "The id of a prompt of the library that has a sound in this language.",
  }),
  voice: z.string().min(1).max(100).optional().meta({ title: "Voice" }),
});
export type Utterance = z.infer<typeof utterance>;

export const spokenSchema = z
  .record(languageTag, utterance)
  .refine((value) => Object.keys(value).length <= limits.languages, schemaFaults.schema_languages_many);
/** What a caller hears, per language. */
export type Spoken = Readonly<Record<string, Utterance>>;

/** Something the caller hears. Optional ones may be left empty and are then not said at all. */
export function spoken(
  text: FieldText & { readonly optional?: boolean } & Pick<Field, "builtIn" | "builtInIf">,
): Field<Spoken> {
  const schema = described<Spoken>("spoken", text, spokenSchema);
  return {
    kind: "spoken",
    label: text.label,
    help: text.help,
    required: !text.optional,
    schema,
    initial: {},
    ...(text.builtIn ? { builtIn: text.builtIn } : {}),
    ...(text.builtInIf === undefined ? {} : { builtInIf: text.builtInIf }),
  };
}

/** Whether anything is said in any language. */
export function isSilent(value: Spoken): boolean {
  return !Object.values(value).some(isHeard);
}

/** Whether an utterance says anything. */
export function isHeard({ text, recording, prompt }: Utterance): boolean {
  return text.trim() !== "" || recording !== undefined || prompt !== undefined;
}

/**
 * The utterance for a caller's language, and the language it is in: the language itself, then another region of it,
 * then what is heard instead of it, in this order. Undefined when none of these says anything.
 */
export function utteranceFor(
  value: Spoken,
  language: string,
  ...instead: readonly string[]
): { readonly language: string; readonly utterance: Utterance } | undefined {
  const own = Object.hasOwn(value, language) ? value[language] : undefined;
  if (own && isHeard(own)) return { language, utterance: own };
  const primary = primaryOf(language);
  const kin = Object.keys(value).filter((tag) => primaryOf(tag) === primary);
  for (const tag of [...kin, ...instead]) {
    const found = Object.hasOwn(value, tag) ? value[tag] : undefined;
    if (found && isHeard(found)) return { language: tag, utterance: found };
  }
  return undefined;
}

/** Of the languages that a sound is there for, the one for a text's: that itself, else another region of it. */
export function languageFor(languages: Iterable<string>, language: string): string | undefined {
  const there = [...languages];
  return there.find((tag) => tag === language) ?? there.find((tag) => primaryOf(tag) === primaryOf(language));
}

/** `de` for `de-AT`. */
export function primaryOf(tag: string): string {
  return tag.split("-", 1)[0] ?? tag;
}
