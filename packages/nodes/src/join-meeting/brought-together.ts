import type { Action, MeetingSource, Moves, Program, Spoken, Trigger } from "@dialtree/flow";
import { checkState, waitingStates } from "../check-pin/waiting.ts";
import { hangingUp } from "../hang-up/hanging-up.ts";
import { wordsBefore } from "../transfer/handing-over.ts";

/** What a caller hears until they are with the others. */
interface Heard {
  readonly say: Spoken;
  readonly phrase: Spoken;
  readonly music: Spoken;
}

/**
 * Joins a meeting on a leg called `meeting` and brings the caller over. All that goes wrong after that leaves by `failed`;
 * what goes wrong before, by the outlets that are named for it.
 * @param ends Where each `dial.failed.meeting.…` leads.
 */
export function broughtTogether(
  { say, phrase, music }: Heard,
  meeting: MeetingSource,
  waitSeconds: number,
  ends: { readonly [T in Trigger & `dial.failed.meeting.${string}`]?: string },
): Program {
  const leg = "meeting";
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
        do: [{ type: "bringIn", leg }],
        on: {
          "invite.done.meeting": { to: { state: "there" } },
          "invite.failed.meeting": failed,
          "invite.unknown.meeting": failed,
          "leg.ended.meeting": failed,
        },
      },
      // The caller is with the others. Should Graph not end the call that they came from, it is ended here.
      there: { after: { seconds: 5, to: { state: "hanging-up" } } },
      ...hangingUp,
    },
  };
}
