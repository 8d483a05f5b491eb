import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "sound.file": "Datei wählen",
  "sound.record": "Aufnehmen",
  "sound.record.stop": "Aufnahme beenden",
  "sound.listening": "Das Mikrofon hört zu.",
  "sound.play": "Abspielen",
  "sound.stop": "Anhalten",
  "sound.ready": "Bereit: {seconds} s, so wie Anrufer es hören werden.",
  "sound.trim": "Stille an beiden Enden entfernen",
  "sound.level": "So laut machen wie andere Ansagen",
} satisfies Translated<typeof own>;
