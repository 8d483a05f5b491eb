import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of connections says by itself; it comes with the page. */
export const own = {
  "connections.about":
    "Whom flows may ask with “Look something up”, and the secrets that open doors there. A secret goes in here, and nobody can read it again.",
  "connections.hosts": "Hosts that flows may ask",
  "connections.hosts.none": "Flows may ask nobody yet",
  "connections.hosts.none.about":
    "With a host here, the step Look something up can ask another system of yours while the caller waits, such as where an order is, and say the answer. Until then, a flow with such a step cannot be published.",
  "connections.hosts.how":
    "Whoever looks after the installation writes them into the file that DIALTREE_HOSTS names, and starts the server again. They cannot be changed here, so that nobody who draws flows can open a way out.",
  "connections.secrets": "Secrets",
  "connections.secrets.none": "There are no secrets yet",
  "connections.secrets.none.about":
    "A secret is the key or password that another system wants to see before it answers. Flows only name it, so that whoever draws or reads them never learns it.",
  "connections.secrets.none.first": "It belongs to a host, so it needs one of those above first.",
  "connections.new": "Keep a secret",
  "connections.name": "What is it called?",
  "connections.name.hint": "Small letters, digits and hyphens, such as stores. Steps name it so.",
  "connections.name.taken": "There is a secret of this name. Replace its value there.",
  "connections.value": "The secret",
  "connections.value.hint": "One line, as the other system gave it out. It is sealed, and never shown again.",
  "connections.for": "It may be sent to",
  "connections.keep": "Keep it",
  "connections.kept": "{name} is kept. Steps of the hosts it is for can name it.",
  "connections.sentTo": "Is sent to {hosts} only.",
  "connections.since": "Kept since {when}.",
  "connections.usedBy": "Named by",
  "connections.used.first": "A flow names it: take it out there first, or replace its value.",
  "connections.replace": "Replace",
  "connections.replaceOf": "Replace the value of {name}",
  "connections.remove": "Remove {name}",
  "connections.removing": "Remove {name}?",
  "connections.removing.what":
    "Its value is gone then, for good. Whoever gave it out can give out another one.",
  "connections.removing.do": "Remove the secret",
  "connections.removed": "{name} is removed.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
