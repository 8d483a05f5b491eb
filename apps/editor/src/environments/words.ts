import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What dialogs say of environments where there are several. */
export const own = {
  "environment.of.number": "Environment of {number}",
  "environment.publish": "Publish to",
  "environment.publish.hint": "Its names are looked up there, and the numbers of that environment get it.",
  "environment.number": "Environment",
  "environment.number.hint": "Whose version its callers get.",
  "environment.names": "Names that are others now",
  "environment.currentIn": "Current in {title}",
  "environment.promote": "Publish elsewhere",
  "environment.promote.of": "Publish elsewhere: version {number}",
  "environment.promote.title": "Publish version {number} to another environment",
  "environment.promote.what":
    "The same steps and words, with the names as they are there. Your draft stays as it is.",
  "environment.promote.message": "Version {number}",
  "environment.promote.done": "New calls in {title} get version {number} now",
  "environment.name": "{name}: {held} instead of {now}",
  "environment.nobody": "nobody",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
