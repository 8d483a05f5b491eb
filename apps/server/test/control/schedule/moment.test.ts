import { expect, test } from "vitest";
import { ControlError } from "../../../src/control/control-error.ts";
import { momentOf } from "../../../src/control/schedule/moment.ts";

const now = Date.UTC(2026, 2, 1, 12);

test.each([
  ["2026-03-02T02:30", "UTC", "2026-03-02T02:30:00.000Z"],
  ["2026-03-02T02:30", "Europe/Berlin", "2026-03-02T01:30:00.000Z"],
  // The clock has been put forward.
  ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  // It shows this twice, as it is put back; the first time counts.
  ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
  ["2026-10-25T03:30", "Europe/Berlin", "2026-10-25T02:30:00.000Z"],
  ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
])("%s in %s is %s", (at, zone, moment) => {
  expect(new Date(momentOf({ at, zone }, now)).toISOString()).toBe(moment);
});

test.each([
  ["2026-03-29T02:30", "Europe/Berlin", "put forward over it"],
  ["2026-02-30T02:30", "UTC", "no day and time"],
  ["2026-03-02T24:00", "UTC", "no day and time"],
  ["2026-03-02 02:30", "UTC", "no day and time"],
  ["2026-03-02T02:30Z", "UTC", "no day and time"],
  ["2026-03-02T02:30", "Berlin", "no time zone"],
  ["2026-03-02T02:30", "+01:00", "no time zone"],
  ["2026-03-01T12:00", "UTC", "is over"],
  ["2027-03-03T12:00", "UTC", "more than a year"],
])("%s in %s is refused: %s", (at, zone, why) => {
  expect(() => momentOf({ at, zone }, now)).toThrow(ControlError);
  expect(() => momentOf({ at, zone }, now)).toThrow(why);
});
