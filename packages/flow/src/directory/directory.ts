import { z } from "zod";
import { languageTag, slug, type Utterance, writtenDestinationSchema } from "../fields/index.ts";
import { limits } from "../limits.ts";

const part = (title: string, description: string) => z.string().max(100).meta({ title, description });

/** Somebody whom callers can ask for. Half-filled rows can be kept; what is wrong with them is the check's business. */
export const personSchema = z.strictObject({
  first: part("First name", "As people write it: Jürgen."),
  last: part("Last name", "As people write it: von Berg."),
  spoken: part(
    "Spoken",
    "What callers hear instead of the two, where the voice would say them wrong.",
  ).optional(),
  prompt: slug.optional().meta({
    title: "Recorded name",
    description: "The id of a prompt of the library, with a sound in the language of the directory.",
  }),
  extension: z.string().max(12).optional().meta({ title: "Extension", description: "Digits: 204." }),
  to: writtenDestinationSchema.optional(),
  unlisted: z.literal(true).optional().meta({
    title: "Not announced",
    description: "Cannot be found by name and is never read out; the extension still works.",
  }),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

export const directorySchema = z.strictObject({
  id: slug,
  title: z.string().max(200).meta({ title: "Title", description: "What people call it." }),
  language: languageTag.meta({
    title: "Language of the names",
    description: "Whose rules hold for their letters, and whose voice says them to every caller.",
  }),
  people: z.array(personSchema).max(limits.peopleInDirectory),
});
/** People whom callers can ask for, by name or by extension. Several nodes of a flow can use the same. */
export type Directory = Readonly<
  Omit<z.infer<typeof directorySchema>, "people"> & { readonly people: readonly Person[] }
>;

/** A person's name as it is written: `Jürgen von Berg`. */
export function writtenName({ first, last }: Person): string {
  return [first, last].filter((part) => part.trim() !== "").join(" ");
}

/** A person's name as it is said. */
export function spokenName(person: Person): string {
  return person.spoken?.trim() || writtenName(person);
}

/** What is played for a person's name. */
export function nameUtterance(person: Person): Utterance {
  return {
    text: spokenName(person),
    ...(person.prompt === undefined ? {} : { prompt: person.prompt }),
  };
}

/** Whom callers can find by name. */
export function isListed({ unlisted, to, ...person }: Person): boolean {
  return unlisted === undefined && to !== undefined && spokenName({ ...person, to }) !== "";
}
