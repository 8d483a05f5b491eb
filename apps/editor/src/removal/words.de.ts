import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "remove.title": "{title} entfernen?",
  "remove.says":
    "Dann kann ihn niemand mehr anrufen, und er verschwindet aus der Liste. Er lässt sich zurückholen: Seine Schritte, Aufnahmen, Szenarien und Versionen bleiben aufgehoben.",
  "remove.says.published":
    "Laufende Anrufe enden, wie sie begonnen haben. Zurückgeholt ist er ein Entwurf, den Anrufer bekommen, sobald er wieder veröffentlicht ist.",
  "remove.says.calls": "Programme, die ihn jemanden anrufen lassen, bekommen von da an einen Fehler.",
  "remove.inTheWay": "Er lässt sich noch nicht entfernen: {count|Ding steht|Dinge stehen} im Weg.",
  "remove.look": "Noch einmal nachsehen",
  "remove.publisher":
    "Er wurde schon einmal veröffentlicht, also kann ihn nur entfernen, wer veröffentlichen darf. Bitten Sie jemanden mit dieser Rolle.",
  "remove.unsaved": "Ihre Änderungen sind noch nicht gespeichert.",
  "remove.unsaved.remedy": "Warten Sie, bis sie es sind, und entfernen Sie den Ablauf dann.",
  "remove.keep": "Behalten",
  "remove.do": "Entfernen",
  "removed.done": "{title} wurde entfernt.",
  "removed.undo": "Rückgängig",
  "removed.back.done": "{title} ist wieder in der Liste, als Entwurf.",
  "removed.open": "Entfernte Abläufe ({count})",
  "removed.title": "Entfernte Abläufe",
  "removed.about":
    "Alles, was zu ihnen gehört, ist aufgehoben. Zurückgeholt ist ein Ablauf ein Entwurf: Anrufer bekommen ihn, sobald er veröffentlicht ist.",
  "removed.by": "Entfernt am {when}, von {name}",
  "removed.back": "Zurückholen",
  "removed.back.of": "{title} zurückholen",
  "removed.close": "Schließen",
} satisfies Translated<typeof own>;
