import type { NodeTranslation } from "@dialtree/flow/translating";

export const menu = {
  sentences: {
    Menu: "Menü",
    "Offers choices; the caller presses a key.": "Bietet Möglichkeiten an; der Anrufer drückt eine Taste.",
    Choices: "Möglichkeiten",
    "Add a choice": "Möglichkeit hinzufügen",
    "What it is for": "Wofür sie ist",
    "Wait for a key (seconds)": "Auf eine Taste warten (Sekunden)",
    "Said before the menu is repeated.": "Gesagt, bevor das Menü wiederholt wird.",
    "Then repeat the menu": "Dann das Menü wiederholen",
    "A key interrupts what is being said": "Eine Taste unterbricht, was gesagt wird",
    "Off: the menu is heard to its end, and a key pressed meanwhile counts then.":
      "Aus: Das Menü wird zu Ende gehört, und eine inzwischen gedrückte Taste zählt danach.",
    "Callers who know the menus can press 1 2 at once. Off: only keys pressed at this menu count.":
      "Wer die Menüs kennt, kann gleich 1 2 drücken. Aus: Es zählen nur Tasten, die bei diesem Menü gedrückt werden.",
    "Press {key}": "Drückt {key}",
    "Press {key}, {choice}": "Drückt {key}, {choice}",
  },
  problems: {
    menu_key_repeated: {
      say: ({ key }) => `Zwei Möglichkeiten verwenden die Taste ${key}.`,
      remedy: () => "Geben Sie jeder Möglichkeit eine eigene Taste.",
    },
    menu_key_unsaid: {
      say: ({ key, choice }) =>
        `Anrufer erfahren nichts von der Taste ${key}${choice ? ` (${choice})` : ""}.`,
      remedy: () =>
        "Nennen Sie die Taste in dem, was der Anrufer hört, oder lassen Sie es so, wenn nur manche sie kennen sollen.",
    },
  },
} satisfies NodeTranslation;
