import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the library of prompts says by itself; it comes with it. */
export const own = {
  "prompts.about":
    "Recorded once, played by any flow. What is published keeps the sound that it was published with.",
  "prompts.new": "New prompt",
  "prompts.upload": "Upload sounds",
  "prompts.none": "There are no prompts yet",
  "prompts.none.about":
    "A prompt is something that callers hear in more than one flow, such as a greeting or the music while they wait: recorded once, and played wherever a step names it. Record the first one here, or upload what a studio has made for you.",
  "prompts.search": "Find a prompt",
  "prompts.notFound": "No prompt is called that.",
  "prompts.name": "What is it called?",
  "prompts.name.example": "Opening hours",
  "prompts.saved": "{title} is saved.",
  "prompts.rename": "Rename {title}",
  "prompts.remove": "Remove {title}",
  "prompts.removed": "{title} is removed.",
  "prompts.seconds": "{seconds} s",
  "prompts.unrecorded": "not recorded yet",
  "prompts.play": "Play {title} in {language}",
  "prompts.stop": "Stop {title} in {language}",
  "prompts.replace": "New sound for {title} in {language}",
  "prompts.removeSound": "Remove the sound of {title} in {language}",
  "prompts.soundRemoved": "{title} has no sound in {language} any more.",
  "prompts.addSound": "Add a sound",
  "prompts.uses": "Where it is used",
  "prompts.use": "in {name}, {language}",
  "prompts.fallback": "the fallback",
  "prompts.playedBy": "Version {number} of {flow} plays it, as it was published.",
  "prompts.version": "version {number} of {flow}",
  "prompts.keptBy": "Until they are published again, these go on with the old sound: {versions}.",
  "prompts.soundless":
    "It has no sound yet: a step that plays it cannot be published. Record one, or upload it.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
