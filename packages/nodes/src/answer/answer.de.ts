import type { NodeTranslation } from "@dialtree/flow/translating";

export const answer = {
  sentences: {
    Answer: "Annehmen",
    "Picks up a call that was left ringing, so that the caller can hear and choose.":
      "Nimmt einen Anruf an, der noch klingelt, damit der Anrufer hören und wählen kann.",
  },
} satisfies NodeTranslation;
