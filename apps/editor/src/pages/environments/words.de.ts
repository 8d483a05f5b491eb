import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "environments.about":
    "Abläufe können Anrufe an Namen leiten, etwa support. Wer hinter einem Namen steht, hängt von der Umgebung ab, in der ein Ablauf veröffentlicht wird; so erreicht derselbe Ablauf in der einen Ihre Tester und in der anderen Ihre Leute. Was hier geändert wird, gilt für alles, was danach veröffentlicht wird. Öffnungszeiten und ihr Notfallschalter gelten sofort, in allen Umgebungen.",
  "environments.names": "Namen",
  "environments.names.none": "Es gibt noch keine Namen",
  "environments.names.none.about":
    "Hinter einem Namen wie support steht in jeder Umgebung jemand anders: Wer einen Ablauf probeweise anruft, erreicht jemanden aus dem Haus, Ihre Kunden die Warteschlange, und niemand muss den Ablauf dazwischen ändern. Fügen Sie einen hinzu, und wählen Sie ihn in einem Schritt wie „Weiterverbinden“ anstelle einer Person.",
  "environments.name": "Name",
  "environments.name.hint":
    "Kleinbuchstaben, Ziffern und Bindestriche, etwa support. Abläufe halten sich daran.",
  "environments.name.taken": "Diesen Namen gibt es schon.",
  "environments.name.note": "Wozu er dient",
  "environments.name.new": "Neuer Name",
  "environments.name.edit": "Ändern",
  "environments.name.edit.of": "{name} ändern",
  "environments.name.remove": "Diesen Namen entfernen",
  "environments.name.remove.hint":
    "Abläufe, die ihn verwenden, können erst wieder veröffentlicht werden, wenn sie jemand anderen nennen.",
  "environments.nobody": "Niemand",
  "environments.in": "Wer es in {environment} ist",
  "environments.save": "Speichern",
  "environments.saved": "Gespeichert. Es gilt für alles, was ab jetzt veröffentlicht wird.",
  "environments.list": "Umgebungen",
  "environments.list.live":
    "„Live“ gibt es immer. Diese Umgebung hat die Nummern Ihrer Kunden, sofern eine Nummer nicht einer anderen gegeben wurde.",
  "environments.list.alone":
    "Mit einer zweiten, etwa Test, können Leute aus dem Haus eine Version anrufen, bevor Ihre Kunden sie bekommen.",
  "environments.new": "Neue Umgebung",
  "environments.new.hint": "Wie man sie nennt, etwa Test.",
  "environments.made": "{title} wurde hinzugefügt. Sagen Sie, wer dort hinter Ihren Namen steht.",
  "environments.remove.of": "Die Umgebung {title} entfernen",
  "environments.removing": "Die Umgebung {title} entfernen?",
  "environments.removing.what":
    "Was dort veröffentlicht ist, wird von neuen Anrufen nicht mehr gefunden, und wer dort hinter den Namen stand, ist vergessen. Laufende Anrufe gehen weiter.",
  "environments.removing.do": "Entfernen",
  "environments.removed": "{title} wurde entfernt.",
  "environments.things": "Andere anstelle von",
  "environments.things.about":
    "Ein Kalender, ein Geheimnis, eine Mailbox oder eine PIN-Liste ist in jeder Umgebung dieselbe, sofern hier nichts anderes steht.",
  "environments.things.none": "Es gibt keine Ausnahmen",
  "environments.things.none.about":
    "Mit einer Ausnahme hören Anrufer in Test zum Beispiel die Zeiten eines anderen Kalenders, oder ihre Nachrichten kommen in eine andere Mailbox, und der Ablauf bleibt derselbe.",
  "environments.thing.new": "Neue Ausnahme",
  "environments.thing.kind": "Art",
  "environments.thing.name": "Heißt",
  "environments.thing.name.hint": "So wie Abläufe es nennen.",
  "environments.thing.taken": "Dafür gibt es schon eine Ausnahme.",
  "environments.thing.in": "In {environment} gilt",
  "environments.thing.in.hint": "Der Name; nichts, wo es selbst verwendet wird.",
  "environments.thing.same": "Es selbst",
  "environments.thing.remove": "Diese Ausnahme entfernen",
  "environments.kind.calendar": "Kalender",
  "environments.kind.secret": "Geheimnis",
  "environments.kind.mailbox": "Mailbox",
  "environments.kind.pin-list": "PIN-Liste",
  "environments.outdated": "Veröffentlicht, bevor ein Name geändert wurde",
  "environments.outdated.about":
    "Anrufer dieser Versionen erreichen noch, wer bei der Veröffentlichung hinter den Namen stand.",
  "environments.outdated.one": "{flow}, Version {number} in {environment}",
  "environments.anew": "Neu veröffentlichen",
  "environments.anew.of": "Neu veröffentlichen: {flow} in {environment}",
  "environments.anew.what":
    "Dieselben Schritte und Texte wie in Version {number}, mit den Namen, wie sie jetzt gelten. Der Entwurf bleibt, wie er ist.",
  "environments.anew.message": "Namen, wie sie jetzt gelten",
  "environments.anew.done": "{flow}: Neue Anrufe in {environment} bekommen jetzt Version {number}.",
} satisfies Translated<typeof own>;
