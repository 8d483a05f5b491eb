import type { NodeTranslation } from "@dialtree/flow/translating";

export const hold = {
  sentences: {
    "Hold or take back": "Halten oder zurückholen",
    "Plays music to the caller alone while the others of a group call talk, or takes the caller back.":
      "Spielt nur dem Anrufer Musik vor, während die anderen eines Gruppenanrufs sprechen, oder holt ihn zurück.",
    "From now on the caller is": "Von nun an ist der Anrufer",
    "On hold": "In der Warteposition",
    "Back in the call": "Wieder im Gespräch",
    Music: "Musik",
    "Only for putting on hold. Left empty: the music of Teams.":
      "Nur für die Warteposition. Leer: die Musik von Teams.",
    "Could not be done": "War nicht möglich",
  },
} satisfies NodeTranslation;
