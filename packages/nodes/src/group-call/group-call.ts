import {
  type DataOf,
  defineNode,
  destination,
  duration,
  list,
  type NodeProblem,
  type Program,
  spoken,
} from "@dialtree/flow";
import { afterwards, broughtTogether, leftBefore, together } from "../join-meeting/brought-together.ts";

// Graph makes a group call of so many people (application-post-calls).
const fewest = 2;
const most = 5;

const fields = {
  say: spoken({
    label: "What the caller hears first",
    help: "For instance: I am calling the whole team.",
    optional: true,
  }),
  people: list({
    label: "People to call",
    add: "Add a person",
    help: "Two to five people of your organisation. Their telephones ring at once.",
    max: most,
    items: { to: destination({ label: "Person", accepts: ["user"] }) },
    initial: [{ id: "first" }, { id: "second" }],
  }),
  ringFor: duration({
    label: "Let it ring for (seconds)",
    help: "Until the first of them has picked up.",
    min: 5,
    max: 120,
    initial: 30,
  }),
  phrase: spoken({
    label: "What the caller hears meanwhile",
    help: "Said once, if it takes longer than a second.",
    optional: true,
  }),
  music: spoken({ label: "Music meanwhile", help: "Played again and again.", optional: true }),
  afterwards,
};

/** Brings the caller together with several people. */
export const groupCall = defineNode({
  type: "group-call",
  version: 2,
  title: "Group call",
  summary: "Calls several people at once and brings the caller together with all who pick up.",
  group: "send on",
  fields,
  worksWhile: ["answered"],
  worksIn: "two",
  passage: "dial",
  outlets: ({ afterwards: then }) => [
    ...(then === "stay" ? [together] : []),
    { id: "nobody", label: "Nobody picked up", role: "mishap" },
    { id: "failed", label: "Could not be brought together", role: "failure" },
  ],
  check,
  program: (data): Program =>
    broughtTogether(data, { people: data.people.flatMap(({ to }) => to ?? []) }, data.ringFor, {
      "dial.failed.meeting.refused": "failed",
      "dial.failed.meeting.error": "failed",
      "dial.failed.meeting.*": "nobody",
    }),
  past: [leftBefore],
  problems: {
    group_call_too_few: {
      severity: "error",
      say: () => "A group call needs two people at least.",
      remedy: () => "Add somebody, or use Transfer for one person.",
    },
  },
});

function check({ people }: DataOf<typeof fields>): readonly NodeProblem[] {
  return people.length < fewest ? [{ code: "group_call_too_few", at: ["people"] }] : [];
}
