import {
  type Action,
  defineNode,
  destination,
  type Moves,
  type Outlet,
  oneOf,
  type Program,
  spoken,
} from "@dialtree/flow";
import { checkState, waitingStates } from "../check-pin/waiting.ts";
import { hangingUp } from "../hang-up/hanging-up.ts";
import { wordsBefore } from "../transfer/handing-over.ts";

const joined: Outlet = { id: "joined", label: "Is in the call", role: "way", shape: "group" };

/** Calls somebody more into the call. */
export const invite = defineNode({
  type: "invite",
  version: 1,
  title: "Invite",
  summary: "Calls somebody more into the call, and stays there or leaves the others to themselves.",
  group: "send on",
  fields: {
    say: spoken({
      label: "What everybody hears first",
      help: "For instance: I am inviting a colleague.",
      optional: true,
    }),
    to: destination({ label: "Invite", accepts: ["user", "account", "phone"] }),
    phrase: spoken({
      label: "What everybody hears while it rings",
      help: "Said once. In a call with only one person it should not be silent for that long.",
      optional: true,
    }),
    music: spoken({ label: "Music while it rings", help: "Played again and again.", optional: true }),
    afterwards: oneOf({
      label: "When they are in the call",
      options: { stay: "Stay, and go on", leave: "Leave them to themselves" },
      initial: "leave",
    }),
  },
  worksWhile: ["answered"],
  passage: "invite",
  outlets: ({ afterwards }) => [
    ...(afterwards === "stay" ? [joined] : []),
    // A call of two is a group call as soon as somebody more is called into it.
    { id: "not-reached", label: "Did not come", role: "mishap", shape: "group" },
    { id: "failed", label: "Could not be invited", role: "failure" },
  ],
  program: ({ say, to, phrase, music, afterwards }): Program => {
    const { first, states } = wordsBefore(say, checkState("in"));
    const ends = (then: readonly Action[]): Moves => {
      const failed = { do: then, to: { outlet: "failed" } };
      return {
        "invite.done": {
          do: then,
          to: afterwards === "stay" ? { outlet: joined.id } : { state: "hanging-up" },
        },
        "invite.not-reached": { do: then, to: { outlet: "not-reached" } },
        "invite.failed": failed,
        "invite.unknown": failed,
      };
    };
    return {
      initial: first,
      states: {
        ...states,
        ...(to
          ? waitingStates("in", { task: { type: "invite", to }, phrase, music, isLong: true, ends })
          : { [checkState("in")]: { on: ends([]), always: { to: { outlet: "failed" } } } }),
        ...(afterwards === "leave" ? hangingUp : {}),
      },
    };
  },
});
