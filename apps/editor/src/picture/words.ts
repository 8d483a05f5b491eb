import { sayer } from "../messages/message.ts";

export const own = {
  "picture.draft": "Draft, as it was on {when}",
  "picture.version": "Version {number}, published {when}",
  "picture.version.by": "Version {number}, published {when} by {who}",
  "picture.given": "{file} shows the flow. Any browser opens and prints it.",
} as const;

export const message = sayer(own);
