import type { NodeTranslation } from "@dialtree/flow/translating";

export const httpLookup = {
  sentences: {
    "Look something up": "Etwas nachschlagen",
    "Asks another system over HTTP, and keeps what it answers.":
      "Fragt ein anderes System über HTTP und merkt sich, was es antwortet.",
    "What is done there": "Was dort geschieht",
    "Ask (GET)": "Fragen (GET)",
    "Send (POST)": "Senden (POST)",
    "Put (PUT)": "Ablegen (PUT)",
    Address: "Adresse",
    "Such as https://api.fabrikam.example/stores/{postalCode}. An administrator has to approve its host. Values stand in braces: {postalCode}, or {caller.number}.":
      "Etwa https://api.fabrikam.example/stores/{postalCode}. Die Administration muss den Host freigeben. Werte stehen in geschweiften Klammern: {postalCode} oder {caller.number}.",
    "Added to the address": "An die Adresse angehängt",
    Headers: "Kopfzeilen",
    Secrets: "Geheimnisse",
    Header: "Kopfzeile",
    "In front of the secret": "Vor dem Geheimnis",
    "Such as Bearer and a space.": "Etwa Bearer und ein Leerzeichen.",
    Secret: "Geheimnis",
    "The name that an administrator keeps it under.": "Der Name, unter dem die Administration es aufbewahrt.",
    "Sent as": "Gesendet als",
    JSON: "JSON",
    "A form": "Ein Formular",
    "Sent along": "Mitgesendet",
    "Kept of the answer": "Gemerkt aus der Antwort",
    "Where it stands": "Wo es steht",
    "A JSON Pointer: /stores/0/name. Empty: the answer itself.":
      "Ein JSON-Pointer: /stores/0/name. Leer: die Antwort selbst.",
    "Kept as": "Gemerkt als",
    Text: "Text",
    "Without it nothing was found": "Ohne dies wurde nichts gefunden",
    "Shown to nobody": "Niemandem gezeigt",
    "Wait for the answer (seconds)": "Auf die Antwort warten (Sekunden)",
    "Safe to repeat": "Darf wiederholt werden",
    "Asked twice, it does no more than once. Without it nothing is tried again.":
      "Zweimal gefragt, bewirkt es nicht mehr als einmal. Ohne dies wird nichts ein zweites Mal versucht.",
    "Heard while it is looked up": "Zu hören, während nachgeschlagen wird",
    Found: "Gefunden",
    "Not found": "Nicht gefunden",
    "Took too long": "Dauerte zu lange",
    "Could not be looked up": "Konnte nicht nachgeschlagen werden",
    "While it is looked up": "Während nachgeschlagen wird",
    "Try it": "Ausprobieren",
    "{name}, to try it with": "{name}, zum Ausprobieren",
    "It is asked once, with these values.": "Mit diesen Werten wird einmal gefragt.",
    "It is carried out once, and for real: what it changes there is changed.":
      "Es wird einmal ausgeführt, und zwar wirklich: Was es dort ändert, ist geändert.",
    "Test request": "Testanfrage",
    "Waiting for the answer…": "Warten auf die Antwort …",
    "is not there": "ist nicht da",
    "is something else than the step takes it for": "ist etwas anderes, als der Schritt annimmt",
    "is there, and shown to nobody": "ist da und wird niemandem gezeigt",
    "is {value}": "ist {value}",
    yes: "ja",
    no: "nein",
    ": answered {status}": ": antwortete {status}",
    " after {milliseconds} ms": " nach {milliseconds} ms",
  },
  problems: {
    http_lookup_address_not_fixed: {
      say: () => "Die Adresse beginnt nicht mit einem Host, der immer derselbe ist.",
      remedy: () =>
        "Schreiben Sie sie mit https:// und Kleinbuchstaben, etwa https://api.fabrikam.example/stores, und Werte erst hinter dem Host.",
    },
    http_lookup_place_unreadable: {
      say: ({ text: found }) => `Die geschweiften Klammern in „${found}“ enthalten keinen Namen eines Werts.`,
      remedy: () => "Schreiben Sie den Namen eines Werts hinein, etwa {postalCode} oder {caller.number}.",
    },
    http_lookup_name_unusable: {
      say: ({ name }) => `„${name}“ kann unter diesem Namen nicht gesendet werden.`,
      remedy: () =>
        "Wählen Sie einen anderen Namen: Buchstaben, Ziffern und Bindestriche, und keinen, der zur Verbindung selbst gehört.",
    },
    http_lookup_name_repeated: {
      say: ({ name }) => `Die Kopfzeile ${name} gibt es zweimal.`,
      remedy: () => "Entfernen Sie eine der beiden.",
    },
    http_lookup_pointer_unreadable: {
      say: ({ pointer }) => `„${pointer}“ sagt nicht, wo in einer Antwort etwas steht.`,
      remedy: () =>
        "Schreiben Sie jeden Namen auf dem Weg dorthin hinter einen Schrägstrich: /stores/0/name.",
    },
    http_lookup_kept_twice: {
      say: ({ name }) => `Zwei Dinge aus der Antwort werden als ${name} gemerkt.`,
      remedy: () => "Geben Sie einem davon einen anderen Namen.",
    },
    http_lookup_body_of_question: {
      say: () => "Was nur gefragt wird (GET), sendet nichts mit.",
      remedy: () => "Hängen Sie es stattdessen an die Adresse an, oder wählen Sie „Senden“.",
    },
    http_lookup_sending_repeated: {
      say: () => "Was gesendet wird (POST), kann zweimal gesendet werden, wenn eine Antwort verloren geht.",
      remedy: () =>
        "Lassen Sie „Darf wiederholt werden“ nur angehakt, wenn das andere System eine Wiederholung erkennt und dann nichts tut.",
    },
  },
} satisfies NodeTranslation;
