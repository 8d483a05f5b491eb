import { own as environments } from "../environments/words.ts";
import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What the dialog of numbers says by itself; it comes with it. */
export const own = {
  "numbers.title": "Numbers that lead here",
  "numbers.none": "Nobody can dial this flow yet",
  "numbers.none.about":
    "Whoever dials a number hears the flow that it leads to. Give this one the number that your administrator has set up for it in Teams.",
  "numbers.number": "Number",
  "numbers.number.hint":
    "With plus sign and country code, such as +15550100; or the object id of a resource account.",
  "numbers.add": "Let it lead here",
  "numbers.move": "Move it here",
  "numbers.elsewhere": "{number} leads to {flow} now. Moved, its callers come here instead.",
  "numbers.assigned": "{number} leads here now.",
  "numbers.released": "{number} leads nowhere now: callers get no answer.",
  "numbers.remove": "Take {number} away",
  "numbers.undo": "Give it back",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...environments, ...own });
