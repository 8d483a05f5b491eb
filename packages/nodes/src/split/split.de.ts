import type { NodeTranslation } from "@dialtree/flow/translating";

export const split = {
  sentences: {
    "Split by percent": "Nach Prozent aufteilen",
    "Shares calls out: so many of a hundred go this way, so many that.":
      "Teilt Anrufe auf: so viele von hundert gehen diesen Weg, so viele jenen.",
    Ways: "Wege",
    "Add a way": "Weg hinzufügen",
    Percent: "Prozent",
    "Who goes which way": "Wer welchen Weg geht",
    "Each call by chance": "Jeder Anruf nach Zufall",
    "The same caller always the same way": "Derselbe Anrufer immer denselben Weg",
  },
  problems: {
    split_not_hundred: {
      say: ({ sum }) => `Die Anteile ergeben zusammen ${sum} Prozent.`,
      remedy: () => "Ändern Sie sie, bis sie 100 ergeben.",
    },
  },
} satisfies NodeTranslation;
