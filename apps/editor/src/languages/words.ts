import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the panel of languages and texts says by itself; it comes with it. */
export const own = {
  "languages.title": "Languages and texts",
  "languages.about": "What callers hear, in which language and voice.",
  "languages.first": "Callers whose own language is not listed hear this one.",
  "languages.lead": "Make {language} the first language",
  "languages.leads": "{language} is the first language now",
  "languages.remove": "Remove {language} with its texts",
  "languages.removed": "{language} was removed with its texts. Undo brings them back.",
  "languages.add": "Another language",
  "languages.add.do": "Add",
  "languages.added": "{language} was added",
  "languages.choose": "Choose a language",
  "languages.voice": "Voice in {language}",
  "languages.voice.usual": "The usual voice",
  "languages.voice.gone": "{voice} (not found)",
  "languages.voice.of": "{voice}, {language}",
  "languages.voice.hear": "Hear the voice in {language}",
  "languages.voice.stop": "Stop the voice in {language}",
  "languages.instead": "Where a text is missing in {language}, callers hear",
  "languages.instead.add": "A language to hear instead of {language}",
  "languages.instead.choose": "Add a language before it",
  "languages.instead.earlier": "{instead} earlier, instead of {language}",
  "languages.instead.remove": "Not {instead} instead of {language}",
  "languages.missing": "{count|text is|texts are} missing",
  "languages.missing.fallback": "When something goes wrong: what the caller hears first",
  "languages.missing.at": "{step}: {field}",
  "languages.script": "Script to read aloud in {language}",
  "languages.script.given": "The script in {language} is in your downloads",
  "texts.title": "All texts at once",
  "texts.hint":
    "A sheet for translators, who fill in what is missing; and what a voice has recorded of the script, each file called as the script says.",
  "texts.export": "Save as CSV",
  "texts.given": "{file} is in your downloads",
  "texts.import": "Take in a CSV",
  "texts.recordings": "Take in recordings",
  "sheet.title": "What {file} changes",
  "sheet.same": "It says what the flow says already. Nothing is changed.",
  "sheet.changes":
    "{count|text changes|texts change}. Nothing is changed before you agree, and Undo brings all of it back.",
  "sheet.at": "{step}: {field}, {language}",
  "sheet.new": "Nothing until now.",
  "sheet.recordAgain": "Record {recording} again: it says something else.",
  "sheet.take": "Change {count|text|texts}",
  "sheet.taken": "{count|text was|texts were} changed",
  "sheet.reading": "Reading the sheet",
  "recording.title": "Record {step} in {language}",
  "recording.read": "Read this aloud, or choose a file in which somebody does:",
  "recordings.title": "Take in recordings",
  "recordings.about":
    "Each file has the name that the script gives its text, as WAV, MP3, Ogg or M4A. Silence at both ends goes, and all get the same loudness. What is published keeps what it has until you publish again.",
  "recordings.unnamed": "No text of the script is recorded in a file of this name.",
  "recordings.kept": "{at} is recorded.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
