import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "compared.title": "Versionen von {flow} vergleichen",
  "compare.back": "Zurück zum Ablauf",
  "compare.from": "Von",
  "compare.to": "Mit",
  "compare.draft": "Der Entwurf",
  "compared.version": "Version {number}, {when}",
  "compare.live": "Version {number}, {when} (live)",
  "compare.unknown": "Diese Version gibt es bei diesem Ablauf nicht. Wählen Sie oben eine andere.",
  "compared.unreadable": "Eine der beiden kann hier nicht gelesen werden. Wählen Sie oben eine andere.",
  "compare.busy": "Wird verglichen",
  "compare.changes": "{count|Änderung|Änderungen}",
  "compared.none": "Für Anrufer ist nichts anders.",
  "compare.never": "Dieser Ablauf wurde noch nie veröffentlicht",
  "compare.never.about":
    "Es gibt nur den Entwurf. Ab der ersten Version sehen Sie hier in Worten und in einem Bild, was für Anrufer anders würde, bevor sie es bekommen.",
  "compare.canvas": "Beide Versionen in einem Bild",
  "compare.legend": "Was die Markierungen bedeuten",
  "compare.shown": "{node} ist zu sehen",
  "standing.added": "Neu",
  "standing.removed": "Entfallen",
  "standing.changed": "Geändert",
  "standing.of": "{standing}: {name}",
} satisfies Translated<typeof own>;
