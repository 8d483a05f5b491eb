import type { Sentences } from "../translating/sentences.ts";

/** What expressions can use, in German: the helps of names and functions, and what values are called. */
export const vocabulary: Sentences = {
  "The caller's number, +15550100; empty if there is none to see.":
    "Die Nummer des Anrufers, +15550100; leer, wenn keine zu sehen ist.",
  "The caller's name, as Teams or the network tells it; often empty.":
    "Der Name des Anrufers, wie Teams oder das Netz ihn mitteilt; oft leer.",
  'What calls: "phone", "user", "account", "bot", "guest" or "unknown".':
    'Was anruft: "phone", "user", "account", "bot", "guest" oder "unknown".',
  "The number that was dialled; empty if a Teams user called.":
    "Die gewählte Nummer; leer, wenn ein Teams-Benutzer angerufen hat.",
  'The language of the call: "en-US".': 'Die Sprache des Anrufs: "en-US".',
  "Whether a text begins with another.": "Ob ein Text mit einem anderen beginnt.",
  "Whether a text ends with another.": "Ob ein Text mit einem anderen endet.",
  "Whether a text has another inside.": "Ob ein Text einen anderen enthält.",
  "Whether a pattern fits some part of a text.": "Ob ein Muster auf einen Teil eines Texts passt.",
  "How many characters a text has.": "Wie viele Zeichen ein Text hat.",
  "A piece of a text, counted from 0; the end is left out.":
    "Ein Stück eines Texts, gezählt ab 0; das Ende gehört nicht dazu.",
  "The text in small letters.": "Der Text in Kleinbuchstaben.",
  "The text in capital letters.": "Der Text in Großbuchstaben.",
  "The text without spaces around it.": "Der Text ohne Leerzeichen darum herum.",
  "The number that a text of digits stands for.": "Die Zahl, für die ein Text aus Ziffern steht.",
  "Whether it is one of these days of the week, in a time zone.":
    "Ob es in einer Zeitzone einer dieser Wochentage ist.",
  "Whether it is between two times of day, in a time zone; also over midnight.":
    "Ob es in einer Zeitzone zwischen zwei Uhrzeiten ist; auch über Mitternacht.",
  "Whether it is a day between two dates, both included, in a time zone.":
    "Ob es in einer Zeitzone ein Tag zwischen zwei Daten ist, beide eingeschlossen.",
  "A number, or yes or no, as a text.": "Eine Zahl, oder Ja oder Nein, als Text.",
  "a number": "eine Zahl",
  "a text": "ein Text",
  "yes or no": "Ja oder Nein",
  text: "Text",
  number: "Zahl",
};
