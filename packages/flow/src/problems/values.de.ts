import type { Sentences } from "../translating/sentences.ts";

/** Words of ours that problems and refusals have as values, in German. */
export const values: Sentences = {
  "at the start": "am Anfang",
  "no language": "keine Sprache",
  "it has none": "er hat keine",
  "the way out": "den Weg hinaus",
  back: "zurück",
  again: "noch einmal",
  "whoever takes calls when something goes wrong": "der Stelle, die Anrufe annimmt, wenn etwas schiefgeht",
  "What is pasted": "Was eingefügt wird",
  title: "Namen",
  description: "Beschreibung",
  languages: "Sprachen",
  insteadOf: "Sprache, die stattdessen zu hören ist,",
  voices: "Stimme",
  fallback: "Ausweichziel",
  everywhere: "Tasten, die überall gelten,",
  directories: "Verzeichnis",
  start: "Anfang",
};
