import type { NodeTranslation } from "@dialtree/flow/translating";

export const prompt = {
  sentences: {
    Prompt: "Ansage",
    "Says something to the caller and goes on.": "Sagt dem Anrufer etwas und geht weiter.",
    "The key is kept for the next menu. Turn this off for what everybody has to hear.":
      "Die Taste gilt dann für das nächste Menü. Schalten Sie dies aus für alles, was jeder hören muss.",
  },
} satisfies NodeTranslation;
