import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What is said of when a version goes live, and for whom. */
export const own = {
  "way.title": "When, and for whom",
  "way.when": "When",
  "way.now": "Now",
  "way.later": "At a time",
  "way.at": "Day and time",
  "way.at.hint": "Everything is checked and spoken now.",
  "way.zone": "Time zone",
  "way.who": "Who",
  "way.all": "Every caller",
  "way.some": "A share of the callers",
  "way.share": "Callers of a hundred",
  "way.share.hint": "1 to 99. The others get what is live. You can raise it later, under Versions.",
  "way.guard": "Taken back by itself",
  "way.guard.hint":
    "As soon as its calls go so much worse than the others, in percentage points, that it is no chance any more.",
  "way.calls": "After at least so many calls",
  "way.worse.errors": "More calls that end in an error",
  "way.worse.failedTransfers": "More calls with a failed transfer",
  "way.worse.hangUps": "More calls hung up in the first menu",
  "way.unfit": "When or for whom is not filled in.",
  "way.unfit.remedy":
    "Choose a day, a time and a zone; a share is 1 to 99, calls are at least 5, and points 0 to 100.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
