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
  "flows.none": "There are no flows yet. Make the first one.",
  "flows.search": "Find a flow",
  "flows.notFound": "No flow is called that.",
  "flows.since": "Version {number}, since {when}",
  "flows.unpublished": "Not published yet",
  "flows.edited": "Edited since",
  "flows.answers": "Answers {numbers}",
  "flows.callsOut": "Calls out",
  "flows.usedIn": "Used in {flows}",
  "flows.noNumber": "No number leads here",
  "flows.live": "Takes calls",
  "flows.published": "Published",
  "flows.draft": "Draft",
  "new.title": "New flow",
  "new.name": "What is it called?",
  "new.name.example": "Front desk",
  "new.language": "Spoken language",
  "new.begins": "It begins with",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
