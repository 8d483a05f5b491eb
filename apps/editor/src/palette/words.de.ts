import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "picker.title": "Welcher Schritt?",
  "picker.search": "Schritte suchen",
  "picker.likely": "Hier naheliegend",
  "picker.none": "Kein Schritt dieses Namens kann hier stehen.",
  "picker.left.out": "{count|Schritt wirkt|Schritte wirken} nicht bei Anrufen, die hierher kommen.",
  "picker.found": "{count|Schritt|Schritte}",
} satisfies Translated<typeof own>;
