import type { Sentences } from "@dialtree/flow/translating";

/** Changes between two versions as the server words them, in German. What the editor finds itself it words itself. */
export const changes: Sentences = {
  "{step} is new.": "{step} ist neu.",
  '{step} is new; callers hear "{text}".': "{step} ist neu; Anrufer hören „{text}“.",
  "{step} is gone.": "{step} ist weg.",
  '{step} is gone; callers heard "{text}".': "{step} ist weg; Anrufer hörten „{text}“.",
  'A step "{type}"': "Ein Schritt „{type}“",
  "The title of {step} was changed.": "Der Name von {step} wurde geändert.",
  "{before} is now called {after}.": "{before} heißt jetzt {after}.",
  '{step} is now a step of the kind "{after}" instead of "{before}".':
    "{step} ist jetzt ein Schritt der Art „{after}“ statt „{before}“.",
  '"{exit}" of {step} now goes to {after}.': "„{exit}“ von {step} führt jetzt zu {after}.",
  '"{exit}" of {step} is not connected any more; it went to {before}.':
    "„{exit}“ von {step} ist nicht mehr verbunden; es führte zu {before}.",
  '"{exit}" of {step} is gone; it went to {before}.': "„{exit}“ von {step} ist weg; es führte zu {before}.",
  '"{exit}" of {step} now goes to {after} instead of {before}.':
    "„{exit}“ von {step} führt jetzt zu {after} statt zu {before}.",
  "{item} of {step} is now on key {after} instead of {before}.":
    "{item} von {step} liegt jetzt auf Taste {after} statt auf {before}.",
  "{item} of {step} is new.": "{item} von {step} ist neu.",
  "{item} of {step} is new and goes to {to}.": "{item} von {step} ist neu und führt zu {to}.",
  "{item} of {step} is gone.": "{item} von {step} ist weg.",
  "{item} of {step} is gone; it went to {to}.": "{item} von {step} ist weg; es führte zu {to}.",
  '"{list}" of {step} are in another order.': "„{list}“ von {step} hat eine andere Reihenfolge.",
  'In {language}, "{field}" of {step} is now empty.': "Auf {language} ist „{field}“ von {step} jetzt leer.",
  'In {language}, "{field}" of {step} no longer says "{text}".':
    "Auf {language} sagt „{field}“ von {step} nicht mehr „{text}“.",
  'In {language}, "{field}" of {step} now says "{after}"; nothing was written there.':
    "Auf {language} sagt „{field}“ von {step} jetzt „{after}“; dort stand nichts.",
  'In {language}, "{field}" of {step} now says "{after}" instead of "{before}".':
    "Auf {language} sagt „{field}“ von {step} jetzt „{after}“ statt „{before}“.",
  'In {language}, "{field}" of {step} now says "{after}" instead of "{before}"':
    "Auf {language} sagt „{field}“ von {step} jetzt „{after}“ statt „{before}“",
  'In {language}, "{field}" of {step} now comes from {after} instead of {before}.':
    "Auf {language} kommt „{field}“ von {step} jetzt von {after} statt von {before}.",
  '"{field}" of {step} was changed.': "„{field}“ von {step} wurde geändert.",
  '"{field}" of {step} is now empty; it was {before}.':
    "„{field}“ von {step} ist jetzt leer; es war {before}.",
  '"{field}" of {step} is now {after}; it was empty.': "„{field}“ von {step} ist jetzt {after}; es war leer.",
  '"{field}" of {step} is now {after} instead of {before}.':
    "„{field}“ von {step} ist jetzt {after} statt {before}.",
  '"{field}" was changed.': "„{field}“ wurde geändert.",
  '"{field}" is now empty; it was {before}.': "„{field}“ ist jetzt leer; es war {before}.",
  '"{field}" is now {after}; it was empty.': "„{field}“ ist jetzt {after}; es war leer.",
  '"{field}" is now {after} instead of {before}.': "„{field}“ ist jetzt {after} statt {before}.",
  "Callers can now be spoken to in {language}.": "Mit Anrufern kann jetzt auf {language} gesprochen werden.",
  "Callers are no longer spoken to in {language}.": "Mit Anrufern wird nicht mehr auf {language} gesprochen.",
  "Callers whose language is not listed now hear {after} instead of {before}.":
    "Anrufer, deren Sprache nicht aufgeführt ist, hören jetzt {after} statt {before}.",
  "The languages are listed in another order.": "Die Sprachen stehen in einer anderen Reihenfolge.",
  "A call now keeps a value called {name}; it begins as {value}.":
    "Ein Anruf merkt sich jetzt einen Wert namens {name}; er beginnt als {value}.",
  "A call no longer begins with a value called {name}; it was {value}.":
    "Ein Anruf beginnt nicht mehr mit einem Wert namens {name}; er war {value}.",
  "The value {name} now begins as {after} instead of {before}.":
    "Der Wert {name} beginnt jetzt als {after} statt als {before}.",
  'The directory "{name}" is new.': "Das Verzeichnis „{name}“ ist neu.",
  'The directory "{name}" is gone.': "Das Verzeichnis „{name}“ ist weg.",
  'The directory "{name}" was changed.': "Das Verzeichnis „{name}“ wurde geändert.",
  "Only the picture was tidied up.": "Nur das Bild wurde aufgeräumt.",
  "the recording {name}": "der Aufnahme {name}",
  'the prompt "{name}" of the library': "der Ansage „{name}“ der Bibliothek",
  "the voice {name}": "der Stimme {name}",
  "the usual voice": "der üblichen Stimme",
};
