import type { NodeTranslation } from "@dialtree/flow/translating";

export const invited = {
  sentences: {
    "Invited into a group call": "In einen Gruppenanruf eingeladen",
    "Where people bring this line into their group call or meeting. Those who call it alone go another way.":
      "Wo jemand diese Leitung in einen Gruppenanruf oder eine Besprechung holt. Wer sie allein anruft, geht einen anderen Weg.",
    "People reach this by": "Man erreicht dies über",
    "Decides whom can be invited: out of calls to the bot itself, Teams leads to no phone number.":
      "Entscheidet, wer eingeladen werden kann: Aus Anrufen beim Bot selbst führt Teams zu keiner Rufnummer.",
    "Adding the bot in Teams": "Das Hinzufügen des Bots in Teams",
    "In the group call": "Im Gruppenanruf",
    "Somebody calls alone": "Jemand ruft allein an",
  },
} satisfies NodeTranslation;
