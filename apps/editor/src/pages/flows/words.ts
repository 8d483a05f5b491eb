import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the list of flows says by itself; it comes with it. */
export const own = {
  "flows.title": "Flows",
  "flows.about": "What callers hear when they dial, one flow for each line.",
  "flows.new": "New flow",
  "places.title": "Everything else",
  "places.flows": "What flows are made with",
  "places.installation": "The whole installation",
  "flows.import": "Import",
  "flows.none": "There are no flows yet",
  "flows.none.about":
    "A flow is what callers hear and what becomes of their calls. Make one of a template, or draw your own:",
  "flows.none.draw": "Draw: a call comes in, a menu asks, and each key leads somewhere.",
  "flows.none.try": "Try: call it from this page, and press the keys yourself.",
  "flows.none.publish": "Publish: give it a number, and everybody who dials that hears it.",
  "flows.search": "Find a flow, or what callers hear",
  "flows.notFound": "No flow is called that.",
  "flows.said": "Callers hear it at",
  "flows.said.at": "{flow}: {step}",
  "flows.said.fallback": "when something goes wrong",
  "flows.said.count": "Callers hear it at {count|place|places}.",
  "flows.said.more": "And at more places: write more of the text.",
  "flows.since": "Version {number}, since {when}",
  "flows.unpublished": "Not published yet",
  "flows.offline": "Callers get none of it now; version {number} was the last one",
  "flows.edited": "Edited since",
  "flows.answers": "Answers {numbers}",
  "flows.callsOut": "Calls out",
  "flows.usedIn": "Used in {flows}",
  "flows.noNumber": "No number leads here",
  "flows.remove": "Remove {title} …",
  "flows.live": "Takes calls",
  "flows.published": "Published",
  "flows.draft": "Draft",
  "new.title": "New flow",
  "new.name": "What is it called?",
  "new.name.example": "Front desk",
  "new.language": "Spoken language",
  "new.from": "Begin with",
  "new.empty": "An empty flow",
  "new.empty.about": "A call comes in, and the rest is yours.",
  "new.examples":
    "People, numbers and texts in it are examples: put your own in their place before you publish it.",
  "new.begins": "How it comes to a call",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
