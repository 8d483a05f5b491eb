import type { NodeTranslation } from "@dialtree/flow/translating";

export const hours = {
  sentences: {
    "Business hours": "Geschäftszeiten",
    "Goes on by opening hours, holidays and the emergency switch of a calendar.":
      "Richtet sich nach Öffnungszeiten, Feiertagen und dem Notfallschalter eines Kalenders.",
    "Its hours hold at once, without publishing the flow again. Hours and holidays has them all.":
      "Seine Zeiten gelten sofort, ohne dass der Ablauf wieder veröffentlicht wird. Alle stehen unter „Zeiten und Feiertage“.",
    "On holidays, callers take": "An Feiertagen nehmen Anrufer",
    "An exit of their own": "Einen eigenen Ausgang",
    "The exit for outside the hours": "Den Ausgang für außerhalb der Zeiten",
    "In an emergency, callers take": "Im Notfall nehmen Anrufer",
    Open: "Geöffnet",
    Closed: "Geschlossen",
    Holiday: "Feiertag",
    Emergency: "Notfall",
  },
} satisfies NodeTranslation;
