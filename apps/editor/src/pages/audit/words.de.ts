import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "audit.about":
    "Wer was wann und von wo getan hat, das Neueste zuerst. Niemand kann es ändern: Jeder Eintrag ist an den vorigen gebunden.",
  "audit.none": "Noch hat niemand etwas getan.",
  "audit.list": "Was getan wurde",
  "audit.when": "Wann",
  "audit.who": "Wer",
  "audit.what": "Was",
  "audit.from": "Von wo",
  "audit.change": "Vorher und nachher",
  "audit.details": "Zeigen",
  "audit.before": "Vorher",
  "audit.after": "Nachher",
  "audit.nothing": "nichts",
  "audit.local": "Jemand an diesem Rechner",
  "audit.server": "dialtree selbst",
  "audit.more": "Frühere Einträge zeigen",
  "audit.shown": "{count|früherer Eintrag wird|frühere Einträge werden} gezeigt.",
  "audit.only": "Nur was hiermit geschah",
  "audit.only.example": "ein Ablauf, eine Nummer, ein Kalender",
  "audit.verify": "Das ganze Protokoll prüfen",
  "audit.whole":
    "Das Protokoll ist unversehrt: {count|Eintrag passt|Einträge passen} zusammen. Der letzte hat den Hash {head}.",
  "audit.broken": "Das Protokoll ist nicht mehr, was geschrieben wurde. {says}",
  "audit.export": "Alles herunterladen",
} satisfies Translated<typeof own>;
