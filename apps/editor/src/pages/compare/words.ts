import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page that compares two versions says by itself; it comes with it. */
export const own = {
  "compared.title": "Compare versions of {flow}",
  "compare.back": "Back to the flow",
  "compare.from": "From",
  "compare.to": "To",
  "compare.draft": "The draft",
  "compared.version": "Version {number}, {when}",
  "compare.live": "Version {number}, {when} (live)",
  "compare.unknown": "There is no such version of this flow. Choose others above.",
  "compared.unreadable": "One of the two cannot be read here. Choose others above.",
  "compare.busy": "Comparing",
  "compare.changes": "{count|change|changes}",
  "compared.none": "Nothing is different for callers.",
  "compare.pictures": "Pictures",
  "compare.picture.draft": "Save the draft as a picture (SVG)",
  "compare.picture.version": "Save version {number} as a picture (SVG)",
  "compare.marks": "{count|note or frame|notes and frames} on the picture",
  "compare.marks.silent": "Callers hear nothing of these.",
  "note.new": "A note is new: “{text}”",
  "note.gone": "A note is gone: “{text}”",
  "note.rewritten": "A note now says “{after}” instead of “{before}”",
  "note.coloured": "The note “{text}” has another colour",
  "frame.new": "The frame “{title}” is new",
  "frame.gone": "The frame “{title}” is gone",
  "frame.renamed": "The frame “{before}” is now called “{after}”",
  "frame.coloured": "The frame “{title}” has another colour",
  "compare.never": "This flow has never been published",
  "compare.never.about":
    "There is only the draft. From its first version on you see here, in words and in one picture, what would be different for callers before they get it.",
  "compare.canvas": "Both versions in one picture",
  "compare.legend": "What the marks mean",
  "compare.shown": "{node} is in view",
  "standing.added": "New",
  "standing.removed": "Gone",
  "standing.changed": "Changed",
  "standing.of": "{standing}: {name}",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
