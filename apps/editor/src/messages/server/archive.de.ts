import type { Sentences } from "@dialtree/flow/translating";

/** Why an archive is not taken in or made, in German. */
export const archive: Sentences = {
  "This archive is not taken in. {why}": "Dieses Archiv wird nicht übernommen. {why}",
  "Export it once more where it came from. Nothing of it was kept.":
    "Exportieren Sie es dort, woher es kam, noch einmal. Nichts davon wurde behalten.",
  "Its flows are not those that its manifest lists.":
    "Seine Abläufe sind nicht die, die sein Manifest aufführt.",
  "There is no manifest.json in it, so it is no archive of dialtree.":
    "Es enthält keine manifest.json, ist also kein Archiv von dialtree.",
  "Its manifest.json is none of an archive, or of one of a newer dialtree.":
    "Seine manifest.json ist keine eines Archivs, oder die eines neueren dialtree.",
  'Its manifest does not list "{name}".': "Sein Manifest führt „{name}“ nicht auf.",
  '"{name}" is not what the manifest lists: the archive is damaged, or was changed.':
    "„{name}“ ist nicht, was das Manifest aufführt: Das Archiv ist beschädigt oder wurde geändert.",
  '"{name}" is missing in it.': "„{name}“ fehlt darin.",
  '"{name}" is no prompt of the library, or that of another.':
    "„{name}“ ist keine Ansage der Bibliothek, oder die einer anderen.",
  "There is no flow for flows/{id}/.": "Zu flows/{id}/ gibt es keinen Ablauf.",
  "There is no prompt.json for prompts/{id}/.": "Zu prompts/{id}/ gibt es keine prompt.json.",
  '"{name}" in the archive cannot be read as a flow.':
    "„{name}“ im Archiv kann nicht als Ablauf gelesen werden.",
  "Correct what the problems name. Nothing was taken in.":
    "Berichtigen Sie, was die Probleme nennen. Es wurde nichts übernommen.",
  '"{name}" is of the flow "{id}", and lies with another\'s files.':
    "„{name}“ gehört zum Ablauf „{id}“ und liegt bei den Dateien eines anderen.",
  'In "{name}", line {line}: {fault}': "In „{name}“, Zeile {line}: {fault}",
  'In "{name}": {fault}': "In „{name}“: {fault}",
  '"{name}" cannot be played: {fault}': "„{name}“ kann nicht abgespielt werden: {fault}",
  'The scenario "{name}" is too long for one.': "Das Szenario „{name}“ ist zu lang für eines.",
  '"{name}" is too long for what it should be.': "„{name}“ ist zu lang für das, was es sein sollte.",
  '"{name}" is no JSON.': "„{name}“ ist kein JSON.",
  '"{name}" is no text in UTF-8.': "„{name}“ ist kein Text in UTF-8.",
  '"{name}" has no place in an archive.': "„{name}“ gehört nicht in ein Archiv.",
  'The draft of "{id}" cannot be read as a flow.':
    "Der Entwurf von „{id}“ kann nicht als Ablauf gelesen werden.",
  "Correct what the problems name, and export it then.":
    "Berichtigen Sie, was die Probleme nennen, und exportieren Sie ihn dann.",
  "These flows and their recordings are more than one archive may hold.":
    "Diese Abläufe und ihre Aufnahmen sind mehr, als ein Archiv enthalten darf.",
  "Export fewer of them at a time.": "Exportieren Sie weniger auf einmal.",
  'There is no flow "{id}" in the archive.': "Den Ablauf „{id}“ gibt es im Archiv nicht.",
  'Two flows of it would be called "{id}".': "Zwei seiner Abläufe hießen „{id}“.",
  "A recording of the archive cannot be played: {fault}":
    "Eine Aufnahme des Archivs kann nicht abgespielt werden: {fault}",
  "Save it as a WAV of 16 kHz, 16 bit, mono, and make the archive again.":
    "Speichern Sie sie als WAV mit 16 kHz, 16 Bit, mono, und machen Sie das Archiv noch einmal.",
  "Remove one that no flow uses. Nothing was taken in.":
    "Entfernen Sie einen, den kein Ablauf verwendet. Es wurde nichts übernommen.",
  'There is no flow "{id}" here that it could replace.':
    "Hier gibt es keinen Ablauf „{id}“, den er ersetzen könnte.",
  "It is not clear what is to become of each flow. {why}":
    "Es ist nicht klar, was aus jedem Ablauf werden soll. {why}",
  "Look into the archive again, and choose for each flow: new, replace, copy or skip. Nothing was taken in.":
    "Sehen Sie das Archiv noch einmal durch, und wählen Sie für jeden Ablauf. Es wurde nichts übernommen.",
};
