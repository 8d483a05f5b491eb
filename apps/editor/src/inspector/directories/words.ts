import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the settings of directories says by itself; it comes with it. */
export const own = {
  "directories.title": "Directories",
  "directories.hint":
    "People whom callers ask for, by name or by extension. Several steps can use the same directory.",
  "directories.add": "Add a directory",
  "directories.name": "What is it called?",
  "directories.language": "Language of the names in {title}",
  "directories.people": "{count|person|people} in {title}",
  "directories.remove": "Remove {title}",
  "directories.new": "Staff",
  "people.title": "People in {title}",
  "people.hint":
    "Type, or copy rows in a spreadsheet and paste them into a cell: rows are added as they are needed. Enter goes to the next row.",
  "people.find": "Find somebody",
  "people.cell": "{column}, row {row}",
  "people.remove": "Remove row {row}",
  "people.add": "Add somebody",
  "people.pages": "Rows {from} to {to} of {count}",
  "people.back": "Earlier rows",
  "people.on": "Later rows",
  "people.cancel": "Cancel",
  "people.save": "Save",
  "people.mend": "{count|row has|rows have} something to mend before this can be saved.",
  "people.saved": "{count|person|people} in {title}.",
  "people.notFound": "Nobody in the directory is called that.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
