import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "connections.about":
    "Wen Abläufe mit „Etwas nachschlagen“ fragen dürfen, und die Geheimnisse, die dort Türen öffnen. Ein Geheimnis kommt hier hinein, und niemand kann es wieder lesen.",
  "connections.hosts": "Hosts, die Abläufe fragen dürfen",
  "connections.hosts.none": "Abläufe dürfen noch niemanden fragen",
  "connections.hosts.none.about":
    "Steht hier ein Host, kann der Schritt „Etwas nachschlagen“ ein anderes Ihrer Systeme fragen, während der Anrufer wartet, etwa wo eine Bestellung bleibt, und die Antwort sagen. Bis dahin kann ein Ablauf mit einem solchen Schritt nicht veröffentlicht werden.",
  "connections.hosts.how":
    "Wer die Installation betreut, schreibt sie in die Datei, die DIALTREE_HOSTS nennt, und startet den Server neu. Hier sind sie nicht änderbar, damit niemand, der Abläufe zeichnet, einen Weg nach draußen öffnen kann.",
  "connections.secrets": "Geheimnisse",
  "connections.secrets.none": "Es gibt noch keine Geheimnisse",
  "connections.secrets.none.about":
    "Ein Geheimnis ist der Schlüssel oder das Kennwort, das ein anderes System sehen will, bevor es antwortet. Abläufe nennen nur seinen Namen; wer sie zeichnet oder liest, erfährt es nie.",
  "connections.secrets.none.first": "Es gehört zu einem Host; zuerst muss also oben einer stehen.",
  "connections.new": "Geheimnis aufbewahren",
  "connections.name": "Wie soll es heißen?",
  "connections.name.hint":
    "Kleinbuchstaben, Ziffern und Bindestriche, etwa lager. So nennen es die Schritte.",
  "connections.name.taken": "Ein Geheimnis dieses Namens gibt es schon. Ersetzen Sie dort seinen Wert.",
  "connections.value": "Das Geheimnis",
  "connections.value.hint":
    "Eine Zeile, so wie das andere System sie ausgegeben hat. Sie wird versiegelt und nie wieder gezeigt.",
  "connections.for": "Darf gesendet werden an",
  "connections.keep": "Aufbewahren",
  "connections.kept": "{name} ist aufbewahrt. Schritte, die seine Hosts fragen, können es nennen.",
  "connections.sentTo": "Wird nur an {hosts} gesendet.",
  "connections.since": "Aufbewahrt seit {when}.",
  "connections.usedBy": "Genannt in",
  "connections.used.first":
    "Ein Ablauf nennt es: Nehmen Sie es dort zuerst heraus, oder ersetzen Sie seinen Wert.",
  "connections.replace": "Ersetzen",
  "connections.replaceOf": "Den Wert von {name} ersetzen",
  "connections.remove": "{name} entfernen",
  "connections.removing": "{name} entfernen?",
  "connections.removing.what":
    "Sein Wert ist dann endgültig weg. Wer es ausgegeben hat, kann ein neues ausgeben.",
  "connections.removing.do": "Geheimnis entfernen",
  "connections.removed": "{name} ist entfernt.",
} satisfies Translated<typeof own>;
