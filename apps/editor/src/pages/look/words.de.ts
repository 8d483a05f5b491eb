import type { Translated } from "../../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "look.title": "{flow}, zum Ansehen",
  "look.version": "Version {number}, veröffentlicht {when}",
  "look.version.live": "Version {number}, die Anrufer bekommen, veröffentlicht {when}",
  "look.kept": "„{name}“, wie es am {when} war",
  "look.saved": "Der Entwurf, wie er am {when} war",
  "look.fixed": "Was Sie hier sehen, bleibt so, was auch immer inzwischen am Ablauf geändert wird.",
  "look.unknown":
    "Diese Version oder diesen Entwurf des Ablaufs gibt es nicht mehr. Bitten Sie die Person, von der Sie den Link haben, um einen neuen.",
  "look.unreadable": "Dieser Editor kann das nicht lesen.",
  "look.picture": "Bild",
  "look.picture.large": "Größer zeigen",
  "look.picture.whole": "Alles zeigen",
  "look.picture.save": "Das Bild speichern",
  "look.changes": "Was sich für Anrufer ändert",
  "look.changes.none": "Für Anrufer ändert sich nichts.",
  "look.changes.live": "Genau das bekommen Anrufer.",
  "look.changes.first": "Von diesem Ablauf ist noch nichts veröffentlicht: Alles daran ist für Anrufer neu.",
  "look.changes.unknown":
    "Was Anrufer jetzt bekommen, lässt sich nicht lesen. Daher kann niemand sagen, was sich ändern würde.",
  "look.texts": "Alles, was Anrufer hören",
  "look.where": "Zu hören bei",
  "look.silent": "Nichts",
  "look.open": "Im Editor öffnen",
} satisfies Translated<typeof own>;
