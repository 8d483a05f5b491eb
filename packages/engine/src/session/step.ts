import {
  type CallCommand,
  type CallEvent,
  callerLeg,
  chooseLanguage,
  type LegName,
  limits,
} from "@dialtree/flow";
import type { CompiledFlow, FlowLibrary } from "../compile.ts";
import { engineTimers } from "./engine-timers.ts";
import type { JournalEntry, Signal } from "./journal.ts";
import {
  type Frame,
  frameOf,
  initialVariables,
  type Session,
  sessionFormat,
  type Timer,
  topFrame,
} from "./session.ts";
import { close, take, takeLate } from "./take.ts";
import { noTones } from "./tones.ts";
import { Turn } from "./turn.ts";

/** What one event led to. Nothing has happened yet: the shell commits it whole and only then sends the commands. */
export interface Step {
  readonly session: Session;
  readonly commands: readonly CallCommand[];
  /** All timers that are armed now. */
  readonly timers: readonly Timer[];
  readonly journal: readonly JournalEntry[];
  /** What the machine was fed, in order; with it plain xstate can be driven the same way. Holds keys: never stored. */
  readonly signals: readonly Signal[];
  /** The flow has gone over to another call. */
  readonly moved?: Moved;
}

/**
 * Which legs go by another name from this step on: `from` is the caller's leg now, and what was the caller's is called `left` until it
 * is over.
 */
export interface Moved {
  readonly from: LegName;
  readonly left: LegName;
}

/** What a new session starts from. */
export interface Beginning {
  readonly key: string;
  readonly seed: number;
  readonly flow: CompiledFlow;
  readonly event: CallEvent & { readonly type: "incoming" | "outgoing" };
  /** Overrides the language that the caller's client is set to. */
  readonly language?: string;
}

/** Starts a session for a call that came in, or that is to be placed. Pure: the same beginning gives the same step. */
export function begin(library: FlowLibrary, { key, seed, flow, event, language }: Beginning): Step {
  const isOurs = event.type === "outgoing";
  const session: Session = {
    format: sessionFormat,
    key,
    seed,
    startedAt: event.at,
    phase: isOurs ? "calling" : "ringing",
    frames: [frameOf(flow)],
    // Who is called by us has no leg before the flow dials.
    legs: isOurs ? {} : { [callerLeg]: { state: "ringing" } },
    caller: event.caller,
    called: event.called,
    ...(event.type === "incoming" && event.group ? { group: true } : {}),
    language: chooseLanguage(flow.document, language ?? event.language),
    variables: { ...initialVariables(flow.document), ...(isOurs ? event.values : {}) },
    sensitive: [],
    entry: [],
    trail: [],
    nodeEntries: 0,
    commandsMade: 0,
    awaited: {},
    timers: [],
    timersArmed: 0,
    keys: [],
    tones: noTones,
  };
  const turn = new Turn(library, flow, event.at, session, frameOf(flow).snapshot);
  if (!isOurs) turn.arm(engineTimers.ringing, limits.ringingSeconds * 1_000);
  const { callMinutes = limits.callMinutes } = library;
  turn.arm(engineTimers.callLimit, Math.min(callMinutes, limits.callMinutes) * 60_000);
  turn.feed("call.began");
  // A flow that calls nobody would wait for them for ever.
  if (isOurs && !turn.session.legs[callerLeg]) close(turn, "unreached");
  return turn.finish();
}

/**
 * Steps a session on one event. Pure: it awaits nothing, reads no clock and no chance, and the same session and event
 * give the same step.
 * @throws FlowNotLoaded when the library does not hold the flow version that the session runs: the shell must load it.
 */
export function step(library: FlowLibrary, session: Session, event: CallEvent): Step {
  const frame = topFrame(session);
  const flow = library.find(frame.flow, frame.version);
  if (!flow) throw new FlowNotLoaded(frame);
  // Those that wait below it may be gone back to within this very step.
  for (const waiting of session.frames.slice(0, -1))
    if (!library.find(waiting.flow, waiting.version)) throw new FlowNotLoaded(waiting);
  const turn = new Turn(library, flow, event.at, session, frame.snapshot);
  if (session.phase === "ended") turn.ignore("call ended");
  // A timer is the session's own: one that is ignored would fire for ever.
  else if (event.type !== "timer" && !Object.hasOwn(session.legs, event.leg)) turn.ignore("unknown leg");
  else if (session.phase === "closing") takeLate(turn, event);
  else take(turn, event);
  return turn.finish();
}

/** Thrown when a session runs a flow version that the library does not hold. */
export class FlowNotLoaded extends Error {
  readonly frame: Frame;
  constructor(frame: Frame) {
    super(`The flow ${frame.flow} in version ${frame.version} is not loaded.`);
    this.name = "FlowNotLoaded";
    this.frame = frame;
  }
}
