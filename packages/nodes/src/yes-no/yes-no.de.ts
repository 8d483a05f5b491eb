import type { NodeTranslation } from "@dialtree/flow/translating";

export const yesNo = {
  sentences: {
    "Asks a question that the caller answers with yes or no, and keeps the answer.":
      "Stellt eine Frage, die der Anrufer mit Ja oder Nein beantwortet, und merkt sich die Antwort.",
    "Name both keys: May we call you back? For yes, press 1, for no, press 2.":
      "Nennen Sie beide Tasten: Dürfen wir Sie zurückrufen? Für Ja drücken Sie die 1, für Nein die 2.",
    "Key for yes": "Taste für Ja",
    "Key for no": "Taste für Nein",
    "Keep the answer as": "Die Antwort merken als",
    "A name by which later steps find it, such as mayCallBack.":
      "Ein Name, unter dem spätere Schritte sie finden, etwa darfZurueckrufen.",
  },
  problems: {
    yes_no_one_key: {
      say: ({ key }) => `Die Taste ${key} bedeutet sowohl Ja als auch Nein.`,
      remedy: () => "Geben Sie einem der beiden eine andere Taste.",
    },
  },
} satisfies NodeTranslation;
