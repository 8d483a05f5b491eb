import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "changes.all": "Alle {count|Änderung|Änderungen} zeigen",
} satisfies Translated<typeof own>;
