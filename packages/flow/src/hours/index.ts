export * from "./calendar.ts";
export { type Day, dateOf, dayOf } from "./day.ts";
export * from "./ics.ts";
export { calendarsNamedIn } from "./named.ts";
export { nextDays } from "./occasions.ts";
export * from "./read.ts";
export * from "./state.ts";
export * from "./words.ts";
export { isZone, momentsOf, wallClock } from "./zone.ts";
