import type { NodeTranslation } from "@dialtree/flow/translating";

export const sayValue = {
  sentences: {
    "Say a value": "Wert ansagen",
    "Says a number, an amount, a date or a time in words.":
      "Sagt eine Zahl, einen Betrag, ein Datum oder eine Uhrzeit in Worten.",
    "What the caller hears before": "Was der Anrufer davor hört",
    "The value is": "Der Wert ist",
    "Digits, one by one": "Ziffern, eine nach der anderen",
    "An amount of money": "Ein Geldbetrag",
    "A date": "Ein Datum",
    "A time of day": "Eine Uhrzeit",
    "Say what is kept under": "Ansagen, was gemerkt ist als",
    "Or say always": "Oder immer sagen",
    "In digits, and with a point: 12.50. A date as 2026-03-01, a time as 17:30.":
      "In Ziffern und mit Punkt: 12.50. Ein Datum als 2026-03-01, eine Uhrzeit als 17:30.",
    Currency: "Währung",
    "Of an amount of money.": "Eines Geldbetrags.",
    Euro: "Euro",
    "US dollar": "US-Dollar",
    "Pound sterling": "Pfund Sterling",
    "Swiss franc": "Schweizer Franken",
    "With the day of the week": "Mit dem Wochentag",
    "Of a date.": "Eines Datums.",
    "Digits in one breath": "Ziffern in einem Atemzug",
    "Between groups of so many digits the voice pauses. 0: no pauses.":
      "Zwischen Gruppen von so vielen Ziffern macht die Stimme eine Pause. 0: keine Pausen.",
    "What the caller hears after it": "Was der Anrufer danach hört",
    "The key is kept for the next menu.": "Die Taste gilt dann für das nächste Menü.",
    "There is nothing to say": "Es gibt nichts zu sagen",
    "How it is said": "Wie er gesagt wird",
  },
  problems: {
    say_value_nothing: {
      say: () => "Es ist nicht gesagt, welchen Wert Anrufer hören.",
      remedy: () =>
        "Wählen Sie den Namen, unter dem sich ein Schritt den Wert merkt, oder schreiben Sie einen Wert, der immer derselbe ist.",
    },
    say_value_twice: {
      say: ({ variable: name }) =>
        `Es gibt zwei Werte: was als „${name}“ gemerkt ist, und einen, der immer derselbe ist.`,
      remedy: () => "Leeren Sie eines der beiden Felder.",
    },
    say_value_unfit: {
      say: ({ constant, reason }) => `„${constant}“ ${reason}.`,
      remedy: () => "Schreiben Sie 12.50 für eine Zahl, 2026-03-01 für ein Datum, 17:30 für eine Uhrzeit.",
    },
  },
} satisfies NodeTranslation;
