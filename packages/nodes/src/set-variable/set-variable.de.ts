import type { NodeTranslation } from "@dialtree/flow/translating";

export const setVariable = {
  sentences: {
    "Keep a value": "Wert merken",
    "Keeps a value under a name, for later steps.":
      "Merkt sich einen Wert unter einem Namen, für spätere Schritte.",
    "Keep under": "Merken als",
    "A name such as plan, by which later steps find it.":
      "Ein Name wie tarif, unter dem spätere Schritte ihn finden.",
    "A text": "Ein Text",
    "Where it comes from": "Woher er kommt",
    "It is always the same": "Er ist immer derselbe",
    "Another value is copied": "Ein anderer Wert wird kopiert",
    "A text is filled in": "Ein Text wird ausgefüllt",
    "It is worked out": "Er wird errechnet",
    "The value": "Der Wert",
    "If it is always the same. A number as 12.50; yes or no for one of these.":
      "Wenn er immer derselbe ist. Eine Zahl als 12.50; yes oder no für Ja oder Nein.",
    "Copied from": "Kopiert von",
    "A name of another value.": "Der Name eines anderen Werts.",
    "The text to fill in": "Der auszufüllende Text",
    "What stands in braces is filled in: {caller.name} has called.":
      "Was in geschweiften Klammern steht, wird ausgefüllt: {caller.name} hat angerufen.",
    "How it is worked out": "Wie er errechnet wird",
    "Names, texts in quotation marks, numbers and functions: score * 2.":
      "Namen, Texte in Anführungszeichen, Zahlen und Funktionen: score * 2.",
    "a number": "eine Zahl",
    "yes or no": "Ja oder Nein",
    "Could not be worked out": "Konnte nicht errechnet werden",
  },
  problems: {
    set_variable_nothing: {
      say: ({ field }) => `Es ist nicht gesagt, was gemerkt wird: „${field}“ ist leer.`,
      remedy: () => "Füllen Sie es aus, oder wählen Sie eine andere Herkunft für den Wert.",
    },
    set_variable_unfit: {
      say: ({ constant, is }) => `„${constant}“ ist nicht ${is}.`,
      remedy: () => "Schreiben Sie 12.50 für eine Zahl, und yes oder no für Ja oder Nein.",
    },
    set_variable_filled_in: {
      say: () => "Was ausgefüllt wird, ist ein Text, und gemerkt werden soll etwas anderes.",
      remedy: () => "Sagen Sie, dass es ein Text ist, oder errechnen Sie es mit einem Ausdruck.",
    },
  },
} satisfies NodeTranslation;
