import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "outgoing.about":
    "Anrufe, die Abläufe in den letzten sieben Tagen gemacht haben, der neueste zuerst. Von einer Nummer bleiben nur Anfang und Ende.",
  "outgoing.none": "In den letzten sieben Tagen hat kein Ablauf jemanden angerufen",
  "outgoing.none.how":
    "Ein Ablauf, der mit dem Schritt „Ausgehender Anruf“ beginnt, ruft an. Veröffentlichen Sie einen, öffnen Sie darin „Anrufen“, und wählen Sie, wen er anruft; oder lassen Sie ein anderes System darum bitten, wie dieser Befehl es tut:",
  "outgoing.none.flows": "Zu den Abläufen",
  "outgoing.list": "Anrufe",
  "outgoing.when": "Wann",
  "outgoing.whom": "Wen",
  "outgoing.flow": "Ablauf",
  "outgoing.outcome": "Was daraus wurde",
  "outgoing.person": "Jemand in Teams",
  "outgoing.more": "Frühere Anrufe zeigen",
  "outgoing.shown": "{count|früherer Anruf wird|frühere Anrufe werden} gezeigt.",
  "outgoing.again": "Noch einmal nachsehen",
  "outgoing.unbegun": "Nicht begonnen: Ein Server hielt vorher an",
  "outgoing.calling": "Es klingelt",
  "outgoing.speaking": "Angenommen, im Gespräch",
  "outgoing.answered": "Angenommen",
  "outgoing.no-answer": "Keine Antwort",
  "outgoing.busy": "Besetzt",
  "outgoing.declined": "Abgelehnt",
  "outgoing.unreachable": "Nicht erreichbar",
  "outgoing.failed": "Konnte nicht anrufen",
  "outgoing.ended": "Beendet, bevor jemand angerufen werden konnte",
} satisfies Translated<typeof own>;
