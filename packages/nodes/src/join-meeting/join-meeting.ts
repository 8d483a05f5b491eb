import {
  type DataOf,
  defineNode,
  duration,
  type MeetingSource,
  type NodeProblem,
  oneOf,
  type Program,
  spoken,
  text,
  variable,
} from "@dialtree/flow";
import { afterwards, broughtTogether, leftBefore, together } from "./brought-together.ts";

const fields = {
  say: spoken({
    label: "What the caller hears first",
    help: "For instance: I am connecting you to the meeting.",
    optional: true,
  }),
  by: oneOf({
    label: "Which meeting",
    options: { number: "By a number that the caller keys in", link: "Always the same one, by its link" },
    initial: "number",
  }),
  number: variable({
    label: "Meeting number",
    help: "The name under which a step before has kept it, such as meetingNumber.",
    use: "reads",
    optional: true,
  }),
  passcode: variable({
    label: "Passcode",
    help: "The name under which a step before has kept it. Left out: a meeting that has none.",
    use: "reads",
    optional: true,
  }),
  link: text({
    label: "Link",
    help: "The address behind “Join” in the invitation.",
    max: 2_000,
    optional: true,
  }),
  wait: duration({
    label: "Wait to be let in for (seconds)",
    help: "Somebody in the meeting may have to let the line in from the lobby.",
    min: 5,
    max: 300,
    initial: 60,
  }),
  phrase: spoken({
    label: "What the caller hears meanwhile",
    help: "Said once, if it takes longer than a second.",
    optional: true,
  }),
  music: spoken({ label: "Music meanwhile", help: "Played again and again.", optional: true }),
  afterwards,
};

/** Brings the caller into a meeting. */
export const joinMeeting = defineNode({
  type: "join-meeting",
  version: 2,
  title: "Join a meeting",
  summary: "Brings the caller into a Teams meeting, by its number and passcode or by its link.",
  group: "send on",
  fields,
  worksWhile: ["answered"],
  worksIn: "two",
  outlets: ({ afterwards: then }) => [
    ...(then === "stay" ? [together] : []),
    { id: "not-found", label: "No such meeting", role: "mishap" },
    { id: "not-admitted", label: "Not let in", role: "mishap" },
    { id: "failed", label: "Could not be brought in", role: "failure" },
  ],
  check,
  program: (data): Program =>
    broughtTogether(data, meetingOf(data), data.wait, {
      // What Graph says to a number that is none, and to a wrong passcode, no page tells; it does not take the request.
      "dial.failed.meeting.error": "not-found",
      "dial.failed.meeting.no-answer": "not-admitted",
      "dial.failed.meeting.declined": "not-admitted",
      "dial.failed.meeting.*": "failed",
    }),
  past: [leftBefore],
  problems: {
    join_meeting_nowhere: {
      severity: "error",
      say: () => "This names no meeting.",
      remedy: () => "Name the value that holds the meeting's number, or paste the link of its invitation.",
    },
    join_meeting_link_unfit: {
      severity: "error",
      say: () => "This is no link of a Teams meeting.",
      remedy: () =>
        "Copy the address behind “Join” in the invitation; it has /meetup-join/ in it. Newer invitations have a number and a passcode instead.",
    },
  },
});

function meetingOf({ by, number, passcode, link }: DataOf<typeof fields>): MeetingSource {
  if (by === "link") return { link };
  return { number: { variable: number }, ...(passcode === "" ? {} : { passcode: { variable: passcode } }) };
}

function check({ by, number, link }: DataOf<typeof fields>): readonly NodeProblem[] {
  if (by === "number") return number === "" ? [{ code: "join_meeting_nowhere", at: ["number"] }] : [];
  if (link === "") return [{ code: "join_meeting_nowhere", at: ["link"] }];
  return /^https:\/\/[^/\s]+\/l\/meetup-join\/\S+$/.test(link)
    ? []
    : [{ code: "join_meeting_link_unfit", at: ["link"] }];
}
