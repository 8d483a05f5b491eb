import type { CallCommand, VariableValue } from "@dialtree/flow";
import type { Asked, Ending, Errand } from "@dialtree/rehearsal";
import { listed } from "../words/amounts.ts";
import { destinationName } from "../words/destination-words.ts";
import { message } from "./words.ts";

/** A way in which an errand can end, as somebody chooses it. The first one of each is what usually happens. */
export interface Choice {
  readonly label: string;
  readonly ending: Ending;
  /** It brings the values along that are filled in. */
  readonly brings?: true;
}

const failed = (reason: NonNullable<Ending["reason"]>): Ending => ({ outcome: "failed", reason });
const done: Ending = { outcome: "done" };
const unknown: Choice = { label: message("try.end.unknown"), ending: { outcome: "unknown" } };
const broken: Choice = { label: message("try.end.error"), ending: failed("error") };
const answered = (answer: string): Ending => ({ outcome: "done", answer });

const notReached: readonly Choice[] = [
  { label: message("try.end.busy"), ending: failed("busy") },
  { label: message("try.end.no-answer"), ending: failed("no-answer") },
  { label: message("try.end.declined"), ending: failed("declined") },
  { label: message("try.end.unreachable"), ending: failed("unreachable") },
  broken,
];
const taken: Choice = { label: message("try.end.takes"), ending: done };
const works: Choice = { label: message("try.end.works"), ending: done };

// A moment after whoever has picked up was told what it is about.
const afterMs = 4_000;

export const choices: { readonly [E in Errand]: readonly Choice[] } = {
  transfer: [taken, ...notReached, unknown],
  redirect: [taken, ...notReached, unknown],
  dial: [
    { label: message("try.end.picksUp"), ending: done },
    {
      label: message("try.end.presses1"),
      ending: { ...done, afterwards: { does: "presses", key: "1", after: afterMs } },
    },
    {
      label: message("try.end.presses2"),
      ending: { ...done, afterwards: { does: "presses", key: "2", after: afterMs } },
    },
    {
      label: message("try.end.picksUpAndLeaves"),
      ending: { ...done, afterwards: { does: "leaves", after: afterMs } },
    },
    ...notReached,
    unknown,
  ],
  invite: [{ label: message("try.end.comesIn"), ending: done }, ...notReached, unknown],
  "http-lookup": [
    { label: message("try.end.found"), ending: answered("found"), brings: true },
    { label: message("try.end.not-found"), ending: answered("not-found") },
    { label: message("try.end.timed-out"), ending: answered("timed-out") },
    broken,
    unknown,
  ],
  presence: [
    { label: message("try.end.available"), ending: answered("available") },
    { label: message("try.end.busy"), ending: answered("busy") },
    { label: message("try.end.away"), ending: answered("away") },
    broken,
  ],
  "check-pin": [
    { label: message("try.end.right"), ending: answered("right") },
    { label: message("try.end.wrong"), ending: answered("wrong") },
    { label: message("try.end.locked"), ending: answered("locked") },
    broken,
  ],
  record: [works, broken],
  deliver: [works, broken, unknown],
  answer: [works, broken, unknown],
  play: [works, broken, unknown],
};

/** What a flow is about to do, in a sentence. */
export function askedWords({ errand, command }: Asked): string {
  const target = targetOf(command);
  switch (errand) {
    case "presence":
    case "record":
    case "answer":
    case "play":
      return message(`try.ask.${errand}`);
    default:
      return message(`try.ask.${errand}`, { target });
  }
}

function targetOf(command: CallCommand): string {
  switch (command.type) {
    case "transfer":
    case "invite":
      return destinationName(command.to);
    case "redirect":
      return listed(command.to.map(destinationName));
    case "dial":
      if (command.to.kind !== "meeting") return destinationName(command.to);
      return "people" in command.to
        ? listed(command.to.people.map(destinationName))
        : message("try.ask.meeting");
    case "deliver":
      return command.mailbox;
    case "task":
      if (command.task === "http-lookup") return command.settings.url;
      return command.task === "check-pin" ? command.settings.list : command.settings.user;
    default:
      return "";
  }
}

/** What a lookup can bring along: names, and what kind of value each is. */
export interface Wanted {
  readonly name: string;
  readonly type: "text" | "number" | "flag";
}

export function broughtBy(command: CallCommand): readonly Wanted[] {
  if (command.type !== "task" || command.task !== "http-lookup") return [];
  return command.settings.takes.map(({ as, type }) => ({ name: as, type }));
}

/** A value of each kind that somebody may leave as it is. */
export function exampleOf(type: Wanted["type"]): VariableValue {
  return type === "flag" ? true : type === "number" ? 1 : "example";
}
