import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "tint.yellow": "Gelb",
  "tint.green": "Grün",
  "tint.blue": "Blau",
  "tint.purple": "Violett",
  "tint.red": "Rot",
  "tint.grey": "Grau",
  "note.tools": "Diese Notiz",
  "frame.tools": "Dieser Rahmen",
  "note.field": "Text der Notiz",
  "frame.field": "Name des Rahmens",
  "note.write": "Den Text ändern (Eingabetaste)",
  "frame.write": "Den Namen ändern (Eingabetaste)",
  "note.empty": "Leere Notiz",
  "frame.untitled": "Rahmen ohne Namen",
  "mark.delete": "Löschen (Entf)",
  "mark.pull": "Auf eine andere Größe ziehen (Alt+Umschalt+Pfeile)",
  "note.added": "Eine Notiz wurde hinzugefügt",
  "frame.added": "Ein Rahmen wurde gezeichnet, darin {count|Schritt|Schritte}",
  "marks.deleted": "{what} wurde gelöscht",
} satisfies Translated<typeof own>;
