import { sayer } from "../messages/message.ts";

export const own = {
  "approval.title": "Link for an approver",
  "approval.about":
    "Whoever may sign in here and look sees the flow as it is now: what changes for callers, its picture, and every text. They can change nothing, and later changes do not show.",
  "approval.name": "For approval, {when}",
  "approval.busy": "Keeping the draft as it is now",
  "approval.link": "Link",
  "approval.copy": "Copy the link",
  "approval.copied": "The link is in the clipboard.",
  "approval.uncopied": "The browser did not take it: mark the link and copy it.",
  "approval.unsaved": "What you changed last is not saved yet, so nobody else could see it.",
  "approval.unsaved.remedy": "Wait until it is saved, and try again.",
  "approval.open": "Open it",
  "approval.done": "Done",
} as const;

export const message = sayer(own);
