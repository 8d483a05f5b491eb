// How a call ends.

import type { Call, Effect, Notice, Step } from "./call.ts";
import * as notices from "./notices.ts";
import { type ResultName, resultInfo } from "./results.ts";
import { silenced } from "./sound.ts";
import { calledOff, done, notify } from "./steps.ts";

export const isOver = (call: Call): boolean => call.state === "terminating" || call.state === "terminated";

export const endWith = (call: Call, result: ResultName): Step =>
  end({ ...call, result: resultInfo(result) }, notices.terminated(call, result));

/** The last notification of a call. What still plays, records or waits ends first, so that each of it ends. */
export function end(call: Call, last: Notice): Step {
  const [quiet, effects] = silenced(call);
  const [alone, ended] = unfinished(quiet);
  const { transfer: _, talk: __, ...over } = alone;
  const rung = over.people.filter(({ at }) => at === "ringing");
  return done(
    { ...over, people: [], state: "terminated", audio: "inactive" },
    ...effects,
    ...ended,
    ...rung.map(({ id }): Effect => ({ type: "ringEnded", person: id, end: "noAnswer" })),
    notify(last),
    { type: "over" },
  );
}

/** Invitations that are still out and hold music that does not play yet end with the call. */
const unfinished = (call: Call): [Call, readonly Effect[]] =>
  Object.values(call.operations).reduce<[Call, readonly Effect[]]>(
    ([before, effects], operation) => {
      const [after, ended] = calledOff(before, operation);
      return [after, [...effects, ...ended]];
    },
    [call, []],
  );
