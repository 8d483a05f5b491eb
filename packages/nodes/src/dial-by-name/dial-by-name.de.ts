import type { NodeTranslation } from "@dialtree/flow/translating";

export const dialByName = {
  sentences: {
    "Dial by name": "Wählen nach Namen",
    "Asks for the letters of a name, reads out who is found, and transfers.":
      "Fragt nach den Buchstaben eines Namens, liest vor, wer gefunden wurde, und verbindet weiter.",
    Directory: "Verzeichnis",
    "The people who can be asked for. Several steps can use the same.":
      "Die Personen, nach denen gefragt werden kann. Mehrere Schritte können dasselbe verwenden.",
    "Callers key in": "Anrufer geben ein",
    "The last name, then the first": "Zuerst den Nachnamen, dann den Vornamen",
    "The first name, then the last": "Zuerst den Vornamen, dann den Nachnamen",
    "Either of them first": "Einen von beiden zuerst",
    "Read out at most": "Höchstens vorlesen",
    "When more people fit, the caller is asked for more letters.":
      "Passen mehr Personen, wird der Anrufer nach weiteren Buchstaben gefragt.",
    "Ask before somebody is called": "Fragen, bevor jemand angerufen wird",
    "Off: whoever is the only one found is called at once.":
      "Aus: Wird nur eine Person gefunden, wird sie sofort angerufen.",
    "0 leads to somebody who helps": "0 führt zu jemandem, der hilft",
    "Wait for the next letter (seconds)": "Auf den nächsten Buchstaben warten (Sekunden)",
    "When no further letter comes for so long, the name counts as it is.":
      "Kommt so lange kein weiterer Buchstabe, zählt der Name, wie er ist.",
    "Heard where nothing is written below: “sorry, I did not hear a key”, or “nobody of that name was found”. Off: nothing is said about it.":
      "Zu hören, wo unten nichts geschrieben steht: „sorry, I did not hear a key“ oder „nobody of that name was found“, in der Sprache des Anrufers. Aus: Es wird nichts dazu gesagt.",
    "What happens after no key or a name that nobody has. When all attempts are used up, the exit for it is taken.":
      "Was nach keiner Taste oder einem Namen geschieht, den niemand hat. Sind alle Versuche aufgebraucht, geht es durch den Ausgang dafür weiter.",
    "After a name that nobody has": "Nach einem Namen, den niemand hat",
    "Press 0, help": "Drückt 0, Hilfe",
    "Nobody found": "Niemand gefunden",
    "After no key or a name that nobody has": "Nach keiner Taste oder einem Namen, den niemand hat",
  },
} satisfies NodeTranslation;
