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
  "forPerson",
  "press",
  "forAnotherName",
  "nobodyFound",
  "keyMoreLetters",
  "nothingHeard",
  "notValid",
  "notHandedOver",
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
  forPerson: "for",
  press: "press",
  forAnotherName: "for another name, press",
  nobodyFound: "nobody of that name was found",
  keyMoreLetters: "please key in more letters",
  nothingHeard: "sorry, I did not hear a key",
  notValid: "sorry, that is not valid",
  notHandedOver: "sorry, the call could not be put through to you",
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
    forPerson: "für",
    press: "drücken Sie",
    forAnotherName: "für einen anderen Namen drücken Sie",
    nobodyFound: "niemand dieses Namens wurde gefunden",
    keyMoreLetters: "bitte geben Sie weitere Buchstaben ein",
    nothingHeard: "ich habe leider keine Taste gehört",
    notValid: "das ist leider nicht gültig",
    notHandedOver: "der Anruf konnte leider nicht zu Ihnen durchgestellt werden",
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
    forPerson: "pour",
    press: "appuyez sur",
    forAnotherName: "pour un autre nom, appuyez sur",
    nobodyFound: "personne de ce nom n'a été trouvé",
    keyMoreLetters: "veuillez saisir d'autres lettres",
    nothingHeard: "désolé, je n'ai entendu aucune touche",
    notValid: "désolé, ce n'est pas valide",
    notHandedOver: "désolé, l'appel n'a pas pu vous être transmis",
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
    forPerson: "para",
    press: "pulse",
    forAnotherName: "para otro nombre, pulse",
    nobodyFound: "no se ha encontrado a nadie con ese nombre",
    keyMoreLetters: "introduzca más letras",
    nothingHeard: "lo siento, no he oído ninguna tecla",
    notValid: "lo siento, eso no es válido",
    notHandedOver: "lo siento, no se le ha podido pasar la llamada",
  },
};

/** A phrase in a language; undefined where nobody taught it the language. A fragment like the words of a value. */
export function phrase(name: PhraseName, language: string): string | undefined {
  for (const tag of [language, primaryOf(language)]) {
    if (Object.hasOwn(phrases, tag)) return phrases[tag]?.[name];
  }
  return undefined;
}
