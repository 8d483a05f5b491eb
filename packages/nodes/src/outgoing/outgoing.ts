import { type CallerKind, defineNode, duration, type Move, oneOf, type Program } from "@dialtree/flow";
import { answering } from "../answer/answering.ts";

const called: Readonly<Record<"phones" | "people" | "both", readonly CallerKind[]>> = {
  // Whom a resource account calls can be sent where its callers can.
  phones: ["phone to account"],
  people: ["user to bot"],
  both: ["phone to account", "user to bot"],
};

/** Where a call of ours begins: somebody is called, and the flow goes on by what comes of it. */
export const outgoing = defineNode({
  type: "outgoing",
  version: 1,
  title: "Outgoing call",
  summary: "Calls somebody whom a program or a colleague names, and goes on by what comes of it.",
  group: "start",
  fields: {
    reaches: oneOf({
      label: "It calls",
      help: "Decides where calls can be sent on: Teams leads nobody whom the bot itself has called to a phone number.",
      options: { phones: "Phone numbers", people: "People in Teams", both: "Either" },
      initial: "phones",
    }),
    ringFor: duration({
      label: "Let it ring for (seconds)",
      help: "Most phones hand over to a voicemail box after 20 to 30 seconds, which then seems to have answered.",
      min: 10,
      max: 115,
      initial: 45,
    }),
  },
  entry: true,
  calls: true,
  worksWhile: ["calling", "ringing", "answered"],
  callers: ({ reaches }) => called[reaches],
  outlets: () => [
    { id: "answered", label: "Answered", role: "way", phase: "answered" },
    { id: "no-answer", label: "No answer", role: "mishap", phase: "unreached" },
    { id: "busy", label: "Busy", role: "mishap", phase: "unreached" },
    { id: "declined", label: "Declined", role: "mishap", phase: "unreached" },
    { id: "unreachable", label: "Cannot be reached", role: "mishap", phase: "unreached" },
    { id: "failed", label: "Could not call", role: "failure", phase: "unreached" },
  ],
  program: ({ ringFor }): Program => {
    const leave = (outlet: string): Move => ({ to: { outlet } });
    return {
      initial: "begin",
      states: {
        begin: {
          decides: true,
          on: {
            "decided.calling": { to: { state: "calling" } },
            // Somebody has called what leads here, or another flow goes on with this one.
            "decided.ringing": { to: { state: "answering" } },
            "decided.answered": leave("answered"),
          },
        },
        calling: {
          do: [{ type: "dialCaller", ringSeconds: ringFor }],
          on: {
            "dial.done.caller": { do: [{ type: "listen" }], to: { outlet: "answered" } },
            "dial.failed.caller.no-answer": leave("no-answer"),
            "dial.failed.caller.busy": leave("busy"),
            "dial.failed.caller.declined": leave("declined"),
            "dial.failed.caller.unreachable": leave("unreachable"),
            "dial.failed.caller.*": leave("failed"),
            "dial.unknown.caller": leave("failed"),
          },
        },
        ...(answering.states.answering ? { answering: answering.states.answering } : {}),
      },
    };
  },
  decide: (_data, { phase }) => phase,
});
