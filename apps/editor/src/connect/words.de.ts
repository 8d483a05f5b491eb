import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "connect.title": "{node} verbinden",
  "connect.exit": "Ausgang",
  "connect.to": "Führt zu",
  "connect.do": "Verbinden",
  "connect.done": "„{exit}“ führt jetzt zu {node}",
  "connect.undone": "„{exit}“ führt jetzt nirgendwohin",
  "connect.new": "Ein neuer Schritt …",
  "connect.target": "{node}: „{words}“",
} satisfies Translated<typeof own>;
