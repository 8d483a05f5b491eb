import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "find.title": "In diesem Ablauf suchen",
  "find.field": "Suchen",
  "find.placeholder": "Namen, Texte, Nummern, Tasten",
  "find.at": "{at} von {count}",
  "find.none": "Nichts gefunden",
  "find.here": "{at} von {count}: {step}",
  "find.next": "Weiter (Eingabetaste)",
  "find.previous": "Zurück (Umschalt+Eingabetaste)",
  "find.close": "Schließen (Esc)",
} satisfies Translated<typeof own>;
