import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "conflict.title": "Jemand anderes hat diesen Ablauf geändert",
  "conflict.says":
    "Der Ablauf wurde anderswo gespeichert, während Sie daran gearbeitet haben. Nichts ist verloren: Sagen Sie, was aus den beiden werden soll.",
  "conflict.mine.title": "Was Sie geändert haben",
  "conflict.theirs.title": "Was inzwischen gespeichert wurde",
  "conflict.theirs.titleAt": "Was inzwischen gespeichert wurde, {when}",
  "conflict.theirs.titleBy": "Was inzwischen gespeichert wurde, von {name}, {when}",
  "conflict.places": "Nur, wo die Kästen stehen.",
  "conflict.clash": "Beide haben dasselbe geändert",
  "conflict.clash.says":
    "{count|Stelle wurde|Stellen wurden} von Ihnen beiden geändert. Mit Ihrer Fassung anstelle der anderen:",
  "conflict.clash.who": "Wo beide dasselbe geändert haben, gilt",
  "conflict.wins.mine": "Meine",
  "conflict.wins.theirs": "Die andere",
  "conflict.join": "Beide behalten",
  "conflict.joined": "Zusammengeführt mit dem anderswo Gespeicherten",
  "conflict.impossible": "Die beiden lassen sich nicht zu einem Ablauf zusammenführen.",
  "conflict.copy": "{title} (Kopie)",
  "conflict.both": "Meinen als Kopie behalten",
  "conflict.mine": "Nur meinen nehmen",
  "conflict.theirs": "Den anderen nehmen, meinen verwerfen",
} satisfies Translated<typeof own>;
