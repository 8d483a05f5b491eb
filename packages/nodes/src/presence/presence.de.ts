import type { NodeTranslation } from "@dialtree/flow/translating";

export const presence = {
  sentences: {
    "Is somebody free?": "Ist jemand frei?",
    "Goes on by what Teams shows of a person: available, busy or away.":
      "Richtet sich danach, was Teams von einer Person zeigt: verfügbar, besetzt oder abwesend.",
    Who: "Wer",
    "A person in Teams. A queue or a phone shows nothing.":
      "Eine Person in Teams. Eine Warteschleife oder ein Telefon zeigt nichts.",
    Available: "Verfügbar",
    "Away or offline": "Abwesend oder offline",
    "Nobody knows": "Niemand weiß es",
  },
} satisfies NodeTranslation;
