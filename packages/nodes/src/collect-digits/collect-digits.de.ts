import type { NodeTranslation } from "@dialtree/flow/translating";

export const collectDigits = {
  sentences: {
    "Collect digits": "Ziffern abfragen",
    "Asks for several digits, such as a customer number or a PIN, and keeps them.":
      "Fragt nach mehreren Ziffern, etwa einer Kundennummer oder PIN, und merkt sie sich.",
    "Keep the digits as": "Die Ziffern merken als",
    "The name by which later steps find them, such as customerNumber.":
      "Der Name, unter dem spätere Schritte sie finden, etwa kundenNummer.",
    "The digits are secret": "Die Ziffern sind geheim",
    "For a PIN or a card number: later steps can use the digits, and no person ever sees them.":
      "Für PINs oder Kartennummern: Spätere Schritte können die Ziffern verwenden, und kein Mensch sieht sie je.",
    "Must begin with": "Muss beginnen mit",
    "Numbers or ranges, such as 1, 20-29. Empty: anything counts.":
      "Nummern oder Bereiche, etwa 1, 20-29. Leer: Alles zählt.",
    "Star and pound, where they do not end it": "Stern und Raute, wo sie nicht abschließen",
    "Start the number anew": "Beginnen die Nummer von vorn",
    "Are part of the number": "Gehören zur Nummer",
    "Are wrong keys": "Sind falsche Tasten",
    "When no further key comes for so long, the number counts as it is.":
      "Kommt so lange keine weitere Taste, zählt die Nummer, wie sie ist.",
    "What happens after no key or a wrong number. When all attempts are used up, the exit for it is taken.":
      "Was nach keiner Taste oder einer falschen Nummer geschieht. Sind alle Versuche aufgebraucht, geht es durch den Ausgang dafür weiter.",
    "After a wrong number": "Nach einer falschen Nummer",
    "Read the digits back": "Die Ziffern vorlesen",
    "The caller confirms them with 1, or keys them in again with 2.":
      "Der Anrufer bestätigt sie mit 1 oder gibt sie mit 2 neu ein.",
    "Heard before the digits are read back": "Zu hören, bevor die Ziffern vorgelesen werden",
    "Built in where nothing is written after them either.":
      "Eingebaut, wenn auch danach nichts geschrieben steht.",
    "Heard after them": "Zu hören danach",
    "How to confirm them with 1 or to key them in again with 2.":
      "Wie man sie mit 1 bestätigt oder mit 2 neu eingibt.",
    "Keyed in": "Eingegeben",
    "Wrong number": "Falsche Nummer",
    "Which numbers count": "Welche Nummern zählen",
    "Reading back": "Vorlesen",
    "After no key or a wrong number": "Nach keiner Taste oder einer falschen Nummer",
  },
  problems: {
    collect_digits_lengths_crossed: {
      say: ({ shortest, longest }) =>
        `Es braucht mindestens ${shortest} Ziffern und nimmt höchstens ${longest}: So kann nichts eingegeben werden.`,
      remedy: () => "Setzen Sie die wenigsten Ziffern herunter oder die meisten herauf.",
    },
    collect_digits_beginnings_unreadable: {
      say: ({ beginnings }) => `„${beginnings}“ ist keine Liste von Anfängen.`,
      remedy: () =>
        "Schreiben Sie Nummern und Bereiche mit gleich vielen Ziffern, durch Kommas getrennt: 1, 20-29.",
    },
    collect_digits_beginning_too_long: {
      say: ({ beginning, longest }) =>
        `Keine Nummer mit höchstens ${longest} Ziffern beginnt mit ${beginning}.`,
      remedy: () => "Kürzen Sie den Anfang, oder lassen Sie mehr Ziffern zu.",
    },
    collect_digits_signs_unsaid: {
      say: () => "Stern und Raute können zur Nummer gehören; solche Nummern können nicht vorgelesen werden.",
      remedy: () => "Lassen Sie Stern und Raute die Nummer von vorn beginnen, oder lesen Sie sie nicht vor.",
    },
  },
} satisfies NodeTranslation;
