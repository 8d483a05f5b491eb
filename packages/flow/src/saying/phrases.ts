import { primaryOf } from "../fields/index.ts";

/** What steps say around values and keys without their author's help. A new one needs recordings (scripts/fragments.ts). */
export const phraseNames = [
  "pleaseEnter",
  "pleasePress",
  "or",
  "youEntered",
  "toConfirmPress",
  "toRepeatPress",
  "star",
  "hash",
  "thankYou",
] as const;
export type PhraseName = (typeof phraseNames)[number];

type Phrases = Readonly<Record<PhraseName, string>>;

const english: Phrases = {
  pleaseEnter: "please enter",
  pleasePress: "please press",
  or: "or",
  youEntered: "you entered",
  toConfirmPress: "to confirm, press",
  toRepeatPress: "to enter it again, press",
  star: "star",
  hash: "hash",
  thankYou: "thank you",
};

const phrases: Readonly<Record<string, Phrases>> = {
  en: english,
  // The key that others call hash.
  "en-US": { ...english, hash: "pound" },
  de: {
    pleaseEnter: "bitte geben Sie ein",
    pleasePress: "bitte drücken Sie",
    or: "oder",
    youEntered: "Sie haben eingegeben",
    toConfirmPress: "zum Bestätigen drücken Sie",
    toRepeatPress: "um es noch einmal einzugeben, drücken Sie",
    star: "Stern",
    hash: "Raute",
    thankYou: "vielen Dank",
  },
  fr: {
    pleaseEnter: "veuillez saisir",
    pleasePress: "veuillez appuyer sur",
    or: "ou",
    youEntered: "vous avez saisi",
    toConfirmPress: "pour confirmer, appuyez sur",
    toRepeatPress: "pour recommencer la saisie, appuyez sur",
    star: "étoile",
    hash: "dièse",
    thankYou: "merci",
  },
  es: {
    pleaseEnter: "introduzca",
    pleasePress: "por favor, pulse",
    or: "o",
    youEntered: "ha introducido",
    toConfirmPress: "para confirmar, pulse",
    toRepeatPress: "para introducirlo de nuevo, pulse",
    star: "asterisco",
    hash: "almohadilla",
    thankYou: "gracias",
  },
};

/** A phrase in a language; undefined where nobody taught it the language. A fragment like the words of a value. */
export function phrase(name: PhraseName, language: string): string | undefined {
  for (const tag of [language, primaryOf(language)]) {
    if (Object.hasOwn(phrases, tag)) return phrases[tag]?.[name];
  }
  return undefined;
}
