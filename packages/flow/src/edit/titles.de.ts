import type { Sentences } from "../translating/sentences.ts";

/** What editing operations are called in German, where they are undone. */
export const titles: Sentences = {
  // Steps and connections.
  "Add {step}": "{step} hinzufügen",
  "Add {step} after {exit}": "{step} nach {exit} hinzufügen",
  "Insert {step} after {exit}": "{step} nach {exit} einfügen",
  "Delete {steps}": "{steps} löschen",
  "Move {steps}": "{steps} verschieben",
  "Paste {steps}": "{steps} einfügen",
  "Duplicate {steps}": "{steps} verdoppeln",
  "Connect {exit} to {step}": "{exit} mit {step} verbinden",
  "Reconnect {exit} to {step}": "{exit} neu mit {step} verbinden",
  "Disconnect {exit}": "{exit} trennen",
  'Rename {step} to "{name}"': "{step} in „{name}“ umbenennen",
  "Remove the name of {step}": "Den Namen von {step} entfernen",
  "Change the id of {step} to {id}": "Die ID von {step} in {id} ändern",
  '"{exit}" of {step}': "„{exit}“ von {step}",
  '{type} "{name}"': "{type} „{name}“",
  "{count} steps": "{count} Schritte",

  // Notes and frames.
  "Add a note": "Eine Notiz hinzufügen",
  "Add a frame": "Einen Rahmen hinzufügen",
  "Change the text of a note": "Den Text einer Notiz ändern",
  'Call a frame "{name}"': "Einen Rahmen „{name}“ nennen",
  "Remove the title of a frame": "Den Namen eines Rahmens entfernen",
  "Change the colour of {mark}": "{mark} anders färben",
  "Change the size of {mark}": "{mark} in der Größe ändern",
  "a note": "eine Notiz",
  "a frame": "einen Rahmen",
  'the frame "{name}"': "den Rahmen „{name}“",
  "{count} things": "{count} Dinge",

  // Fields and lists.
  'Change "{field}" in {step}': "„{field}“ in {step} ändern",
  'Clear "{field}" in {step}': "„{field}“ in {step} leeren",
  "Add {item} to {list} of {step}": "{item} zu {list} von {step} hinzufügen",
  "Delete {item} from {list} of {step}": "{item} aus {list} von {step} löschen",
  "Move {item} in {list} of {step}": "{item} in {list} von {step} verschieben",
  "an item": "einen Eintrag",
  '"{name}"': "„{name}“",
  "Swap keys {one} and {other} in {step}": "Tasten {one} und {other} in {step} tauschen",
  "Change key {before} to {after} in {step}": "Taste {before} in {step} zu {after} ändern",
  none: "keine",

  // Settings of the flow.
  "Change the title of the flow": "Den Namen des Ablaufs ändern",
  "Change the description of the flow": "Die Beschreibung des Ablaufs ändern",
  "Change the fallback": "Das Ausweichziel ändern",
  "Remove the fallback": "Das Ausweichziel entfernen",
  "Change the keys that work everywhere": "Die Tasten ändern, die überall gelten",
  "Let the flow start at {step}": "Den Ablauf bei {step} beginnen lassen",
  "Add the directory {directory}": "Das Verzeichnis {directory} hinzufügen",
  "Change the directory {directory}": "Das Verzeichnis {directory} ändern",
  "Remove the directory {directory}": "Das Verzeichnis {directory} entfernen",
  "Add the variable {name}": "Den Wert {name} hinzufügen",
  "Change the variable {name}": "Den Wert {name} ändern",
  "Remove the variable {name}": "Den Wert {name} entfernen",

  // Languages and texts.
  "Add {languages} to the languages": "{languages} zu den Sprachen hinzufügen",
  "Remove {languages} from the languages": "{languages} aus den Sprachen entfernen",
  "Change the languages to {languages}": "Die Sprachen zu {languages} ändern",
  "Change what callers hear instead of {language}": "Ändern, was Anrufer statt {language} hören",
  "Change the voice of {language}": "Die Stimme für {language} ändern",
  "Change {texts}": "{texts} ändern",
  "1 text": "1 Text",
  "{count} texts": "{count} Texte",
  "Use {recordings}": "{recordings} verwenden",
  "a recording": "eine Aufnahme",
  "{count} recordings": "{count} Aufnahmen",
};
