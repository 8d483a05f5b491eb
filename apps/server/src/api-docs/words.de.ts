import { translator } from "@dialtree/flow/translating";
import { operations } from "./operations.de.ts";
import type { DocsSpeech } from "./words.ts";

const text = translator({
  'Needs the right "{right}", which these roles have: {roles}.':
    "Braucht das Recht „{right}“, das diese Rollen haben: {roles}.",
  'Open to "{whom}".': "Für alle offen.",
  Done: "Erledigt",
  "Refused: what is wrong, and what to do about it": "Abgelehnt: was nicht stimmt, und was zu tun ist",
  "Failed on this side": "Hier misslungen",
  "Items at most": "Höchstens so viele Einträge",
  "All of them have to occur in a text, in whatever order and case":
    "Alle müssen in einem Text vorkommen, gleich in welcher Reihenfolge, groß oder klein geschrieben",
  "Entries at most": "Höchstens so viele Einträge",
  "Where the page before ended, as its next says it": "Wo die vorige Seite endete, wie ihr „next“ es sagt",
  "A name of your own for this request, such as a UUID. The same once more is not done again for 24 hours: it gets the same answer.":
    "Ein eigener Name für diese Anfrage, zum Beispiel eine UUID. Dasselbe noch einmal wird 24 Stunden lang nicht wieder getan: Es bekommt dieselbe Antwort.",
  "Small letters, digits and hyphens, such as main-menu.":
    "Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel main-menu.",
  'The revision that was changed: "3"': 'Der Stand, der geändert wurde: "3"',
  "The id of a version": "Die ID einer Version",
  "Where its names are looked up": "Wo seine Namen nachgesehen werden",
  "A version of the flow to look at in the place of its draft":
    "Eine Version des Ablaufs, die statt seines Entwurfs angesehen wird",
  "The id of a planned version": "Die ID einer geplanten Version",
  "The id of a kept draft": "Die ID eines aufgehobenen Entwurfs",
  "A name that a tab has made up for itself": "Ein Name, den ein Tab sich selbst gegeben hat",
  "The file name of a recording of the flow: welcome.wav":
    "Der Dateiname einer Aufnahme des Ablaufs: welcome.wav",
  "A BCP 47 language tag such as en-US.": "Ein Sprachkürzel nach BCP 47, zum Beispiel en-US.",
  "A number with + and country code, or the id of a bot or resource account":
    "Eine Nummer mit + und Landesvorwahl, oder die ID eines Bots oder Ressourcenkontos",
  "Only entries before this one: where the last page ended":
    "Nur Einträge vor diesem: wo die letzte Seite endete",
  "Only what was done to this": "Nur was hiermit getan wurde",
  "Only what somebody of this id did": "Nur was jemand mit dieser ID tat",
  "Only deeds of this name": "Nur Taten dieses Namens",
  "A hash of before, which has to be in the log still":
    "Ein früherer Hash, der noch im Protokoll stehen muss",
  "May be repeated": "Darf wiederholt werden",
  "Only operations that have all of these words in them":
    "Nur Operationen, in denen alle diese Wörter stehen",
  "The name of an operation": "Der Name einer Operation",
  "The id of an access token": "Die ID eines Zugriffstokens",
  "The key of a call": "Der Schlüssel eines Anrufs",
  "Only what came after this event": "Nur was nach diesem Ereignis kam",
  "The id of a call from the simulated phone": "Die ID eines Anrufs vom simulierten Telefon",
  "The hash of a sound, as an event of the phone names it":
    "Der Hash eines Tons, wie ein Ereignis des Telefons ihn nennt",
  "The key of a call that was placed": "Der Schlüssel eines Anrufs, den ein Ablauf gemacht hat",
  "What kind of thing it is": "Welcher Art es ist",
  "What it is called among its kind": "Wie es unter seinesgleichen heißt",
  "The name of a mailbox": "Der Name einer Mailbox",
  "The id of a message": "Die ID einer Nachricht",
  "The object id of somebody in the directory": "Die Objekt-ID von jemandem im Verzeichnis",
  "What is kept": "Was aufbewahrt wird",
  "The name of an operation of Graph": "Der Name einer Operation von Graph",
  'What is to become of each flow, as JSON by its id: {"as":"new"}, {"as":"replace","basedOn":3}, {"as":"copy","id":"other"} or {"as":"skip"}; new unless told':
    'Was aus jedem Ablauf werden soll, als JSON nach seiner ID: {"as":"new"}, {"as":"replace","basedOn":3}, {"as":"copy","id":"other"} oder {"as":"skip"}; ohne Angabe new',
  "Also where the secret is another one: what was sealed stays as it is here":
    "Auch wo das Geheimnis ein anderes ist: Was versiegelt war, bleibt hier, wie es ist",
  "That of the summary that somebody has agreed to": "Der der Übersicht, der jemand zugestimmt hat",
  "The language of this page": "Die Sprache dieser Seite",
});

/** The page of the API in German. Names of members and their JSON Schemas are what programs are written with: they stay English. */
export const german: DocsSpeech = {
  words: {
    title: "Die API von dialtree",
    skip: "Zu den Operationen",
    madeOf:
      "Gemacht aus {document}, nach dem der Server Anfragen prüft. Was eine Ablehnung bedeutet, steht unter {problems}.",
    document: "dem OpenAPI-Dokument",
    problems: "Probleme (auf Englisch)",
    note: "Was in den JSON-Schemas und Beispielen steht, ist Englisch: Damit werden Programme geschrieben.",
    search: "Operationen suchen",
    find: "Suchen",
    all: "Alle zeigen",
    one: "1 Operation",
    many: "{count} Operationen",
    groups: "Gruppen",
    schemas: "Schemas",
    sent: "Was gesendet wird",
    answered: "Was geantwortet wird",
    commandLine: "Auf der Befehlszeile",
    curl: "{operation} mit curl",
    parameters: "Parameter",
    required: ", nötig",
    example: "Beispiel",
    try: "Ausprobieren: {operation}",
    ask: "Fragen",
  },
  summary: (operation, english) => operations[operation] ?? english,
  text: (english) => text(english) ?? english,
};
