import type { NodeTranslation } from "@dialtree/flow/translating";

export const incoming = {
  sentences: {
    "Incoming call": "Eingehender Anruf",
    "Where a call comes in. Answers at once, or lets it ring while the flow decides.":
      "Hier kommt ein Anruf an. Er wird sofort angenommen, oder er klingelt, während der Ablauf entscheidet.",
    "When a call comes in": "Wenn ein Anruf kommt",
    "Answer at once": "Sofort annehmen",
    "Let it ring and decide first": "Klingeln lassen und erst entscheiden",
    "How long the caller hears ringing before the flow goes on. Only when it rings first.":
      "Wie lange der Anrufer es klingeln hört, bevor der Ablauf weitergeht. Nur wenn es zuerst klingelt.",
    "Callers reach this by": "Anrufer erreichen dies über",
    "Decides where calls can be sent on: after a call to the bot itself, Teams leads to no phone number.":
      "Entscheidet, wohin Anrufe weitergeleitet werden können: Nach einem Anruf beim Bot selbst führt Teams zu keiner Rufnummer.",
    "Calling the bot in Teams": "Einen Anruf beim Bot in Teams",
    "People of other organisations call from Teams": "Personen anderer Organisationen rufen aus Teams an",
    "They cannot be transferred to your people; the check then shows which exits they take.":
      "Sie können nicht mit Ihren Leuten weiterverbunden werden; die Prüfung zeigt dann, welche Ausgänge sie nehmen.",
    "While it rings": "Während es klingelt",
  },
} satisfies NodeTranslation;
