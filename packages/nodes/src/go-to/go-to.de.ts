import type { NodeTranslation } from "@dialtree/flow/translating";

export const goTo = {
  sentences: {
    "Go to": "Weiter bei",
    "Goes on at another step of this flow, or with another flow.":
      "Geht bei einem anderen Schritt dieses Ablaufs weiter, oder mit einem anderen Ablauf.",
    "Go on at": "Weiter bei",
  },
} satisfies NodeTranslation;
