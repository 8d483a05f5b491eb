import { sayer } from "../messages/message.ts";

export const own = {
  "changes.all": "Show all {count|change|changes}",
  "back.do": "Take back",
  "back.of": "Take back: {change}",
  "back.done": "Taken back: {change}",
  "back.left": "Taken back: {change} {count|change is|changes are} left.",
  "back.undo": "Undo",
  "back.undone": "Not taken back any more: {change}",
  "back.step": "Show the step",
} as const;

export const message = sayer(own);
