import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "phone.title": "Telefon",
  "phone.close": "Telefon schließen",
  "phone.call": "Anrufen",
  "phone.again": "Noch einmal anrufen",
  "phone.hangUp": "Auflegen",
  "phone.keypad": "Tasten des Telefons",
  "phone.heard": "Was zu hören war",
  "phone.ready": "Ruft Version {number} an",
  "phone.unpublished": "Noch antwortet nichts: Veröffentlichen Sie zuerst den Ablauf.",
  "phone.ringing": "Es klingelt",
  "phone.answered": "Verbunden",
  "phone.over": "Der Anruf ist beendet",
  "phone.differs":
    "Anrufer hören noch Version {number}. Veröffentlichen Sie Ihre Änderungen, um sie zu hören.",
  "phone.publish": "Veröffentlichen",
  "phone.number": "Eine Nummer geben",
  "phone.say": "4 Sekunden lang etwas sagen",
} satisfies Translated<typeof own>;
