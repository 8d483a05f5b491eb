import type { NodeTranslation } from "@dialtree/flow/translating";

export const redirect = {
  sentences: {
    Redirect: "Umleiten",
    "Sends a ringing call elsewhere without answering it; several targets ring at once.":
      "Schickt einen klingelnden Anruf anderswohin, ohne ihn anzunehmen; mehrere Ziele klingeln zugleich.",
    "Redirect to": "Umleiten an",
    "With several targets, all ring and the first to pick up gets the call.":
      "Bei mehreren Zielen klingeln alle, und wer zuerst abhebt, bekommt den Anruf.",
    Target: "Ziel",
    "Let it ring there for (seconds)": "Dort klingeln lassen (Sekunden)",
    "Could not be redirected": "Konnte nicht umgeleitet werden",
  },
} satisfies NodeTranslation;
