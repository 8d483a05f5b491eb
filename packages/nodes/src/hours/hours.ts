import { anyPhase, calendar, defineNode, oneOf, type Program } from "@dialtree/flow";
import type { HoursState } from "@dialtree/flow/hours";

const ownExit = { own: "An exit of their own", closed: "The exit for outside the hours" } as const;

/** Goes on by the opening hours and holidays of a calendar that flows share. */
export const hours = defineNode({
  type: "hours",
  version: 1,
  title: "Business hours",
  summary: "Goes on by opening hours, holidays and the emergency switch of a calendar.",
  group: "steer",
  fields: {
    calendar: calendar({
      label: "Calendar",
      help: "Its hours hold at once, without publishing the flow again. Hours and holidays has them all.",
    }),
    onHolidays: oneOf({ label: "On holidays, callers take", options: ownExit, initial: "own" }),
    inEmergencies: oneOf({ label: "In an emergency, callers take", options: ownExit, initial: "own" }),
  },
  worksWhile: anyPhase,
  outlets: ({ onHolidays, inEmergencies }) => [
    { id: "open", label: "Open", role: "way" },
    { id: "closed", label: "Closed", role: "way" },
    ...(onHolidays === "own" ? ([{ id: "holiday", label: "Holiday", role: "way" }] as const) : []),
    ...(inEmergencies === "own" ? ([{ id: "emergency", label: "Emergency", role: "way" }] as const) : []),
    { id: "failed", label: "There is no such calendar", role: "failure" },
  ],
  program: ({ onHolidays, inEmergencies }): Program => {
    const by: Readonly<Record<HoursState | "unknown", string>> = {
      open: "open",
      closed: "closed",
      holiday: onHolidays === "own" ? "holiday" : "closed",
      emergency: inEmergencies === "own" ? "emergency" : "closed",
      unknown: "failed",
    };
    const moves = Object.entries(by).map(([state, outlet]) => [`decided.${state}`, { to: { outlet } }]);
    return { initial: "deciding", states: { deciding: { decides: true, on: Object.fromEntries(moves) } } };
  },
  decide: ({ calendar: id }, { calendars, clocks, at }) => {
    const found = calendars.get(id);
    return found ? clocks.stateAt(found, at).state : "unknown";
  },
});
