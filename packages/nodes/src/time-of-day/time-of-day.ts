import { anyPhase, calendar, defineNode, type NodeProblem, whole } from "@dialtree/flow";

const hour = (label: string, initial: number) => whole({ label, min: 0, max: 23, initial });

/** Goes on by the time of day where a calendar's clock hangs, so that callers can be greeted fittingly. */
export const timeOfDay = defineNode({
  type: "time-of-day",
  version: 1,
  title: "Time of day",
  summary: "Goes on by morning, afternoon or evening.",
  group: "steer",
  fields: {
    calendar: calendar({ label: "Calendar", help: "Its time zone says what time it is." }),
    morning: hour("The morning begins at (hour)", 5),
    afternoon: hour("The afternoon begins at (hour)", 12),
    evening: hour("The evening begins at (hour)", 18),
  },
  worksWhile: anyPhase,
  outlets: () => [
    { id: "morning", label: "Morning", role: "way" },
    { id: "afternoon", label: "Afternoon", role: "way" },
    { id: "evening", label: "Evening", role: "way" },
    { id: "failed", label: "There is no such calendar", role: "failure" },
  ],
  check: ({ morning, afternoon, evening }): readonly NodeProblem[] => [
    ...(afternoon <= morning ? [{ code: "time_of_day_order", at: ["afternoon"] }] : []),
    ...(evening <= afternoon ? [{ code: "time_of_day_order", at: ["evening"] }] : []),
  ],
  program: () => ({
    initial: "deciding",
    states: {
      deciding: {
        decides: true,
        on: {
          "decided.morning": { to: { outlet: "morning" } },
          "decided.afternoon": { to: { outlet: "afternoon" } },
          "decided.evening": { to: { outlet: "evening" } },
          "decided.unknown": { to: { outlet: "failed" } },
        },
      },
    },
  }),
  decide: ({ calendar: id, morning, afternoon, evening }, { calendars, clocks, at }) => {
    const found = calendars.get(id);
    if (!found) return "unknown";
    const { minute } = clocks.wallClock(found.zone, at);
    // What is before the morning belongs to the night of the day before.
    if (minute < morning * 60 || minute >= evening * 60) return "evening";
    return minute < afternoon * 60 ? "morning" : "afternoon";
  },
  problems: {
    time_of_day_order: {
      severity: "error",
      say: () => "This begins before the part of the day that it follows.",
      remedy: () => "Put morning, afternoon and evening in this order.",
    },
  },
});
