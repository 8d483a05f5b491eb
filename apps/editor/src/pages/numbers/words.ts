import type { EstateLink, EstateThing, ThingKind } from "../../api/estate.ts";
import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";
import { numberWords } from "../../numbers/number-words.ts";

/** What the page of numbers says by itself; it comes with the page. */
export const own = {
  "estate.about":
    "What people can dial, which flow answers, and everything that callers get to from there. A change of a number counts at once, for the next call.",
  "estate.lines": "Numbers and resource accounts",
  "estate.lines.none": "Nothing can be dialled yet.",
  "estate.number": "Number",
  "estate.number.hint":
    "With plus sign and country code, such as +15550100; or the object id of a resource account.",
  "estate.flow": "Flow",
  "estate.flow.choose": "Choose a flow",
  "estate.version": "Version",
  "estate.version.none": "Not published: callers get no answer",
  "estate.version.since": "{number}, since {when}",
  "estate.fallback": "When something goes wrong",
  "estate.fallback.none": "Nobody",
  "estate.lastCall": "Last call",
  "estate.lastCall.none": "None",
  "estate.lastCall.since": "Calls are counted on this server since {when}.",
  "estate.actions": "Change",
  "estate.add": "Let it lead there",
  "estate.move": "Move it there",
  "estate.elsewhere": "{number} leads to {flow} now. Moved, its callers go to the other flow instead.",
  "estate.assigned": "{number} leads to {flow} now.",
  "estate.released": "{number} leads nowhere now: callers get no answer.",
  "estate.release": "Take {number} away",
  "estate.giveBack": "Give it back",
  "estate.change": "Let {number} lead elsewhere",
  "estate.unanswered": "Dialled, and leading nowhere",
  "estate.unanswered.says": "{number}: {calls|call|calls}, the last one {when}",
  "estate.unanswered.take": "Give {number} a flow",
  "estate.findings": "Worth a look",
  "estate.findings.none": "Nothing is missing, and every way leads somewhere.",
  "estate.lookUp": "Look whether everybody is still there",
  "estate.lookUp.how":
    "Asks your organisation's directory for the people, queues and voicemail boxes that flows send callers to.",
  "estate.lookedUp": "All of them were looked up: {gone|is|are} no longer there.",
  "estate.lookedUp.left":
    "{left|is|are} left to look up: go on in a moment. So far {gone|is|are} no longer there.",
  "estate.findings.show": "Show it",
  "estate.findings.open": "Open the step",
  "estate.error": "Callers suffer:",
  "estate.warning": "Look at it:",
  "estate.note": "Good to know:",
  "estate.error.draft": "Before it is published:",
  "estate.warning.draft": "Look at it:",
  "estate.note.draft": "Good to know:",
  "estate.draftOnly": "as a draft",
  "estate.publishedOnly": "published, not in the draft",
  "estate.tree": "What callers get to",
  "estate.tree.how":
    "Arrow keys go up and down, open and close. Enter shows what breaks if the chosen thing goes.",
  "estate.find": "Find a number, a flow, a person",
  "estate.notFound": "Nothing is called that.",
  "estate.view": "Shown as",
  "estate.view.tree": "Outline",
  "estate.view.map": "Map",
  "estate.map":
    "The same as the outline, drawn: numbers at the left, then flows, then whom and what callers get to.",
  "estate.map.left":
    "{left|more thing is|more things are} not drawn. Look for something to see its part of the map.",
  "estate.group.numbers": "Numbers",
  "estate.group.calling": "Flows that call people",
  "estate.group.unreached": "Flows that no caller gets to",
  "estate.group.unused": "Things that no flow uses",
  "estate.again": "{title}, as further up",
  "estate.missing": "not there",
  "estate.people": "{people|person|people}",
  "estate.at": "{how}: {steps}",
  "estate.breaks": "What breaks if {title} goes",
  "estate.breaks.label": "What breaks if it goes",
  "estate.breaks.choose": "Choose something of the outline or of the map to see who would miss it.",
  "estate.breaks.nobody": "No caller would notice.",
  "estate.breaks.entries":
    "{count|number or flow that calls|numbers and flows that call} would be concerned:",
  "estate.breaks.cut": "There are more ways to it than these.",
  "estate.breaks.lost": "No caller would get any more to:",
  "estate.breaks.uses": "Where it is used",
  "estate.breaks.unused": "Nothing leads to it.",
  "estate.breaks.open": "Open {title}",
  "estate.breaks.close": "Close",
  "how.answers": "answers",
  "how.sends": "callers are sent there",
  "how.goes-on": "goes on there",
  "how.comes-back": "goes through it and comes back",
  "how.fallback": "when something goes wrong",
  "how.asks": "callers can ask for its people",
  "how.lists": "is in it",
  "how.needs": "needs it",
  "kind.number": "Number",
  "kind.flow": "Flow",
  "kind.person": "Person",
  "kind.queue": "Queue or auto attendant",
  "kind.phone": "Phone number",
  "kind.voicemail": "Voicemail",
  "kind.meeting": "Meeting",
  "kind.directory": "Directory",
  "kind.calendar": "Hours",
  "kind.pin-list": "PIN list",
  "kind.mailbox": "Mailbox",
  "kind.secret": "Secret",
  "kind.host": "System",
  "kind.prompt": "Prompt",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });

export function titleWords({ kind, title, id }: Pick<EstateThing, "kind" | "title" | "id">): string {
  return kind === "number" ? numberWords(id) : title;
}

export function kindWords(kind: ThingKind): string {
  return message(`kind.${kind}`);
}

/** Whether it is so for callers, for the draft only, or no longer in the draft; undefined where both are alike. */
export function layerWords(of: { readonly published: boolean; readonly draft: boolean }): string | undefined {
  if (of.published === of.draft) return undefined;
  return message(of.draft ? "estate.draftOnly" : "estate.publishedOnly");
}

/** `callers are sent there: Sales, Support`: why one thing leads to another. */
export function linkWords(links: readonly EstateLink[]): string {
  const byHow = Map.groupBy(links, ({ how }) => how);
  return [...byHow]
    .map(([how, alike]) => {
      const steps = [...new Set(alike.flatMap(({ step }) => step ?? []))];
      const words = message(`how.${how}`);
      return steps.length === 0 ? words : message("estate.at", { how: words, steps: steps.join(", ") });
    })
    .join("; ");
}
