import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "directories.title": "Verzeichnisse",
  "directories.hint":
    "Personen, nach denen Anrufer fragen, mit Namen oder Durchwahl. Mehrere Schritte können dasselbe Verzeichnis verwenden.",
  "directories.add": "Verzeichnis hinzufügen",
  "directories.name": "Wie soll es heißen?",
  "directories.language": "Sprache der Namen in {title}",
  "directories.people": "{count|Person|Personen} in {title}",
  "directories.remove": "{title} entfernen",
  "directories.new": "Belegschaft",
  "people.title": "Personen in {title}",
  "people.hint":
    "Tippen Sie, oder kopieren Sie Zeilen aus einer Tabelle und fügen Sie sie in eine Zelle ein: Fehlende Zeilen entstehen von selbst. Die Eingabetaste führt zur nächsten Zeile.",
  "people.find": "Jemanden suchen",
  "people.cell": "{column}, Zeile {row}",
  "people.remove": "Zeile {row} entfernen",
  "people.add": "Jemanden hinzufügen",
  "people.pages": "Zeilen {from} bis {to} von {count}",
  "people.back": "Frühere Zeilen",
  "people.on": "Spätere Zeilen",
  "people.cancel": "Abbrechen",
  "people.save": "Speichern",
  "people.mend": "In {count|Zeile|Zeilen} ist noch etwas zu verbessern, bevor gespeichert werden kann.",
  "people.saved": "{count|Person|Personen} in {title}.",
  "people.notFound": "Niemand im Verzeichnis heißt so.",
} satisfies Translated<typeof own>;
