import type { NodeTranslation } from "@dialtree/flow/translating";

export const loopCounter = {
  sentences: {
    "Count rounds": "Runden zählen",
    "Lets a call go round so many times, and then another way.":
      "Lässt einen Anruf so oft herumgehen, und dann einen anderen Weg.",
    "So often a call goes on by Again; from then on by Used up. 0 closes the way.":
      "So oft geht ein Anruf durch „Noch einmal“ weiter; danach durch „Aufgebraucht“. 0 schließt den Weg.",
    Again: "Noch einmal",
    "Used up": "Aufgebraucht",
  },
} satisfies NodeTranslation;
