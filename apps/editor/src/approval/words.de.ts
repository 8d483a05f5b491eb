import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "approval.title": "Link zur Freigabe",
  "approval.about":
    "Wer sich hier anmelden und zusehen darf, sieht den Ablauf, wie er jetzt ist: was sich für Anrufer ändert, sein Bild und jeden Text. Ändern kann man dort nichts, und spätere Änderungen sind nicht zu sehen.",
  "approval.name": "Zur Freigabe, {when}",
  "approval.busy": "Der Entwurf wird festgehalten, wie er jetzt ist",
  "approval.link": "Link",
  "approval.copy": "Den Link kopieren",
  "approval.copied": "Der Link ist in der Zwischenablage.",
  "approval.uncopied": "Der Browser hat ihn nicht genommen: Markieren Sie den Link, und kopieren Sie ihn.",
  "approval.unsaved":
    "Was Sie zuletzt geändert haben, ist noch nicht gespeichert. Niemand sonst könnte es sehen.",
  "approval.unsaved.remedy": "Warten Sie, bis es gespeichert ist, und versuchen Sie es noch einmal.",
  "approval.open": "Öffnen",
  "approval.done": "Fertig",
} satisfies Translated<typeof own>;
