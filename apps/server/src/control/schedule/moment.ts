import { dayOf, isZone, momentsOf } from "@dialtree/flow/hours";
import { ControlError } from "../control-error.ts";

/** A time as people say it: `2026-11-23T02:30` on a clock of a time zone. */
export interface LocalTime {
  readonly at: string;
  readonly zone: string;
}

// Whoever plans further ahead has mistyped the year.
const mostAheadMs = 366 * 86_400_000;

/**
 * When that is, in milliseconds since 1970, UTC. Where the clock shows it twice, because it is put back, the first time counts.
 * @throws ControlError `schedule_unfit` for what is no time, for one that the clock there passes over, and for the past
 */
export function momentOf({ at, zone }: LocalTime, now: number): number {
  const [, date, hour, minute] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  const day = date === undefined ? undefined : dayOf(date);
  if (day === undefined)
    throw unfit(
      `"${at.slice(0, 40)}" is no day and time.`,
      "Write them like 2026-11-23T02:30, without a zone.",
    );
  if (!isZone(zone))
    throw unfit(`"${zone.slice(0, 60)}" is no time zone.`, "Name it like Europe/Berlin, or UTC.");
  const [moment] = momentsOf(zone, day, Number(hour) * 60 + Number(minute));
  if (moment === undefined)
    throw unfit(
      `On that day no clock in ${zone} shows ${hour}:${minute}: it is put forward over it.`,
      "Choose a time an hour earlier or later.",
    );
  if (moment <= now) throw unfit(`${at} in ${zone} is over.`, "Choose a time to come, or publish it now.");
  if (moment - now > mostAheadMs)
    throw unfit(`${at} is more than a year ahead.`, "Choose a time within a year.");
  return moment;
}

function unfit(message: string, remedy: string): ControlError {
  return new ControlError("schedule_unfit", message, remedy);
}
