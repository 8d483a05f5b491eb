import type { NodeTranslation } from "@dialtree/flow/translating";

export const outgoing = {
  sentences: {
    "Outgoing call": "Ausgehender Anruf",
    "Calls somebody whom a program or a colleague names, and goes on by what comes of it.":
      "Ruft jemanden an, den ein Programm oder ein Kollege nennt, und geht danach weiter, was daraus wird.",
    "It calls": "Er ruft an",
    "Decides where calls can be sent on: Teams leads nobody whom the bot itself has called to a phone number.":
      "Entscheidet, wohin Anrufe weitergeleitet werden können: Wen der Bot selbst angerufen hat, den führt Teams zu keiner Rufnummer.",
    "Phone numbers": "Rufnummern",
    "People in Teams": "Personen in Teams",
    Either: "Beides",
    "Most phones hand over to a voicemail box after 20 to 30 seconds, which then seems to have answered.":
      "Die meisten Telefone übergeben nach 20 bis 30 Sekunden an eine Voicemail, die dann abgehoben zu haben scheint.",
    "No answer": "Keine Antwort",
    Declined: "Abgelehnt",
    "Cannot be reached": "Nicht erreichbar",
    "Could not call": "Konnte nicht anrufen",
  },
} satisfies NodeTranslation;
