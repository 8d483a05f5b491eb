import { languageNames, regionNames } from "@dialtree/flow";
import type { ControlWords } from "./words.ts";

/** The words of the controls in German; what node types and problems say in it comes from where these are. */
export const germanControls: Omit<ControlWords, "said" | "problems" | "fault"> = {
  optional: (label) => `${label} (optional)`,
  kept: (value) => `Bis dahin behält der Ablauf ${value}.`,
  keptText: "Bis dahin behält der Ablauf den Text, wie er war.",
  notTaken: "Das ist hier nicht möglich.",
  tooLong: (count, max) => `${count} Zeichen sind zu viele; ${max} passen hinein.`,

  languageName: languageNames("de"),
  noText: "Noch kein Text.",
  silent: "Bleibt es leer, wird nichts gesagt.",
  builtIn: "Bleibt es leer, werden die eingebauten Worte gesagt.",
  hearsInstead: (language) => `Noch kein Text. Anrufer hören den Text auf ${language}.`,
  missingLanguages: (languages) => `Noch kein Text auf ${languages.join(", ")}.`,
  languagesOf: (label) => `Sprachen: ${label}`,
  languageTab: (language, state) => `${language}, ${state}`,
  languageStates: {
    warning: "bitte ansehen",
    missing: "noch kein Text",
    error: "etwas stimmt nicht",
    untaken: "das Getippte ist nicht übernommen",
  },
  original: (language) => `${language}:`,
  unlistedLanguage: "Keine Sprache dieses Ablaufs.",
  removeText: (language) => `Text auf ${language} entfernen`,
  characters: (count, max) => `${count} von ${max} Zeichen`,
  play: (language) => `${language} abspielen`,
  stop: (language) => `${language} anhalten`,
  record: (language) => `${language} aufnehmen`,
  recordHint: "Schreiben Sie zuerst den Text: Er wird vorgelesen.",
  soundVoices: "Eine andere Stimme spricht den Text",
  sound: (language) => `Was auf ${language} gespielt wird`,
  soundVoice: "Die Stimme spricht den Text",
  soundRecordings: "Aufnahmen dieses Ablaufs",
  soundPrompts: "Ansagen der Bibliothek",
  soundGone: (name) => `${name} (nicht gefunden)`,
  prompt: (title) => `Die Ansage „${title}“ der Bibliothek ersetzt die Stimme.`,
  recording: (file) => `Die Aufnahme ${file} ersetzt die Stimme.`,
  voice: (voice) => `Stimme: ${voice}`,

  secondsUnit: "s",
  secondsBetween: (min, max) => `${min} bis ${max} Sekunden.`,
  between: (min, max) => `${min} bis ${max}.`,
  numberNeeded: "Geben Sie eine Zahl ein.",
  wholeNeeded: "Geben Sie eine ganze Zahl ein.",
  tooSmall: (min) => `Geben Sie mindestens ${min} ein.`,
  tooLarge: (max) => `Geben Sie höchstens ${max} ein.`,

  chooseLanguage: "Sprache wählen",

  chooseDirectory: "Verzeichnis wählen",
  chooseCalendar: "Kalender wählen",
  chooseResource: { mailbox: "Mailbox wählen", "pin-list": "PIN-Liste wählen" },
  resourcePage: {
    mailbox: "Mailboxen, und wie eine dazukommt",
    "pin-list": "PIN-Listen, und wie eine dazukommt",
  },
  hoursOf: (calendar) => `Zeiten von ${calendar}`,
  changeHours: (calendar) => `Zeiten von ${calendar} ändern`,

  variableNeeded:
    "Verwenden Sie Buchstaben, Ziffern und Unterstriche, und beginnen Sie mit einem Kleinbuchstaben, etwa kundenNummer.",

  offered: (label) => `Was in „${label}“ stehen kann`,
  inSampleCall: "In einem Beispielanruf",
  sampleComesTo: (value, given) =>
    `In einem Beispielanruf von +15550100${given.length > 0 ? `, mit ${given.join(" und ")}` : ""}: ${value}`,
  sampleFails:
    "In einem Beispielanruf ergibt das nichts: Der Schritt geht durch seinen Fehlerausgang weiter.",
  yesOrNo: (value) => (value ? "ja" : "nein"),

  noKey: "Taste wählen",
  keyFree: (key) => `Taste ${key}`,
  keyTaken: (key, holder) => `Taste ${key}, vergeben an ${holder}`,
  keySwap: (key, holder) => `Taste ${key}, tauscht mit ${holder}`,
  keypadHelp: "Wählen Sie eine Taste, oder drücken Sie sie auf der Tastatur.",

  destinationKind: "Art",
  destinationKinds: {
    user: "Eine Person",
    account: "Eine Anrufwarteschleife oder automatische Telefonzentrale",
    voicemail: "Die Voicemail einer Person",
    phone: "Eine Rufnummer",
  },
  destinationKnown: "Wer",
  destinationNew: "Jemand, der nicht in dieser Liste steht",
  destinationNamed:
    "Wer das ist, hängt von der Umgebung ab, in der der Ablauf veröffentlicht wird: siehe Umgebungen.",
  destinationOfKind: (name, kind) => `${name} (${kind})`,
  destinationAlike: (name, kind, address) => `${name} (${kind}, ${address})`,
  destinationHopeless: (kind) => `${kind}: nicht für Anrufer dieses Ablaufs`,
  destinationForSome: (kind) => `${kind}: nicht für alle Anrufer dieses Ablaufs`,
  destinationInferred:
    "Das sollte gehen, aber Microsoft sagt es nicht zu. Probieren Sie es mit einem echten Anruf aus, bevor sich Anrufer darauf verlassen.",
  searchPeople: "Im Verzeichnis suchen",
  searchPeopleHelp: "Nach dem Anfang eines Namens oder einer Mailadresse.",
  peopleSearched: "Wird gesucht …",
  peopleFound: (count) =>
    count === 0
      ? "Niemand wurde gefunden."
      : count === 1
        ? "Eine Person gefunden."
        : `${count} Personen gefunden.`,
  peopleOffered: "Im Verzeichnis gefunden",
  personGone:
    "Niemand im Verzeichnis hat diese Objekt-ID. Wer sie hatte, ist vielleicht nicht mehr da: Suchen Sie jemand anderen.",
  objectId: "Objekt-ID",
  objectIdHelp:
    "Wer Teams betreut, findet sie in Microsoft Entra; sie sieht aus wie 550fae72-d251-43ec-868c-373732c2704f.",
  objectIdNeeded:
    "Das ist keine Objekt-ID: Sie hat 32 Ziffern und Buchstaben a bis f, in Gruppen von 8-4-4-4-12.",
  phoneNumber: "Rufnummer",
  phoneNumberHelp: "Mit Pluszeichen und Landesvorwahl, etwa +15550100.",
  phoneNumberNeeded: "Schreiben Sie ein Pluszeichen, die Landesvorwahl und die Nummer: 5 bis 15 Ziffern.",
  phoneCountry: "Land",
  choosePhoneCountry: "Land wählen",
  regionName: regionNames("de", "diesem Land"),
  phoneCountryOf: (country, calling) => `${country} (+${calling})`,
  phoneHelp: "So, wie man sie dort wählt, oder mit Pluszeichen und Landesvorwahl.",
  phoneKept: (number) => `Gespeichert als ${number}.`,
  phoneFaults: {
    "no-number": "Das ist keine Rufnummer: Schreiben Sie Ziffern.",
    "country-unknown":
      "Kein Land hat diese Vorwahl: Sehen Sie sich die Ziffern hinter dem Pluszeichen noch einmal an.",
    "country-missing":
      "Wählen Sie das Land, oder schreiben Sie die Nummer mit Pluszeichen und Landesvorwahl.",
    "too-short": "Das ist zu kurz für eine Rufnummer.",
    "too-long": "Das ist zu lang für eine Rufnummer: Die längste hat mit Landesvorwahl 15 Ziffern.",
    extension:
      "Anrufe können nicht an eine Durchwahl hinter einer Nummer geleitet werden: Schreiben Sie nur die Nummer.",
  },
  phoneDoubts: {
    short: (country) => `Sie ist kürzer, als Nummern in ${country} sind.`,
    long: (country) => `Sie ist länger, als Nummern in ${country} sind.`,
  },
  name: "Name",
  nameHelp: "Wie man es nennt.",

  choosePlace: "Wählen, wo es weitergeht",
  placesHere: "Schritte dieses Ablaufs",
  placesElsewhere: "Andere Abläufe",
  placeGone: (id) => `${id} (nicht gefunden)`,

  add: (list) => `Zu „${list}“ hinzufügen`,
  full: (max) => `Es ist Platz für ${max}.`,
  emptyList: "Hier ist noch nichts.",
  item: (list, number, name) => (name === undefined ? `${list} ${number}` : `${list} ${number}: ${name}`),
  moveUp: (item) => `Nach oben: ${item}`,
  moveDown: (item) => `Nach unten: ${item}`,
  remove: (item) => `Entfernen: ${item}`,
  moved: (item, position, count) => `${item} ist jetzt Nummer ${position} von ${count}.`,
};
