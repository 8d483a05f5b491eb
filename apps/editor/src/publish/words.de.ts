import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "publish.title": "Veröffentlichen",
  "publish.message": "Was hat sich geändert?",
  "publish.message.hint":
    "Für Ihre Kolleginnen und Kollegen. Neue Anrufe bekommen diese Version sofort, sofern Sie unten nichts anderes wählen; laufende Anrufe behalten ihre.",
  "publish.changes": "Was sich für Anrufer ändert",
  "publish.changes.first": "Alles ist neu: Dies ist die erste Version, die Anrufer bekommen.",
  "publish.changes.busy": "Wird mit Version {number} verglichen …",
  "publish.changes.none": "Nichts: Sie bekommen dasselbe wie in Version {number}.",
  "publish.changes.unknown":
    "Version {number} konnte nicht gelesen werden, daher lässt es sich nicht sagen. Laden Sie die Seite neu, oder veröffentlichen Sie trotzdem.",
  "publish.compare": "Im Bild zeigen",
  "changes.title": "Geändert, aber noch nicht veröffentlicht",
  "changes.close": "Schließen",
  "publish.errors": "{count|Problem ist|Probleme sind} zuerst zu beheben",
  "publish.more": "und {count} weitere",
  "publish.show": "Probleme zeigen",
  "publish.busy": "Alles wird gesprochen",
  "publish.progress": "{done} von {of} Texten gesprochen",
  "publish.stop": "Veröffentlichung abbrechen",
  "publish.do": "Veröffentlichen",
  "publish.approval": "Link für jemanden, der es vorher ansehen soll",
  "publish.done": "Version {number} ist veröffentlicht",
  "publish.some":
    "Ein Teil der Anrufer bekommt jetzt Version {number}. Unter „Versionen“ sehen Sie, wie es läuft",
  "publish.planned": "Version {number} ist bereit und geht zu ihrer Zeit live",
  "publish.noNumber": "Noch führt keine Nummer hierher: Ohne Nummer kann niemand anrufen.",
  "publish.unsaved": "Ihre letzten Änderungen sind noch nicht gespeichert.",
  "publish.unsaved.remedy":
    "Warten Sie, bis in der Leiste „Gespeichert“ steht, und veröffentlichen Sie dann.",
} satisfies Translated<typeof own>;
