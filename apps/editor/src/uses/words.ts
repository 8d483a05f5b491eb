import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What what uses something says by itself; it comes with it. */
export const own = {
  "uses.show": "Where it is used",
  "uses.breaks": "What breaks if it goes",
  "uses.none": "No flow uses it.",
  "uses.in": "in {name}",
  "uses.published": "Version {number} of {flow}, which callers get, uses it.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
