import type { NodeTranslation } from "@dialtree/flow/translating";

export const transfer = {
  sentences: {
    Transfer: "Weiterverbinden",
    "Hands the call over to a person, a queue, a number or a voicemail box; at once, or once they have picked up.":
      "Übergibt den Anruf an eine Person, eine Warteschleife, eine Nummer oder eine Voicemail; sofort, oder sobald jemand abgehoben hat.",
    How: "Wie",
    "Asking first works with people and phone numbers. Queues and voicemail boxes take calls at once.":
      "Zuerst zu fragen geht bei Personen und Rufnummern. Warteschleifen und Voicemails nehmen Anrufe sofort an.",
    "At once": "Sofort",
    "Call them first, then hand over": "Erst anrufen, dann übergeben",
    "Only if they are called first.": "Nur wenn erst angerufen wird.",
    "Again and again, until somebody picks up: words or music. Only if they are called first.":
      "Immer wieder, bis jemand abhebt: Worte oder Musik. Nur wenn erst angerufen wird.",
    "What the person hears": "Was die Person hört",
    "For instance: A call for sales. If they are asked: press 1 to take it, or 2 if you cannot.":
      "Zum Beispiel: Ein Anruf für den Verkauf. Wenn gefragt wird: Drücken Sie die 1, um ihn anzunehmen, oder die 2, wenn es nicht geht.",
    "The person takes the call with 1, or turns it away with 2":
      "Die Person nimmt den Anruf mit 1 an oder weist ihn mit 2 ab",
    "Does not answer": "Antwortet nicht",
    "Turned it away": "Hat ihn abgewiesen",
  },
  problems: {
    transfer_silent: {
      say: () => "Anrufer hören nichts, während jemand für sie angerufen wird.",
      remedy: () => "Schreiben Sie, was sie inzwischen hören, oder wählen Sie eine Aufnahme mit Musik.",
    },
    transfer_unasked: {
      say: () => "Wer abhebt, soll 1 oder 2 drücken und erfährt es nicht.",
      remedy: () =>
        "Schreiben Sie, was die Person hört: wer anruft, und dass 1 den Anruf annimmt und 2 ihn abweist.",
    },
  },
} satisfies NodeTranslation;
