import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "changes.all": "Alle {count|Änderung|Änderungen} zeigen",
  "back.do": "Zurücknehmen",
  "back.of": "Zurücknehmen: {change}",
  "back.done": "Zurückgenommen: {change}",
  "back.left": "Zurückgenommen: {change} {count|Änderung bleibt|Änderungen bleiben}.",
  "back.undo": "Rückgängig",
  "back.undone": "Nicht mehr zurückgenommen: {change}",
  "back.step": "Den Schritt zeigen",
} satisfies Translated<typeof own>;
