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
    "Arrow keys go from cell to cell. A letter writes anew, Enter goes on writing; then Enter goes on below, Tab beside, and Escape leaves the text as it was. Space plays, Ctrl+C copies the text. Cells copied from a spreadsheet are pasted from the chosen cell on.",
  "words.keys.look": "Arrow keys go from cell to cell. Space plays, Ctrl+C copies the text.",
  "words.heard": "Heard at",
  "words.voice": "Said by {voice}",
  "words.voice.usual": "Said by the usual voice",
  "words.silent": "No voice speaks it: recordings only",
  "words.nothing": "Callers hear nothing yet",
  "words.nothing.about":
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
  "copy.all": "Copy the table",
  "copy.table":
    "{count|line is|lines are} copied, one column for each language. Pasted at the first cell, they are where they were.",
  "copy.cell": "{what} of {where} is copied, {language}",
  "copy.empty": "There is no text to copy",
  "copy.closed":
    "The browser does not let this page write to the clipboard. Choose a cell and press Ctrl+C, or ⌘C on a Mac, instead.",
  "paste.title": "Paste into the table",
  "paste.changes": "{count|text changes|texts change}. It is one step: Undo takes all of it back.",
  "paste.none": "No text would change: the cells are empty, say the same, or cannot be written.",
  "paste.take": "Change {count|text|texts}",
  "paste.taken": "{count|text was changed|texts were changed}",
  "paste.refused": "{count|cell cannot|cells cannot} be written",
  "paste.because": "{cell}: {why}",
  "paste.cell": "“{text}” ({what} of {where}, {language})",
  "paste.cell.outside": "“{text}”",
  "paste.all": "All of it",
  "paste.below": "There is no text so far down. Texts that are not shown are not written.",
  "paste.beside": "There is no language so far to the right.",
  "paste.long": "It has {length} characters; {most} are allowed.",
  "paste.large": "More than {count} characters are too much at once.",
  "paste.new": "Nothing was written there",
  "paste.more": "Only the first {count} of each are shown.",
  "words.fallback": "When something goes wrong",
  "words.fallback.say": "What the caller hears first",
  "words.name": "How {person} is said",
  "words.inList": "{list} {number}: {what}",
  "words.complete": "No text is missing.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
