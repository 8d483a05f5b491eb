import { sayer } from "../../messages/message.ts";

/** What notes and frames say; it comes with them. */
export const own = {
  "tint.yellow": "Yellow",
  "tint.green": "Green",
  "tint.blue": "Blue",
  "tint.purple": "Purple",
  "tint.red": "Red",
  "tint.grey": "Grey",
  "note.tools": "This note",
  "frame.tools": "This frame",
  "note.field": "Text of the note",
  "frame.field": "Name of the frame",
  "note.write": "Change the text (Enter)",
  "frame.write": "Change the name (Enter)",
  "note.empty": "Empty note",
  "frame.untitled": "Frame without a name",
  "mark.delete": "Delete (Del)",
  "mark.pull": "Pull to another size (Alt+Shift+arrows)",
  "note.added": "A note was added",
  "frame.added": "A frame was drawn around {count|step|steps}",
  "marks.deleted": "{what} was deleted",
} as const;

export const message = sayer(own);
