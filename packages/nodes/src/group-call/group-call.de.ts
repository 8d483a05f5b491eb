import type { NodeTranslation } from "@dialtree/flow/translating";

export const groupCall = {
  sentences: {
    "Group call": "Gruppenanruf",
    "Calls several people at once and brings the caller together with all who pick up.":
      "Ruft mehrere Personen zugleich an und bringt den Anrufer mit allen zusammen, die abheben.",
    "For instance: I am calling the whole team.": "Zum Beispiel: Ich rufe das ganze Team an.",
    "People to call": "Wer angerufen wird",
    "Add a person": "Person hinzufügen",
    "Two to five people of your organisation. Their telephones ring at once.":
      "Zwei bis fünf Personen Ihrer Organisation. Ihre Telefone klingeln zugleich.",
    Person: "Person",
    "Until the first of them has picked up.": "Bis die erste Person abgehoben hat.",
    "Nobody picked up": "Niemand hat abgehoben",
    "Could not be brought together": "Konnten nicht zusammengebracht werden",
    "Is with the others": "Ist bei den anderen",
  },
  problems: {
    group_call_too_few: {
      say: () => "Ein Gruppenanruf braucht mindestens zwei Personen.",
      remedy: () => "Fügen Sie jemanden hinzu, oder verwenden Sie „Weiterverbinden“ für eine Person.",
    },
  },
} satisfies NodeTranslation;
