import type { NodeTranslation } from "@dialtree/flow/translating";

export const hangUp = {
  sentences: {
    "Hang up": "Auflegen",
    "Ends the call, after some last words if you like.":
      "Beendet den Anruf, wenn Sie möchten nach ein paar letzten Worten.",
    "What the caller hears last": "Was der Anrufer zuletzt hört",
  },
} satisfies NodeTranslation;
