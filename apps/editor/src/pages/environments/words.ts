import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of environments says by itself; it comes with the page. */
export const own = {
  "environments.about":
    "Flows can send calls to names, such as support. Who a name is depends on the environment that a flow is published to, so that the same flow reaches your testers in one and your customers' people in the other. What is changed here holds for what is published from then on. Opening hours and their emergency switch hold at once, in all environments.",
  "environments.names": "Names",
  "environments.names.none": "There are no names yet",
  "environments.names.none.about":
    "A name such as support is somebody else in each environment: callers who try a flow out reach a colleague, your customers the queue, and nobody has to change the flow in between. Add one, and choose it in a step such as Transfer, in the place of somebody.",
  "environments.name": "Name",
  "environments.name.hint": "Small letters, digits and hyphens, such as support. Flows hold on to it.",
  "environments.name.taken": "There is such a name already.",
  "environments.name.note": "What it is for",
  "environments.name.new": "New name",
  "environments.name.edit": "Change",
  "environments.name.edit.of": "Change {name}",
  "environments.name.remove": "Remove this name",
  "environments.name.remove.hint": "Flows that use it cannot be published until they name somebody else.",
  "environments.nobody": "Nobody",
  "environments.in": "Who it is in {environment}",
  "environments.save": "Save",
  "environments.saved": "Saved. It holds for what is published from now on.",
  "environments.list": "Environments",
  "environments.list.live":
    "Live is always there. It has the numbers of your customers, unless a number is given to another environment.",
  "environments.list.alone":
    "With a second one, such as Test, colleagues can dial a version before your customers get it.",
  "environments.new": "New environment",
  "environments.new.hint": "What people call it, such as Test.",
  "environments.made": "{title} was added. Say who your names are there.",
  "environments.remove.of": "Remove the environment {title}",
  "environments.removing": "Remove the environment {title}?",
  "environments.removing.what":
    "What is published there is no longer found by new calls, and who the names were there is forgotten. Calls under way go on.",
  "environments.removing.do": "Remove it",
  "environments.removed": "{title} was removed.",
  "environments.things": "Others in the place of",
  "environments.things.about":
    "A calendar, a secret, a mailbox or a list of PINs is the same in each environment, unless one of these says otherwise.",
  "environments.things.none": "There are no exceptions",
  "environments.things.none.about":
    "With one, callers of Test hear the hours of another calendar, for example, or their messages go to another mailbox, while the flow stays the same.",
  "environments.thing.new": "New exception",
  "environments.thing.kind": "Kind",
  "environments.thing.name": "Called",
  "environments.thing.name.hint": "As flows name it.",
  "environments.thing.taken": "There is an exception for it already.",
  "environments.thing.in": "In {environment} use",
  "environments.thing.in.hint": "Its name; nothing where it is used itself.",
  "environments.thing.same": "Itself",
  "environments.thing.remove": "Remove this exception",
  "environments.kind.calendar": "Calendar",
  "environments.kind.secret": "Secret",
  "environments.kind.mailbox": "Mailbox",
  "environments.kind.pin-list": "List of PINs",
  "environments.outdated": "Published before a name was changed",
  "environments.outdated.about":
    "Callers of these versions still get whom the names were when they were published.",
  "environments.outdated.one": "{flow}, version {number} in {environment}",
  "environments.anew": "Publish anew",
  "environments.anew.of": "Publish anew: {flow} in {environment}",
  "environments.anew.what":
    "The same steps and words as in version {number}, with the names as they are now. The draft stays as it is.",
  "environments.anew.message": "Names as they are now",
  "environments.anew.done": "{flow}: new calls in {environment} get version {number} now.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
