import type { NodeTranslation } from "@dialtree/flow/translating";

export const invite = {
  sentences: {
    Invite: "Einladen",
    "Calls somebody more into the call, and stays there or leaves the others to themselves.":
      "Ruft noch jemanden dazu und bleibt dabei oder lässt die anderen unter sich.",
    "What everybody hears first": "Was alle zuerst hören",
    "For instance: I am inviting a colleague.": "Zum Beispiel: Ich hole jemanden aus dem Team dazu.",
    "What everybody hears while it rings": "Was alle hören, während es klingelt",
    "Said once. In a call with only one person it should not be silent for that long.":
      "Einmal gesagt. In einem Anruf mit nur einer Person sollte es so lange nicht still sein.",
    "Music while it rings": "Musik, während es klingelt",
    "When they are in the call": "Wenn sie im Anruf sind",
    "Did not come": "Kam nicht",
    "Could not be invited": "Konnte nicht eingeladen werden",
    "Is in the call": "Ist im Anruf",
  },
} satisfies NodeTranslation;
