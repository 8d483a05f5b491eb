import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the table of all texts says by itself; it comes with it. */
export const own = {
  "words.title": "Everything that callers hear",
  "words.find": "Find in texts",
  "words.onlyMissing": "Only what is missing",
  "words.alsoSilent": "Also texts that may stay empty",
  "words.languages": "Languages, voices and sheets for translators",
  "words.count": "{count|text|texts}",
  "words.missing.count": "{count|text is|texts are} missing in {language}",
  "words.none": "None of the texts is like that.",
  "words.keys":
    "Arrow keys go from cell to cell. A letter writes anew, Enter goes on writing; then Enter goes on below, Tab beside, and Escape leaves the text as it was. Space plays.",
  "words.keys.look": "Arrow keys go from cell to cell. Space plays.",
  "words.heard": "Heard at",
  "words.voice": "Said by {voice}",
  "words.voice.usual": "Said by the usual voice",
  "words.silent": "Callers hear nothing yet",
  "words.silent.about":
    "Each sentence that callers hear stands here as soon as a step says something: one line for each place, one column for each language, to be read, written and listened to in one go. Add a step such as Prompt or Menu on the canvas.",
  "words.open": "Open {where}",
  "words.missing": "Not translated",
  "words.missing.instead": "Not translated: callers hear {language}",
  "words.empty": "No text yet",
  "words.optional": "Says nothing",
  "words.builtIn": "{words} (said by itself)",
  "words.notSaid": "Not said in {language}",
  "words.play": "Play {what}, {language}",
  "words.stop": "Stop {what}, {language}",
  "words.cell": "{what} of {where}, {language}",
  "words.record": "Record it again when its words change.",
  "words.saved": "{what} of {where} is saved in {language}",
  "words.restored": "The text is as it was",
  "words.fallback": "When something goes wrong",
  "words.fallback.say": "What the caller hears first",
  "words.name": "How {person} is said",
  "words.inList": "{list} {number}: {what}",
  "words.complete": "No text is missing.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
