import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page for approvers says by itself; it comes with it. */
export const own = {
  "look.title": "{flow}, to be looked at",
  "look.version": "Version {number}, published {when}",
  "look.version.live": "Version {number}, which callers get, published {when}",
  "look.kept": "“{name}”, as it was on {when}",
  "look.saved": "The draft, as it was on {when}",
  "look.fixed": "What you see stays as it is here, whatever is changed in the flow meanwhile.",
  "look.unknown":
    "There is no such version or draft of this flow any more. Ask whoever sent you the link for a new one.",
  "look.unreadable": "This editor cannot read it.",
  "look.picture": "Picture",
  "look.picture.large": "Show it larger",
  "look.picture.whole": "Show all of it",
  "look.picture.save": "Save the picture",
  "look.changes": "What changes for callers",
  "look.changes.none": "Nothing changes for callers.",
  "look.changes.live": "Callers get exactly this.",
  "look.changes.first": "Nothing of this flow is published so far: all of it is new to callers.",
  "look.changes.unknown": "What callers get now cannot be read, so nobody can say what would change.",
  "look.texts": "Everything that callers hear",
  "look.where": "Heard at",
  "look.silent": "Nothing",
  "look.open": "Open it in the editor",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
