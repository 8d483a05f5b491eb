import { languageNames } from "../fields/language-names.ts";
import { type Sentences, translator } from "../translating/sentences.ts";
import type { FlowChange, Sound } from "./change.ts";

/** A change as a business user would say it in German. What node types call things in it is German already. */
export function germanChangeWords(change: FlowChange): string {
  // What callers hear mostly ends with a full stop of its own.
  return sentence(change).replace(/(?<=[.!?]“)\.$/, "");
}

/** What a change is made of, besides names and texts of the flow. */
export const changeSentences: Sentences = {
  on: "an",
  off: "aus",
  yes: "ja",
  no: "nein",
  "the flow {flow}": "der Ablauf {flow}",
  "{count} of them": "{count} davon",
  '"{text}"': "„{text}“",
  "{key}, to {place}": "{key}, zu {place}",
  "the number {number}": "die Zahl {number}",
  'the text "{text}"': "der Text „{text}“",

  "Id of the flow": "ID des Ablaufs",
  "Title of the flow": "Name des Ablaufs",
  "Description of the flow": "Beschreibung des Ablaufs",
  "Where calls begin": "Wo Anrufe beginnen",
  "Heard where a translation is missing, {language}": "Zu hören, wo eine Übersetzung fehlt, {language}",
  "Voice, {language}": "Stimme, {language}",
  Fallback: "Ausweichziel",
  "What callers hear before the fallback": "Was Anrufer vor dem Ausweichziel hören",
  "Key that leads out of every question": "Taste, die aus jeder Frage hinausführt",
  "Key that leads back at every question": "Taste, die bei jeder Frage zurückführt",
  "Key that repeats every question": "Taste, die jede Frage wiederholt",
  "Questions at which these keys mean nothing": "Fragen, bei denen diese Tasten nichts bedeuten",
  "Keys that work everywhere": "Tasten, die überall gelten",
};

const translate = translator(changeSentences);
const languageName = languageNames("de");
const languageInEnglish = languageNames("en");
const quoted = (text: string): string => `„${text}“`;

function said(words: string): string {
  return translate(words) ?? words;
}

function sentence(change: FlowChange): string {
  switch (change.kind) {
    case "step added":
      return `${stepWords(change)} ist neu${change.says === undefined ? "" : `; Anrufer hören ${quoted(change.says)}`}.`;
    case "step removed":
      return `${stepWords(change)} ist weg${change.says === undefined ? "" : `; Anrufer hörten ${quoted(change.says)}`}.`;
    case "step renamed":
      return change.before === change.after
        ? `Der Name von ${change.step} wurde geändert.`
        : `${change.before} heißt jetzt ${change.after}.`;
    case "step replaced":
      return `${change.step} ist jetzt ein Schritt der Art ${quoted(change.after)} statt ${quoted(change.before)}.`;
    case "exit wired":
      return `${exitWords(change)} führt jetzt zu ${change.after}.`;
    case "exit unwired":
      return `${exitWords(change)} ist nicht mehr verbunden; es führte zu ${change.before}.`;
    case "exit removed":
      return `${exitWords(change)} ist weg; es führte zu ${change.before}.`;
    case "exit rewired":
      return `${exitWords(change)} führt jetzt zu ${change.after} statt zu ${change.before}.`;
    case "key changed":
      return `${said(change.item ?? "")} von ${change.step} liegt jetzt auf Taste ${change.after} statt auf ${change.before}.`;
    case "item added":
      return `${said(change.item)} von ${change.step} ist neu${change.to === undefined ? "" : ` und führt zu ${change.to}`}.`;
    case "item removed":
      return `${said(change.item)} von ${change.step} ist weg${change.to === undefined ? "" : `; es führte zu ${change.to}`}.`;
    case "items moved":
      return `${quoted(change.list)} von ${change.step} hat eine andere Reihenfolge.`;
    case "text changed":
      return textWords(change);
    case "sound changed":
      return `Auf ${languageName(change.language)} kommt ${placed(change)} jetzt von ${soundWords(change.after)} statt von ${soundWords(change.before)}.`;
    case "field changed":
      return valueWords(change);
    case "language added":
      return `Mit Anrufern kann jetzt auf ${languageName(change.language)} gesprochen werden.`;
    case "language removed":
      return `Mit Anrufern wird nicht mehr auf ${languageName(change.language)} gesprochen.`;
    case "first language changed":
      return `Anrufer, deren Sprache nicht aufgeführt ist, hören jetzt ${languageName(change.after)} statt ${languageName(change.before)}.`;
    case "languages moved":
      return "Die Sprachen stehen in einer anderen Reihenfolge.";
    case "variable added":
      return `Ein Anruf merkt sich jetzt einen Wert namens ${change.name}; er beginnt als ${said(change.begins)}.`;
    case "variable removed":
      return `Ein Anruf beginnt nicht mehr mit einem Wert namens ${change.name}; er war ${said(change.begins)}.`;
    case "variable changed":
      return `Der Wert ${change.name} beginnt jetzt als ${said(change.after)} statt als ${said(change.before)}.`;
    case "directory added":
      return `Das Verzeichnis ${quoted(change.name)} ist neu.`;
    case "directory removed":
      return `Das Verzeichnis ${quoted(change.name)} ist weg.`;
    case "directory changed":
      return `Das Verzeichnis ${quoted(change.name)} wurde geändert.`;
    case "picture tidied":
      return "Nur das Bild wurde aufgeräumt.";
    case "picture annotated":
      return "Nur Notizen oder Rahmen des Bildes wurden geändert.";
  }
}

type Of<Kind extends FlowChange["kind"]> = FlowChange & { readonly kind: Kind };

function stepWords({ step, type }: Of<"step added" | "step removed">): string {
  return step === type ? `Ein Schritt ${quoted(type)}` : `${step} (${type})`;
}

function exitWords({
  exit,
  step,
}: Of<"exit wired" | "exit unwired" | "exit removed" | "exit rewired">): string {
  return `${quoted(exit)} von ${step}`;
}

function placed(change: Of<"text changed" | "sound changed" | "field changed">): string {
  const { item, step } = change;
  const label = quoted(labelOf(change));
  if (step === undefined) return label;
  return item === undefined ? `${label} von ${step}` : `${label} bei ${said(item)} von ${step}`;
}

/** Labels of what holds by language end with its name, which the path has as a tag. */
function labelOf({ label, path }: Of<"text changed" | "sound changed" | "field changed">): string {
  const language = String(path.at(-1) ?? "");
  const named = languageInEnglish(language);
  return label.endsWith(`, ${named}`)
    ? said(label).replace(new RegExp(`, ${named}$`), `, ${languageName(language)}`)
    : said(label);
}

function textWords(change: Of<"text changed">): string {
  const { before, after, language } = change;
  const where = `Auf ${languageName(language)}`;
  const what = placed(change);
  if (after === undefined || after.trim() === "") {
    return !before?.trim()
      ? `${where} ist ${what} jetzt leer.`
      : `${where} sagt ${what} nicht mehr ${quoted(before)}.`;
  }
  return before === undefined || before.trim() === ""
    ? `${where} sagt ${what} jetzt ${quoted(after)}; dort stand nichts.`
    : `${where} sagt ${what} jetzt ${quoted(after)} statt ${quoted(before)}.`;
}

function valueWords(change: Of<"field changed">): string {
  const what = placed(change);
  const [before, after] = [change.before, change.after].map((value) =>
    value === undefined ? undefined : shown(change, value),
  );
  if (change.before === change.after) return `${what} wurde geändert.`;
  if (after === undefined) return `${what} ist jetzt leer; es war ${before}.`;
  return before === undefined
    ? `${what} ist jetzt ${after}; es war leer.`
    : `${what} ist jetzt ${after} statt ${before}.`;
}

function shown({ path }: Of<"field changed">, value: string): string {
  // Languages by their names, one after the other; the change knows no tags of theirs.
  return path[0] === "insteadOf" ? value.split(", then ").map(said).join(", dann ") : said(value);
}

function soundWords(sound: Sound): string {
  switch (sound.kind) {
    case "recording":
      return `der Aufnahme ${sound.name}`;
    case "prompt":
      return `der Ansage ${quoted(sound.name)} der Bibliothek`;
    case "voice":
      return `der Stimme ${sound.name}`;
    case "usual voice":
      return "der üblichen Stimme";
  }
}
