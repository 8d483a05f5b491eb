import type { PictureWords } from "./words.ts";

/** What a picture says besides what stands in the flow, in German. */
export const pictureWords = {
  entry: "Hier kommen Anrufe herein",
  said: "„{text}“",
  nothing: "Sagt noch nichts",
  recording: "Aufnahme {name}",
  prompt: "Ansage {name}",
  to: "An {target}",
  nobody: "niemand",
  goesOn: "Weiter bei {node}",
  flow: "Weiter im Ablauf {flow}",
  nowhere: "führt nirgendwohin",
  over: "sonst ist Schluss",
  otherwise: "sonst {target}",
  leads: "{outlet} führt zu {target}",
  ends: "{outlet}: {target}",
  picture: "Bild des Ablaufs {title}",
  note: "Notiz: {text}",
  frame: "Rahmen {title}",
  frameAround: "Rahmen {title} um {steps}",
  untitled: "ohne Namen",
  legend: "Eine gestrichelte Linie wird nur genommen, wenn etwas fehlschlägt.",
} satisfies PictureWords;
