import type { NodeTranslation } from "@dialtree/flow/translating";

export const checkPin = {
  sentences: {
    "Check a PIN": "PIN prüfen",
    "Asks for the PIN of an account, and counts wrong ones across calls.":
      "Fragt nach der PIN eines Kontos und zählt falsche über Anrufe hinweg.",
    "Account number": "Kontonummer",
    "The name under which a step before has kept it, such as customerNumber.":
      "Der Name, unter dem ein früherer Schritt sie sich gemerkt hat, etwa kundenNummer.",
    "List of PINs": "PIN-Liste",
    "One of the lists on the page PIN lists.": "Eine der Listen auf der Seite „PIN-Listen“.",
    "When no further key comes for so long, the PIN counts as it is.":
      "Kommt so lange keine weitere Taste, zählt die PIN, wie sie ist.",
    "What happens after no key or a wrong PIN. When all attempts are used up, the exit for it is taken.":
      "Was nach keiner Taste oder einer falschen PIN geschieht. Sind alle Versuche aufgebraucht, geht es durch den Ausgang dafür weiter.",
    "After a wrong PIN": "Nach einer falschen PIN",
    "Heard while it is checked": "Zu hören, während geprüft wird",
    "Wait for the check (seconds)": "Auf die Prüfung warten (Sekunden)",
    "After it the PIN could not be checked.": "Danach gilt: Die PIN konnte nicht geprüft werden.",
    "Right PIN": "Richtige PIN",
    "Wrong PIN": "Falsche PIN",
    Locked: "Gesperrt",
    "Could not be checked": "Konnte nicht geprüft werden",
    "While it is checked": "Während geprüft wird",
    "After no key or a wrong PIN": "Nach keiner Taste oder einer falschen PIN",
  },
  problems: {
    check_pin_lengths_crossed: {
      say: ({ shortest, longest }) =>
        `Eine PIN braucht mindestens ${shortest} Ziffern und hat höchstens ${longest}: So kann nichts eingegeben werden.`,
      remedy: () => "Setzen Sie die wenigsten Ziffern herunter oder die meisten herauf.",
    },
  },
} satisfies NodeTranslation;
