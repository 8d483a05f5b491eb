import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "tint.yellow": "Gelb",
  "tint.green": "Grün",
  "tint.blue": "Blau",
  "tint.purple": "Violett",
  "tint.red": "Rot",
  "tint.grey": "Grau",
  "mark.tools.note": "Diese Notiz",
  "mark.tools.frame": "Dieser Rahmen",
  "mark.field.note": "Text der Notiz",
  "mark.field.frame": "Name des Rahmens",
  "mark.write.note": "Den Text ändern (Eingabetaste)",
  "mark.write.frame": "Den Namen ändern (Eingabetaste)",
  "note.empty": "Leere Notiz",
  "frame.untitled": "Rahmen ohne Namen",
  "mark.delete": "Löschen (Entf)",
  "mark.pull": "Auf eine andere Größe ziehen (Alt+Umschalt+Pfeile)",
  "note.added": "Eine Notiz wurde hinzugefügt",
  "frame.added": "Ein Rahmen wurde gezeichnet, darin {count|Schritt|Schritte}",
  "marks.deleted": "{what} wurde gelöscht",
} satisfies Translated<typeof own>;
