import type { EntryWords, NodeTranslation } from "@dialtree/flow/translating";

export const exitUnfit: EntryWords = {
  say: ({ name }) => `„${name}“ ist kein Name eines Ausgangs.`,
  remedy: () => "Verwenden Sie Buchstaben, Ziffern, Leerzeichen und Bindestriche, etwa: Konto bekannt.",
};

export const comeBack = {
  sentences: {
    "Come back": "Zurückkehren",
    "Goes back to the flow that used this one as a step.":
      "Geht zurück in den Ablauf, der diesen als Schritt verwendet hat.",
    "By the exit": "Durch den Ausgang",
    "A name that the other flow knows, such as: account known. Empty: simply back.":
      "Ein Name, den der andere Ablauf kennt, etwa: Konto bekannt. Leer: einfach zurück.",
  },
  problems: { come_back_exit_unfit: exitUnfit },
} satisfies NodeTranslation;
