import type { NodeTranslation } from "@dialtree/flow/translating";

export const dialExtension = {
  sentences: {
    "Dial an extension": "Durchwahl wählen",
    "Asks for an extension, and transfers to whoever has it.":
      "Fragt nach einer Durchwahl und verbindet weiter, mit wem sie gehört.",
    Extensions: "Durchwahlen",
    Extension: "Durchwahl",
    "And the extensions of a directory": "Und die Durchwahlen eines Verzeichnisses",
    "The table above goes first.": "Die Tabelle oben geht vor.",
    "The caller may end with": "Der Anrufer kann abschließen mit",
    "When no further key comes for so long, the extension counts as it is.":
      "Kommt so lange keine weitere Taste, zählt die Durchwahl, wie sie ist.",
    "What happens after no key or an extension that does not exist. When all attempts are used up, the exit for it is taken.":
      "Was nach keiner Taste oder einer Durchwahl geschieht, die es nicht gibt. Sind alle Versuche aufgebraucht, geht es durch den Ausgang dafür weiter.",
    "After an extension that does not exist": "Nach einer Durchwahl, die es nicht gibt",
    "No such extension": "Diese Durchwahl gibt es nicht",
    "After no key or an extension that does not exist":
      "Nach keiner Taste oder einer Durchwahl, die es nicht gibt",
  },
  problems: {
    dial_extension_nobody: {
      say: () => "Es gibt keine Durchwahl, die eingegeben werden könnte.",
      remedy: () => "Fügen Sie der Tabelle Durchwahlen hinzu, oder wählen Sie ein Verzeichnis.",
    },
    dial_extension_number_unfit: {
      say: ({ number }) => `„${number}“ ist keine Durchwahl, die eingegeben werden kann.`,
      remedy: () => "Schreiben Sie nur Ziffern, etwa 204.",
    },
    dial_extension_number_repeated: {
      say: ({ number }) => `Die Durchwahl ${number} steht zweimal in der Tabelle.`,
      remedy: () => "Entfernen Sie eine der beiden, oder berichtigen Sie ihre Nummer.",
    },
  },
} satisfies NodeTranslation;
