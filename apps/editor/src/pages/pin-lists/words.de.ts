import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "pins.about":
    "Konten mit je einer PIN, für den Schritt „PIN prüfen“. Was in einer Liste steht, kann ersetzt und entfernt werden; niemand kann es wieder lesen.",
  "pins.new": "Neue Liste",
  "pins.none": "Es gibt noch keine Listen",
  "pins.none.about":
    "Mit einer PIN-Liste zeigen Anrufer, wer sie sind: Beim Schritt „PIN prüfen“ geben sie ihr Konto und ihre PIN ein, und nur wer beides weiß, kommt weiter. Erstellen Sie die erste Liste aus einer Tabelle mit den Spalten account und pin.",
  "pins.accounts": "{count|Konto|Konten}, übernommen {when}",
  "pins.rules":
    "Nach {guesses|falschen PIN|falschen PINs} innerhalb von {window} ist ein Konto {lockout} lang gesperrt; jedes weitere Mal doppelt so lange.",
  "pins.minutes": "{count|Minute|Minuten}",
  "pins.hours": "{count|Stunde|Stunden}",
  "pins.unlocked": "Zurzeit ist niemand gesperrt.",
  "pins.locked":
    "Zurzeit gesperrt: {count|Konto oder Anrufer|Konten und Anrufer}, der letzte Fall bis {when}.",
  "pins.upload": "Tabelle hochladen",
  "pins.uploadTo": "Tabelle in {name} hochladen",
  "pins.unlock": "Sperre aufheben",
  "pins.unlockIn": "Sperre in {name} aufheben",
  "pins.remove": "{name} entfernen",
  "pins.removed": "{name} ist entfernt.",
  "pins.removing": "{name} entfernen?",
  "pins.removing.what": "{count|Konto|Konten} und alles, was dafür gezählt wurde, sind dann endgültig weg.",
  "pins.removing.used":
    "Solange diese die Liste nennen, verlassen ihre Anrufer den Schritt durch „Konnte nicht geprüft werden“:",
  "pins.removing.do": "Liste entfernen",
  "pins.removing.looking": "Es wird nachgesehen, welche Anrufe sie verwenden",
  "pins.name": "Wie soll die Liste heißen?",
  "pins.name.hint": "Kleinbuchstaben, Ziffern und Bindestriche, etwa kunden. So nennen sie die Schritte.",
  "pins.name.taken": "Eine Liste dieses Namens gibt es schon. Laden Sie die Tabelle dort hoch.",
  "pins.file": "CSV-Datei wählen",
  "pins.file.hint":
    "Die erste Zeile nennt die Spalten account und pin. Ein Konto hat 1 bis 32 Ziffern, eine PIN 4 bis 12.",
  "pins.chosen": "{file}: {count|Konto|Konten}.",
  "pins.policy": "Falsche PINs und Sperren",
  "pins.guesses": "Falsche PINs eines Kontos, bis es gesperrt ist",
  "pins.window": "Minuten, nach denen falsche PINs nicht mehr zählen",
  "pins.lockout": "Minuten, für die gesperrt wird",
  "pins.between": "{least} bis {most}.",
  "pins.change": "Was die Datei ändert",
  "pins.change.added": "Neu: {count|Konto|Konten}",
  "pins.change.replaced":
    "Schon in der Liste: {count|Konto|Konten}, deren PINs auf die der Datei gesetzt werden",
  "pins.change.removed": "Nicht in der Datei: {count|Konto|Konten}, aus der Liste entfernt",
  "pins.take": "{count|Konto|Konten} übernehmen",
  "pins.taking": "Die Konten werden übernommen. Lange Listen brauchen ein, zwei Minuten.",
  "pins.taken":
    "{name} hat jetzt {count|Konto|Konten}. Löschen Sie die Datei: Niemand braucht die PINs mehr.",
  "pins.unlock.who": "Wer darf sofort wieder versuchen?",
  "pins.unlock.account": "Ein Konto",
  "pins.unlock.caller": "Ein Anrufer",
  "pins.unlock.everybody": "Alle: Die Liste ist geschützt, weil an einem Tag zu viele PINs falsch waren",
  "pins.unlock.account.label": "Konto, so wie man es eingibt",
  "pins.unlock.account.wrong": "Schreiben Sie 1 bis 32 Ziffern.",
  "pins.unlock.caller.label": "Nummer, oder Objekt-ID eines Teams-Benutzers",
  "pins.unlock.caller.wrong":
    "Schreiben Sie eine Nummer mit Pluszeichen und Landesvorwahl, etwa +15550100, oder eine Objekt-ID.",
  "pins.unlock.hint":
    "Welche Konten und Anrufer gesperrt sind, steht nirgends. Wer nicht gesperrt ist, für den bleibt alles, wie es ist.",
  "pins.unlock.do": "Wieder versuchen lassen",
  "pins.unlock.done": "Wer es auch war, kann es in {name} wieder versuchen.",
  "pins.reading": "Die Tabelle wird gelesen und mit der Liste verglichen",
} satisfies Translated<typeof own>;
