import type { NodeTranslation } from "@dialtree/flow/translating";

export const languageChoice = {
  sentences: {
    "Choose a language": "Sprache wählen",
    "Offers each language in its own words; the call goes on in the one that is chosen.":
      "Bietet jede Sprache in ihren eigenen Worten an; der Anruf geht in der gewählten weiter.",
    "In each language only its own offer: For English, press 1. All of them are heard, one after the other.":
      "In jeder Sprache nur ihr eigenes Angebot: Für Deutsch drücken Sie die 1. Alle sind nacheinander zu hören.",
    Languages: "Sprachen",
    "Add a language": "Sprache hinzufügen",
    Language: "Sprache",
    "Has chosen": "Hat gewählt",
  },
  problems: {
    language_choice_key_repeated: {
      say: ({ key }) => `Zwei Sprachen verwenden die Taste ${key}.`,
      remedy: () => "Geben Sie jeder Sprache eine eigene Taste.",
    },
    language_choice_language_repeated: {
      say: ({ language }) => `${language} wird zweimal angeboten.`,
      remedy: () => "Entfernen Sie eines der beiden Angebote.",
    },
  },
} satisfies NodeTranslation;
