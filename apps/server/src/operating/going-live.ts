import type { Logger } from "pino";
import type { ControlError } from "../control/control-error.ts";
import type { Rollout } from "../control/rollout/rollouts.ts";
import type { Schedule } from "../control/schedule/schedules.ts";
import type { Counters } from "./counters.ts";

/** A guard has taken a version back: callers are better off, and somebody has to know. */
export function tellTripped(
  log: Logger,
  counters: Counters,
  { flow, candidate, base, share, told }: Rollout,
): void {
  counters.count("rollouts", "tripped");
  log.error(
    { flow, version: candidate, instead: base, share, why: told },
    "a version was taken back by its guard: no new call gets it",
  );
}

/** What was planned has gone live, or could not. */
export function tellPlanned(
  log: Logger,
  counters: Counters,
  { flow, version, at, zone, told }: Schedule,
  error: ControlError | undefined,
): void {
  counters.count("planned_versions", error ? "refused" : "done");
  if (error)
    log.error(
      { flow, version, at, zone, code: error.code, why: error.message, problems: error.problems },
      "a planned version did not go live: callers keep what they had",
    );
  else log.info({ flow, version, at, zone, note: told }, "a planned version went live");
}
