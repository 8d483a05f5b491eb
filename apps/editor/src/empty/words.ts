import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What places say in which there is nothing. */
export const own = {
  "empty.who": "You may look here. The first one is made by somebody with the role {role}.",
  "empty.all": "Show all",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
