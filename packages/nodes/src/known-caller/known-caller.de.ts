import type { NodeTranslation } from "@dialtree/flow/translating";

export const knownCaller = {
  sentences: {
    "Known caller": "Bekannter Anrufer",
    "Sends callers of certain numbers another way.":
      "Schickt Anrufer mit bestimmten Nummern einen anderen Weg.",
    "Known callers": "Bekannte Anrufer",
    Number: "Nummer",
    "With plus sign and country code, +15550100. With * at the end all numbers that begin so: +1555*.":
      "Mit Pluszeichen und Landesvorwahl, +15550100. Mit * am Ende alle Nummern, die so beginnen: +1555*.",
    "Who it is": "Wer das ist",
    "For whoever reads the list.": "Für alle, die die Liste lesen.",
    Known: "Bekannt",
    "Somebody else": "Jemand anderes",
    "Hides the number": "Unterdrückt die Nummer",
  },
  problems: {
    known_caller_nobody: {
      say: () => "Niemand steht auf der Liste.",
      remedy: () => "Fügen Sie eine Nummer hinzu, oder nehmen Sie den Schritt heraus.",
    },
    known_caller_unfit: {
      say: ({ number }) => `„${number}“ ist keine Nummer, von der jemand anrufen könnte.`,
      remedy: () =>
        "Schreiben Sie Pluszeichen, Landesvorwahl und Nummer, oder den Anfang einer Nummer und *.",
    },
    known_caller_repeated: {
      say: ({ number }) => `„${number}“ steht zweimal auf der Liste.`,
      remedy: () => "Nehmen Sie eine der beiden weg.",
    },
  },
} satisfies NodeTranslation;
