import { live } from "@dialtree/flow/names";
import type { Transaction } from "kysely";
import { ControlError } from "../control-error.ts";
import type { Tables } from "../database/tables.ts";
import { beginRollout, type Trial } from "../rollout/rollouts.ts";
import { type LocalTime, momentOf } from "../schedule/moment.ts";
import { addSchedule } from "../schedule/schedules.ts";
import type { Bring } from "./publish.ts";
import { putLive } from "./version-rows.ts";

/** How callers come to get a version; at once and all of them where nothing is said. */
export interface WayLive {
  /** Not now. */
  readonly when?: LocalTime | undefined;
  /** Not everybody. */
  readonly trial?: Trial | undefined;
}

/**
 * What a way comes to; undefined for the usual one.
 * @throws ControlError `schedule_unfit`, `rollout_unfit`: for times that are none, and for both where it is not live
 */
export function bringBy(
  { when, trial }: WayLive,
  now: number,
  environment: string = live,
): Bring | undefined {
  if (environment !== live && (when || trial)) throw ofLiveOnly(when !== undefined, environment);
  if (when) {
    const dueAt = momentOf(when, now);
    return (transaction, { id: version, flow }, together, at) =>
      addSchedule(transaction, {
        flow,
        version,
        dueAt,
        time: when,
        trial,
        together: together.map(({ flow, id }) => ({ flow, version: id })),
        at,
      });
  }
  if (!trial) return undefined;
  return async (transaction: Transaction<Tables>, { id: version, flow }, together, at) => {
    // Of flows that nobody has published there is nothing else that callers could get.
    for (const linked of together)
      await putLive(transaction, { flow: linked.flow, version: linked.id, at, note: "" });
    await beginRollout(transaction, { flow, version, at, trial });
  };
}

/** Elsewhere are testers: they need not wait for a night, and there is no crowd to take a share of. */
function ofLiveOnly(isPlanned: boolean, environment: string): ControlError {
  return new ControlError(
    isPlanned ? "schedule_unfit" : "rollout_unfit",
    `Only in "live" does a version ${isPlanned ? "begin at a time that is set" : "go to a share of the callers"}; this is for "${environment.slice(0, 80)}".`,
    "Publish it there for everybody at once, or choose live.",
  );
}
