import {
  type Action,
  type MeetingSource,
  type Migration,
  type Moves,
  type Outlet,
  oneOf,
  type Program,
  type Spoken,
  type Trigger,
} from "@dialtree/flow";
import { checkState, waitingStates } from "../check-pin/waiting.ts";
import { hangingUp } from "../hang-up/hanging-up.ts";
import { wordsBefore } from "../transfer/handing-over.ts";

/** What a caller hears until they are with the others. */
interface Heard {
  readonly say: Spoken;
  readonly phrase: Spoken;
  readonly music: Spoken;
  readonly afterwards: "stay" | "leave";
}

/** What the line does once the caller is with the others; shared by the nodes that bring them there. */
export const afterwards = oneOf({
  label: "When the caller is with the others",
  options: { stay: "Stay, and go on", leave: "Leave them to themselves" },
  initial: "leave",
});

/** Lines did nothing but leave before somebody could ask them to stay. */
export const leftBefore: Migration = {
  to: 2,
  why: "The line can stay and go on. Those that left still do.",
  up: (data) => ({ afterwards: "leave", ...data }),
};

/** The exit of a line that stays. */
export const together: Outlet = { id: "joined", label: "Is with the others", role: "way", shape: "group" };

/**
 * Joins a meeting on a leg called `meeting` and brings the caller over. All that goes wrong after that leaves by `failed`;
 * what goes wrong before, by the outlets that are named for it.
 * @param ends Where each `dial.failed.meeting.…` leads.
 */
export function broughtTogether(
  { say, phrase, music, afterwards: then }: Heard,
  meeting: MeetingSource,
  waitSeconds: number,
  ends: { readonly [T in Trigger & `dial.failed.meeting.${string}`]?: string },
): Program {
  const leg = "meeting";
  const stays = then === "stay";
  const { first, states } = wordsBefore(say, checkState("in"));
  const failed = { to: { outlet: "failed" } };
  const after = (then: readonly Action[]): Moves => ({
    ...Object.fromEntries(
      Object.entries(ends).map(([trigger, outlet]) => [trigger, { do: then, to: { outlet } }]),
    ),
    "dial.done.meeting": { do: then, to: { state: "bringing-in" } },
    "dial.unknown.meeting": { do: then, ...failed },
  });
  return {
    initial: first,
    states: {
      ...states,
      ...waitingStates("in", {
        task: { type: "join", leg, meeting, waitSeconds },
        phrase,
        music,
        isLong: true,
        ends: after,
      }),
      "bringing-in": {
        do: [{ type: "bringIn", leg, ...(stays ? { stay: true } : {}) }],
        on: {
          // Keys are pressed in another call from now on.
          "invite.done.meeting": stays
            ? { do: [{ type: "listen" }], to: { outlet: together.id } }
            : { to: { state: "there" } },
          "invite.failed.meeting": failed,
          "invite.unknown.meeting": failed,
          "leg.ended.meeting": failed,
        },
      },
      ...(stays ? {} : leaving),
    },
  };
}

// The caller is with the others. Should Graph not end the call that they came from, it is ended here.
const leaving: Program["states"] = {
  there: { after: { seconds: 5, to: { state: "hanging-up" } } },
  ...hangingUp,
};
