import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "way.title": "Wann und für wen",
  "way.when": "Wann",
  "way.now": "Jetzt",
  "way.later": "Zu einer Zeit",
  "way.at": "Tag und Uhrzeit",
  "way.at.hint": "Geprüft und gesprochen wird alles jetzt.",
  "way.zone": "Zeitzone",
  "way.who": "Wer",
  "way.all": "Alle Anrufer",
  "way.some": "Ein Teil der Anrufer",
  "way.share": "Von hundert Anrufern",
  "way.share.hint":
    "1 bis 99. Die anderen bekommen, was live ist. Sie können den Anteil später unter „Versionen“ erhöhen.",
  "way.guard": "Von selbst zurücknehmen",
  "way.guard.hint":
    "Sobald es ihren Anrufen um so viel schlechter ergeht als den anderen, in Prozentpunkten, dass es kein Zufall mehr ist.",
  "way.calls": "Nach mindestens so vielen Anrufen",
  "way.worse.errors": "Mehr Anrufe, die mit einem Fehler enden",
  "way.worse.failedTransfers": "Mehr Anrufe mit misslungenem Weiterverbinden",
  "way.worse.hangUps": "Mehr Anrufe, bei denen im ersten Menü aufgelegt wird",
  "way.unfit": "Wann oder für wen ist nicht ausgefüllt.",
  "way.unfit.remedy":
    "Wählen Sie Tag, Uhrzeit und Zone; ein Anteil ist 1 bis 99, Anrufe sind mindestens 5, und Punkte 0 bis 100.",
} satisfies Translated<typeof own>;
