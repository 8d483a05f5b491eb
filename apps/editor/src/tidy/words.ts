import { sayer } from "../messages/message.ts";

export const own = {
  "tidy.busy": "The steps are being put in order …",
  "tidy.stop": "Leave them as they are",
  "tidy.done": "{count|step has|steps have} moved. Undo puts them back.",
  "tidy.already": "The steps are in order already.",
  "tidy.failed":
    "The steps could not be put in order, and nothing has changed. Reload the page, and try it again.",
} as const;

export const message = sayer(own);
