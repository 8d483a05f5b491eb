export { engineTimers } from "./engine-timers.ts";
export * from "./journal.ts";
export { whyNotReached } from "./legs.ts";
export {
  awaitedKey,
  type Frame,
  type Leg,
  type Session,
  sessionFormat,
  sounds,
  type Timer,
  topFrame,
} from "./session.ts";
export * from "./step.ts";
