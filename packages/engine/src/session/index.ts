export * from "./journal.ts";
export {
  awaitedKey,
  type Frame,
  type Leg,
  type Session,
  sessionFormat,
  type Timer,
  topFrame,
} from "./session.ts";
export * from "./step.ts";
export { engineTimers } from "./turn.ts";
