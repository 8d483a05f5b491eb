import { own as environments } from "../environments/words.ts";
import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the dialog of versions says by itself; it comes with it. */
export const own = {
  "versions.title": "Versions",
  "versions.loading": "Asking for the versions",
  "versions.none": "This flow has never been published.",
  "versions.number": "Version {number}",
  "versions.live": "Live: new calls get it",
  "versions.published": "Published {when}",
  "versions.since": "Brought back {when}",
  "versions.noMessage": "Nothing was said about it.",
  "versions.makeLive": "Make this the live version",
  "versions.makeLive.of": "Make this the live version: version {number}",
  "versions.open": "Open as draft",
  "versions.open.of": "Open as draft: version {number}",
  "versions.ask": "Make version {number} the live version?",
  "versions.ask.calls":
    "New calls get version {number} at once, instead of version {live}. Calls under way keep the version that they began with.",
  "versions.ask.draft": "Your draft stays as it is, and nothing is spoken anew.",
  "versions.ask.why": "Why?",
  "versions.ask.why.hint": "For your colleagues.",
  "versions.activated": "New calls get version {number} now",
  "versions.step": "Go back to version {number}",
  "versions.opened": "The draft is version {number} now. Undo gives back what it was.",
  "versions.otherSounds":
    "Of version {number} these recordings sounded different: {names}. The draft keeps those that it has.",
  "versions.unsaved": "Your last changes are not saved yet.",
  "versions.unsaved.remedy": "Wait until the bar says Saved, then open the version.",
  "versions.unreadable": "This version cannot be read here.",
  "versions.unreadable.remedy": "Load the page again: the server is newer than it.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...environments, ...own });
