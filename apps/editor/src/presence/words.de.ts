import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "here.title": "Auch hier",
  "here.person": "{name} hat diesen Ablauf offen",
  "here.editing": "{name} ändert gerade diesen Ablauf",
  "here.more": "Auch hier: {names}",
  "here.more.short": "+{count}",
  "here.came": "Jetzt auch hier: {names}",
  "here.yours": "Sie haben diesen Ablauf in einem anderen Fenster offen",
  "here.news": "Was gerade geändert wurde",
  "here.news.by": "{name} hat diesen Ablauf gerade geändert; Sie sehen es schon.",
  "here.news.somebody": "Jemand hat diesen Ablauf gerade geändert; Sie sehen es schon.",
  "here.news.several": "Mehrere haben diesen Ablauf gerade geändert; Sie sehen es schon.",
  "here.news.yours":
    "Sie haben diesen Ablauf gerade in einem anderen Fenster geändert und sehen es hier schon.",
  "here.news.places": "Nur wo Kästen stehen.",
  "here.news.more": "Und {count|weitere Änderung|weitere Änderungen}.",
  "here.news.undo": "Was Sie davor getan haben, lässt sich nicht mehr rückgängig machen.",
  "here.news.close": "Schließen",
  "here.live": "Version {number} wurde anderswo veröffentlicht: Neue Anrufe bekommen sie jetzt.",
  "here.removed": "Dieser Ablauf wurde entfernt",
  "here.removed.kept":
    "Was Sie hier ändern, wird nicht mehr gespeichert. Es bleibt in diesem Browser und ist wieder da, wenn der Ablauf zurückgeholt und hier geöffnet wird.",
  "here.removed.back": "Zurückholen",
  "here.removed.toFlows": "Alle Abläufe",
  "here.removed.isBack": "Dieser Ablauf wurde zurückgeholt.",
  "here.removed.load": "Laden Sie die Seite neu: Was Sie hier geändert haben, ist aufgehoben.",
  "here.removed.reload": "Neu laden",
  "here.unreadable":
    "Dieser Ablauf wurde anderswo geändert, und diese Seite kann ihn nicht mehr lesen. Laden Sie die Seite neu, um ihn zu sehen.",
} satisfies Translated<typeof own>;
