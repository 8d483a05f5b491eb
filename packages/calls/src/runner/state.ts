import { type Session, sessionFormat } from "@dialtree/engine";
import { type CallCommand, type CommandType, commandTraits, type LegName } from "@dialtree/flow";
import type { Seal } from "./seal.ts";

/** The newest format of what is kept of a call; an older one is migrated when it is read. */
const stateFormat = 1;

/** All that is kept of a live call. Changes whole, one event at a time. */
export interface CallState {
  readonly tenant: string;
  /** The published version that the call began with, and ends with. */
  readonly version: string;
  /** The telephone's own name of each leg. */
  readonly legs: Readonly<Record<LegName, string>>;
  readonly session: Session;
  /** Commands that nobody is known to have sent yet, oldest first. */
  readonly unsent: readonly Unsent[];
  /** Commands that only an event can settle, and when that event is overdue. */
  readonly watches: readonly Watch[];
  /** Keys of the newest events in their short form, so that a repeat is recognised. */
  readonly recent: readonly string[];
}

export interface Unsent {
  readonly command: CallCommand;
  /** The server that made it and sends it. Another one that finds it must assume that it may have been sent. */
  readonly by: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** `dueAt`: milliseconds since 1970, UTC. */
export interface Watch {
  readonly command: string;
  readonly type: CommandType;
  readonly dueAt: number;
}

/** Repeats come within minutes, and meanwhile a call sees a handful of events. */
const recentKept = 64;

export function remembered(recent: readonly string[], shortKey: string | undefined): readonly string[] {
  return shortKey === undefined ? recent : [...recent, shortKey].slice(-recentKept);
}

/**
 * The key of an event as it is kept: our name of the leg instead of the telephone's. Sixty-four times the id of the call
 * would be most of a call's state, which is written with every event.
 */
export function shortKey(legs: CallState["legs"], dedupeKey: string): string {
  for (const leg in legs) {
    const named = `${legs[leg]} `;
    if (dedupeKey.startsWith(named)) return `${leg} ${dedupeKey.slice(named.length)}`;
  }
  return dedupeKey;
}

/** Why the state of a call cannot be read. Never guessed at: a call in an unknown state could go anywhere. */
export class StateUnreadable extends Error {
  constructor(key: string, why: string) {
    super(`The state of call ${key} cannot be read: ${why}.`);
    this.name = "StateUnreadable";
  }
}

/** The state as the store keeps it. */
export function writeState(key: string, state: CallState, seal: Seal): string {
  const { keys, tones, ...session } = state.session;
  const keyed = keys.length > 0 || tones.held.length > 0;
  return JSON.stringify({
    format: stateFormat,
    ...state,
    session: { ...session, keys: [], tones: { ...tones, held: [] } },
    ...(keyed ? { keyed: seal.close(JSON.stringify({ keys, held: tones.held }), key) } : {}),
  });
}

/**
 * Reads a state back. Keys that were sealed under a lost secret are forgotten: the caller presses again, which is
 * better than a call that cannot go on.
 * @throws StateUnreadable when it is of a format that this program does not know.
 */
export function readState(key: string, text: string, seal: Seal): CallState {
  let found: CallState & { readonly format?: unknown; readonly keyed?: string };
  try {
    found = JSON.parse(text);
  } catch {
    throw new StateUnreadable(key, "it is not JSON");
  }
  const { format, keyed, ...state } = found;
  if (format !== stateFormat) throw new StateUnreadable(key, `its format is ${format}`);
  if (state.session?.format !== sessionFormat)
    throw new StateUnreadable(key, `its session is of format ${state.session?.format}`);
  const opened = keyed === undefined ? undefined : seal.open(keyed, key);
  // Older programs kept long ones.
  const kept = { ...state, recent: state.recent.map((one) => shortKey(state.legs, one)) };
  if (opened === undefined) return kept;
  const { keys, held } = JSON.parse(opened) as {
    keys: Session["keys"];
    held: Session["tones"]["held"];
  };
  return { ...kept, session: { ...state.session, keys, tones: { ...state.session.tones, held } } };
}

/** Whether a command's second sending could be heard or charged. */
export function isOnceOnly({ type }: CallCommand): boolean {
  return commandTraits[type].onceOnly;
}
