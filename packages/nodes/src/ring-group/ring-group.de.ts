import type { NodeTranslation } from "@dialtree/flow/translating";

export const ringGroup = {
  sentences: {
    "Ring group": "Rufgruppe",
    "Calls several people, one after the other or at once; the caller gets whoever picks up first.":
      "Ruft mehrere Personen an, nacheinander oder zugleich; der Anrufer bekommt, wer zuerst abhebt.",
    "For instance: I am looking for somebody who can help you.":
      "Zum Beispiel: Ich suche jemanden, der Ihnen helfen kann.",
    "Who is called": "Wer angerufen wird",
    "Add somebody": "Jemanden hinzufügen",
    "Person or phone number": "Person oder Rufnummer",
    "They are called": "Angerufen wird",
    "One after the other": "Nacheinander",
    "All at once": "Alle zugleich",
    "At each of them.": "Bei jedem davon.",
    "How often all of them are called.": "Wie oft alle angerufen werden.",
    "Again and again, until somebody picks up: words or music.":
      "Immer wieder, bis jemand abhebt: Worte oder Musik.",
    "What whoever picks up hears": "Was hört, wer abhebt",
    "For instance: A call for support. If they are asked: press 1 to take it, or 2 if you cannot.":
      "Zum Beispiel: Ein Anruf für den Support. Wenn gefragt wird: Drücken Sie die 1, um ihn anzunehmen, oder die 2, wenn es nicht geht.",
    "They take the call with 1, or turn it away with 2":
      "Der Anruf wird mit 1 angenommen oder mit 2 abgewiesen",
    "What others hear who pick up too late": "Was andere hören, die zu spät abheben",
    "If all are called at once. For instance: Somebody else has taken the call. Thank you.":
      "Wenn alle zugleich angerufen werden. Zum Beispiel: Jemand anderes hat den Anruf angenommen. Vielen Dank.",
    "Nobody takes the call": "Niemand nimmt den Anruf an",
    "Could not be handed over": "Konnte nicht übergeben werden",
  },
  problems: {
    ring_group_unasked: {
      say: () => "Wer abhebt, soll 1 oder 2 drücken und erfährt es nicht.",
      remedy: () =>
        "Schreiben Sie, was zu hören ist: worum es geht, und dass 1 den Anruf annimmt und 2 ihn abweist.",
    },
    ring_group_cut_off: {
      say: () => "Wer einen Moment nach jemand anderem abhebt, wird ohne ein Wort getrennt.",
      remedy: () =>
        "Schreiben Sie, was dann zu hören ist, etwa: Jemand anderes hat den Anruf angenommen. Vielen Dank.",
    },
  },
} satisfies NodeTranslation;
