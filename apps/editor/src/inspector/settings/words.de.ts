import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "settings.title": "Dieser Ablauf",
  "settings.about": "Was überall darin gilt.",
  "settings.name": "Name",
  "settings.description": "Wozu er dient",
  "settings.fallback": "Wenn etwas schiefgeht",
  "settings.fallback.hint":
    "Wer als Anrufer nicht mehr weiterkommt, wird nie aus der Leitung geworfen: Jemand nimmt den Anruf an.",
  "settings.say": "Was der Anrufer zuerst hört",
  "settings.to": "Wer den Anruf annimmt",
  "settings.remove": "Diesen Ablauf entfernen …",
  "settings.to.hint": "Auch für Ausgänge, die nicht verbunden sind.",
  "everywhere.title": "Tasten, die überall gelten",
  "everywhere.hint":
    "Was sie bei jeder Frage bedeuten, sofern die Frage ihnen keine eigene Bedeutung gibt. Sagen Sie es den Anrufern einmal.",
  "everywhere.none": "Keine Taste",
  "everywhere.operator": "Taste für den Weg hinaus",
  "everywhere.operator.to": "Der Weg hinaus führt zu",
  "everywhere.back": "Taste für zurück zur Frage davor",
  "everywhere.repeat": "Taste, um die Frage noch einmal zu hören",
  "everywhere.here": "Sie gelten bei: {step}",
} satisfies Translated<typeof own>;
