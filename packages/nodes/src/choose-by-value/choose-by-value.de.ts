import type { NodeTranslation } from "@dialtree/flow/translating";

export const chooseByValue = {
  sentences: {
    "Choose by value": "Nach Wert verzweigen",
    "Goes one of several ways, by a value that was kept or worked out.":
      "Geht einen von mehreren Wegen, je nach einem gemerkten oder errechneten Wert.",
    "Choose by": "Verzweigen nach",
    "A name such as plan, or an expression: caller.number.substring(0, 3).":
      "Ein Name wie tarif, oder ein Ausdruck: caller.number.substring(0, 3).",
    Values: "Werte",
    "As it is kept: gold, 3, yes.": "So wie er gemerkt ist: gold, 3, yes.",
    "Name of the exit": "Name des Ausgangs",
    "Any other value": "Jeder andere Wert",
    "Could not be worked out": "Konnte nicht errechnet werden",
  },
  problems: {
    choose_by_value_repeated: {
      say: ({ value }) => `„${value}“ steht zweimal da: Ein Anrufer kann nur einen Weg gehen.`,
      remedy: () => "Nehmen Sie eines von beiden weg.",
    },
  },
} satisfies NodeTranslation;
