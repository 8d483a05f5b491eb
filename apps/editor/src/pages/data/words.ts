import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of data says by itself; it comes with it. */
export const own = {
  "data.about": "What is kept for how long, and what is kept of somebody who has called.",
  "data.retention": "How long it is kept",
  "data.what": "What",
  "data.kept": "Kept",
  "data.default": "Unless set",
  "data.rule": "When it goes",
  "data.change": "Change",
  "data.change.of": "Change how long is kept: {what}",
  "data.days": "{count|day|days}",
  "data.forGood": "for good",
  "data.byRule": "by its rule",
  "data.change.days": "For how many days?",
  "data.change.hint": "From {least} to {most} days",
  "data.change.forGood": "Keep it for good",
  "data.change.save": "Save",
  "data.shorten": "Keep less of it?",
  "data.shorten.what":
    "With the next sweep, within an hour, everything older than {count|day|days} is erased for good: {what}.",
  "data.shorten.do": "Keep it for {count|day|days}, and erase what is older",
  "data.changed": "Now kept {span}: {what}.",
  "data.erasure": "Erase what is kept of somebody",
  "data.erasure.about":
    "Somebody who has called can ask for it. Look first: it is shown what there is, what stays, and why.",
  "data.whom": "Phone number, or object id of a Teams user",
  "data.whom.example": "+15550100",
  "data.look": "Look",
  "data.looking": "Looking …",
  "data.found": "What is kept of {whom}",
  "data.found.none": "Nothing is kept of {whom} here.",
  "data.found.says": "{count|place has|places have} something of {whom}.",
  "data.count": "How much",
  "data.becomes": "What becomes of it",
  "data.goes": "It is erased.",
  "data.stays": "It stays. {why}",
  "data.elsewhere": "Where else something may be",
  "data.erase": "Erase it",
  "data.erase.title": "Erase what is kept of {whom}?",
  "data.erase.what": "This cannot be undone. {what}",
  "data.erased": "Erased of {whom}: {what}.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
