import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "mailboxes.about":
    "Wohin die Nachrichten kommen, die Anrufer hinterlassen. Welche Mailboxen es gibt und wohin sie führen, steht in der Datei, die DIALTREE_MAILBOXES nennt; der Server liest sie beim Start.",
  "mailboxes.none": "Es gibt noch keine Mailboxen",
  "mailboxes.none.how":
    "Wer die Installation betreut, schreibt sie in eine JSON-Datei, nennt diese in DIALTREE_MAILBOXES und startet den Server neu. Diese hier bewahrt Nachrichten eine Woche auf:",
  "mailboxes.none.about":
    "In eine Mailbox kommt, was ein Anrufer beim Schritt „Nachricht hinterlassen“ nach dem Ton sagt: Es geht an ein anderes Ihrer Systeme weiter, oder liegt hier, bis es jemand anhört.",
  "mailboxes.deliversTo": "Gibt jede Nachricht an {host} weiter.",
  "mailboxes.keepsHere": "Gibt nichts weiter: Nachrichten warten hier, bis jemand sie abholt.",
  "mailboxes.keepDays": "Bewahrt eine Nachricht {count|Tag|Tage} auf.",
  "mailboxes.keepDaysAfter": "Bewahrt eine Nachricht nach dem Weitergeben {count|Tag|Tage} auf.",
  "mailboxes.keepsNone": "Bewahrt nach dem Weitergeben nichts auf.",
  "mailboxes.giveUp": "Versucht es {count|Stunde|Stunden} lang, dann ist die Nachricht verloren.",
  "mailboxes.room": "Platz für {room|Nachricht|Nachrichten}, davon {taken} belegt.",
  "mailboxes.waiting": "{count|Nachricht wartet|Nachrichten warten} auf die Weitergabe.",
  "mailboxes.kept": "{count|Nachricht ist|Nachrichten sind} aufbewahrt.",
  "mailboxes.refused": "{count|Nachricht wurde|Nachrichten wurden} von {host} noch nicht angenommen.",
  "mailboxes.refused.remedy":
    "Jede wird wieder versucht, bis ihre Zeit um ist. Warum sie nicht angenommen wurde, steht im Protokoll des Servers: Lassen Sie die Adresse dort, oder url, secret und headers in der Datei der Mailboxen, in Ordnung bringen.",
  "mailboxes.full":
    "Für eine weitere Nachricht ist kein Platz: Anrufer verlassen den Schritt durch „Konnte nicht weitergegeben werden“.",
  "mailboxes.full.remedy":
    "Entfernen Sie Nachrichten, die niemand braucht, oder lassen Sie „room“ in der Datei der Mailboxen erhöhen.",
  "mailboxes.messages": "Nachrichten",
  "mailboxes.messagesIn": "Nachrichten in {name}",
  "mailboxes.empty": "Hier liegt keine Nachricht",
  "mailboxes.empty.about":
    "Was Anrufer nach dem Ton sagen, steht dann hier, das Neueste zuerst, und geht, wenn es weitergegeben ist, zu alt ist oder jemand es löscht. „Wo es verwendet wird“ nennt die Abläufe, die um Nachrichten bitten.",
  "mailboxes.more": "{count|weitere Nachricht|weitere Nachrichten} zeigen",
  "messages.from": "Von {caller}",
  "messages.withheld": "Von einer unterdrückten Nummer",
  "messages.length": "{seconds} s",
  "messages.kept": "Aufbewahrt bis {when}",
  "messages.waiting": "Wartet auf die Weitergabe, bis {when}",
  "messages.refused": "{tries|Mal|Mal} nicht angenommen; wird wieder versucht bis {when}",
  "messages.closed": "Anhören lässt sie sich, sobald sie aufbewahrt ist.",
  "messages.play": "Nachricht von {caller} anhören, {when}",
  "messages.stop": "Nachricht von {caller} anhalten, {when}",
  "messages.download": "Nachricht von {caller} herunterladen, {when}",
  "messages.downloaded": "{file} ist heruntergeladen.",
  "messages.remove": "Nachricht von {caller} entfernen, {when}",
  "messages.removing": "Diese Nachricht entfernen?",
  "messages.removing.what": "Niemand kann sie dann noch anhören, und sie wird auch nicht weitergegeben.",
  "messages.removing.do": "Nachricht entfernen",
  "messages.removed": "Die Nachricht ist entfernt.",
} satisfies Translated<typeof own>;
