import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the settings of a flow say by themselves; it comes with them. */
export const own = {
  "settings.title": "This flow",
  "settings.about": "What is true of all of it.",
  "settings.name": "Name",
  "settings.description": "What it is for",
  "settings.fallback": "When something goes wrong",
  "settings.fallback.hint": "A caller who can get no further is never cut off: somebody takes the call.",
  "settings.say": "What the caller hears first",
  "settings.to": "Who takes the call",
  "settings.remove": "Remove this flow …",
  "settings.to.hint": "Also for exits that are not connected.",
  "everywhere.title": "Keys that work everywhere",
  "everywhere.hint":
    "What they mean at every question, unless the question has a meaning of its own for them. Tell callers about them once.",
  "everywhere.none": "No key",
  "everywhere.operator": "Key for the way out",
  "everywhere.operator.to": "The way out leads to",
  "everywhere.back": "Key for back to the question before",
  "everywhere.repeat": "Key to hear the question again",
  "everywhere.here": "They work at: {step}",
} as const;

/** Their own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
