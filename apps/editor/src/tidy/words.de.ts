import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "tidy.busy": "Die Schritte werden geordnet …",
  "tidy.stop": "So lassen, wie sie sind",
  "tidy.done": "{count|Schritt hat|Schritte haben} einen anderen Platz. „Rückgängig“ stellt sie zurück.",
  "tidy.already": "Die Schritte sind schon geordnet.",
  "tidy.failed":
    "Die Schritte konnten nicht geordnet werden, und nichts hat sich geändert. Laden Sie die Seite neu, und versuchen Sie es noch einmal.",
} satisfies Translated<typeof own>;
