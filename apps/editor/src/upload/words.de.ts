import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "upload.choose": "Dateien wählen",
  "upload.done": "{done} von {of} Dateien sind gespeichert",
  "upload.twice": "Die Datei {file} ist dieselbe.",
  "upload.planned": "{ready} von {of} Dateien können hochgeladen werden",
  "upload.send": "{count|Ton|Töne} hochladen",
  "upload.sending": "Die Töne werden hochgeladen",
  "upload.count": "{done} von {of} Tönen sind erledigt",
} satisfies Translated<typeof own>;
