import type { NodeTranslation } from "@dialtree/flow/translating";
import { exitUnfit } from "../come-back/come-back.de.ts";

export const subFlow = {
  sentences: {
    "Use another flow": "Anderen Ablauf einbinden",
    "Goes through another flow and comes back with what it found out.":
      "Geht durch einen anderen Ablauf und kommt mit dem zurück, was er herausgefunden hat.",
    Flow: "Ablauf",
    "It comes back where it has a step Come back.": "Er kommt zurück, wo er den Schritt „Zurückkehren“ hat.",
    "What it is given": "Was er bekommt",
    "It knows nothing else of the values that this flow keeps.":
      "Er kennt sonst nichts von den Werten, die sich dieser Ablauf merkt.",
    "Its value": "Sein Wert",
    "As the other flow calls it, such as account.": "Wie der andere Ablauf ihn nennt, etwa konto.",
    "Begins with what is kept under": "Beginnt mit dem, was gemerkt ist als",
    "Or always with": "Oder immer mit",
    "A number in digits and with a point; yes or no for a flag.":
      "Eine Zahl in Ziffern und mit Punkt; yes oder no für Ja oder Nein.",
    "What it brings back": "Was er zurückbringt",
    "As the other flow calls it, such as balance.": "Wie der andere Ablauf es nennt, etwa saldo.",
    "Is kept here under": "Wird hier gemerkt als",
    "A text, or digits": "Ein Text oder Ziffern",
    "Exits of its own": "Eigene Ausgänge",
    "The names that its steps Come back give. What is not listed here leaves by Comes back.":
      "Die Namen, die seine Schritte „Zurückkehren“ angeben. Was hier nicht steht, geht durch „Kommt zurück“ weiter.",
    "Comes back": "Kommt zurück",
    "Cannot be used": "Kann nicht eingebunden werden",
    "by any other exit": "durch jeden anderen Ausgang",
  },
  problems: {
    sub_flow_exit_unfit: exitUnfit,
    sub_flow_input_from_one: {
      say: () => "Es ist nicht gesagt, womit dieser Wert beginnt, oder es ist zweimal gesagt.",
      remedy: () =>
        "Füllen Sie eines von beiden aus: einen Namen, unter dem ein Wert gemerkt ist, oder was er immer ist.",
    },
    sub_flow_exit_repeated: {
      say: ({ name }) => `Der Ausgang „${name}“ ist zweimal aufgeführt.`,
      remedy: () => "Entfernen Sie einen der beiden.",
    },
  },
} satisfies NodeTranslation;
