import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "picture.draft": "Entwurf, wie er am {when} war",
  "picture.version": "Version {number}, veröffentlicht {when}",
  "picture.version.by": "Version {number}, veröffentlicht {when} von {who}",
  "picture.given": "{file} zeigt den Ablauf. Jeder Browser öffnet und druckt die Datei.",
} satisfies Translated<typeof own>;
