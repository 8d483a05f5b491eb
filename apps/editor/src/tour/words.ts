import { sayer } from "../messages/message.ts";

export const own = {
  "tour.title": "A look around, {at} of {count}",
  "tour.next": "Next",
  "tour.back": "Back",
  "tour.end": "That's all",
  "tour.stop": "Stop",
  "tour.steps.title": "Steps",
  "tour.steps.says":
    "A flow is made of steps: something is said, a key is waited for, somebody is called. Drag one onto the canvas, or click it.",
  "tour.exits.title": "Exits",
  "tour.exits.says":
    "Every way in which a step can end has a dot. Draw a line from it to the step that comes next, or let it go in the open and choose one.",
  "tour.words.title": "What callers hear",
  "tour.words.says":
    "Click a step, and write at the right what it says. A voice speaks it, or you record it yourself. “Outline” and “Words” show the same flow as text.",
  "tour.try.title": "Try it",
  "tour.try.says":
    "Call your draft here, press keys, and step back to any moment. No caller notices anything of it.",
  "tour.publish.title": "Publish",
  "tour.publish.says":
    "Callers get what is published, and nothing else. Before that you are shown what changes for them, and afterwards any version can be brought back. Ctrl+K finds everything else.",
} as const;

export const message = sayer(own);
