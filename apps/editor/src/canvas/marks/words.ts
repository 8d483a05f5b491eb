import { sayer } from "../../messages/message.ts";

/** What notes and frames say; it comes with them. */
export const own = {
  "tint.yellow": "Yellow",
  "tint.green": "Green",
  "tint.blue": "Blue",
  "tint.purple": "Purple",
  "tint.red": "Red",
  "tint.grey": "Grey",
  "mark.tools.note": "This note",
  "mark.tools.frame": "This frame",
  "mark.field.note": "Text of the note",
  "mark.field.frame": "Name of the frame",
  "mark.write.note": "Change the text (Enter)",
  "mark.write.frame": "Change the name (Enter)",
  "note.empty": "Empty note",
  "frame.untitled": "Frame without a name",
  "mark.delete": "Delete (Del)",
  "mark.pull": "Pull to another size (Alt+Shift+arrows)",
  "note.added": "A note was added",
  "frame.added": "A frame was drawn around {count|step|steps}",
  "marks.deleted": "{what} was deleted",
} as const;

export const message = sayer(own);
