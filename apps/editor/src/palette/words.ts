import { sayer } from "../messages/message.ts";

/** What the choice of a step says by itself; it comes with it. */
export const own = {
  "picker.title": "Which step?",
  "picker.search": "Search steps",
  "picker.likely": "Likely here",
  "picker.none": "No step of that name can stand here.",
  "picker.left.out": "{count|step does|steps do} not work for calls that come here.",
  "picker.found": "{count|step|steps}",
} as const;

export const message = sayer(own);
