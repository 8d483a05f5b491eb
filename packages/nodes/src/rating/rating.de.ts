import type { NodeTranslation } from "@dialtree/flow/translating";

export const rating = {
  sentences: {
    Rating: "Bewertung",
    "Asks for a score from 1 up to 9, and keeps it.":
      "Fragt nach einer Note von 1 bis höchstens 9 und merkt sie sich.",
    "Say which end is good: How satisfied are you, from 1, not at all, to 5, very?":
      "Sagen Sie, welches Ende gut ist: Wie zufrieden sind Sie, von 1, gar nicht, bis 5, sehr?",
    "Scores go from 1 to": "Noten gehen von 1 bis",
    "A score is low up to": "Eine Note ist niedrig bis",
    "Low scores have an exit of their own. 0: none is low.":
      "Niedrige Noten haben einen eigenen Ausgang. 0: keine ist niedrig.",
    "Keep the score as": "Die Note merken als",
    "A name by which later steps and reports find it, such as satisfaction.":
      "Ein Name, unter dem spätere Schritte und Berichte sie finden, etwa zufriedenheit.",
    Rated: "Bewertet",
    "Low score": "Niedrige Note",
    "{from} to {to}": "{from} bis {to}",
  },
  problems: {
    rating_all_low: {
      say: ({ lowUpTo, best }) => `Noten bis ${lowUpTo} sind niedrig, und ${best} ist die beste.`,
      remedy: () => "Setzen Sie die erste Zahl herunter: Eine Note muss gut sein.",
    },
  },
} satisfies NodeTranslation;
