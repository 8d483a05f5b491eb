import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "tour.title": "Ein Rundgang, {at} von {count}",
  "tour.next": "Weiter",
  "tour.back": "Zurück",
  "tour.end": "Das war alles",
  "tour.stop": "Beenden",
  "tour.steps.title": "Schritte",
  "tour.steps.says":
    "Ein Ablauf besteht aus Schritten: Etwas wird gesagt, auf eine Taste wird gewartet, jemand wird angerufen. Ziehen Sie einen auf die Zeichenfläche, oder klicken Sie ihn an.",
  "tour.exits.title": "Ausgänge",
  "tour.exits.says":
    "Jede Art, wie ein Schritt enden kann, hat einen Punkt. Ziehen Sie von dort eine Linie zum nächsten Schritt, oder lassen Sie sie im Freien los und wählen Sie einen.",
  "tour.words.title": "Was Anrufer hören",
  "tour.words.says":
    "Klicken Sie einen Schritt an, und schreiben Sie rechts, was er sagt. Eine Stimme spricht es, oder Sie nehmen es selbst auf. „Gliederung“ und „Texte“ zeigen denselben Ablauf als Text.",
  "tour.try.title": "Ausprobieren",
  "tour.try.says":
    "Rufen Sie hier Ihren Entwurf an, drücken Sie Tasten, und gehen Sie zu jedem Augenblick zurück. Kein Anrufer merkt etwas davon.",
  "tour.publish.title": "Veröffentlichen",
  "tour.publish.says":
    "Anrufer bekommen, was veröffentlicht ist, und nichts anderes. Vorher sehen Sie, was sich für sie ändert, und nachher lässt sich jede Version zurückholen. Strg+K findet alles Übrige.",
} satisfies Translated<typeof own>;
