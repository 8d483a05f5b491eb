import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "uses.show": "Wo es verwendet wird",
  "uses.breaks": "Was ausfällt, wenn es wegfällt",
  "uses.none": "Kein Ablauf verwendet es.",
  "uses.in": "in {name}",
  "uses.published": "Version {number} von {flow}, die Anrufer bekommen, verwendet es.",
} satisfies Translated<typeof own>;
