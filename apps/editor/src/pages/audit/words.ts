import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of the audit log says by itself; it comes with it. */
export const own = {
  "audit.about":
    "Who did what, when and from where, the newest first. Nobody can change it: each entry is tied to the one before.",
  "audit.none": "Nobody has done anything yet.",
  "audit.list": "What was done",
  "audit.when": "When",
  "audit.who": "Who",
  "audit.what": "What",
  "audit.from": "From",
  "audit.change": "Before and after",
  "audit.details": "Show",
  "audit.before": "Before",
  "audit.after": "After",
  "audit.nothing": "nothing",
  "audit.local": "Somebody at this machine",
  "audit.server": "dialtree itself",
  "audit.more": "Show earlier entries",
  "audit.shown": "{count|earlier entry is|earlier entries are} shown.",
  "audit.only": "Only what was done to",
  "audit.only.example": "a flow, a number, a calendar",
  "audit.verify": "Check the whole log",
  "audit.whole":
    "The log is whole: {count|entry fits|entries fit} together. The last one has the hash {head}.",
  "audit.broken": "The log is not what was written. {says}",
  "audit.export": "Download all of it",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
