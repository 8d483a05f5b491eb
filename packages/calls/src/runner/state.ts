import { type Session, sessionFormat } from "@dialtree/engine";
import {
  type CallCommand,
  type CommandType,
  commandTraits,
  concealment,
  givenOf,
  type LegName,
  withGiven,
} from "@dialtree/flow";
import { noneRecent, type Recent, rememberedIn } from "./recent.ts";
import type { Seal } from "./seal.ts";

/** The newest format of what is kept of a call; an older one is migrated when it is read. */
const stateFormat = 2;

/** All that is kept of a live call. Changes whole, one event at a time. */
export interface CallState {
  readonly tenant: string;
  /** The published version that the call began with, and ends with. */
  readonly version: string;
  /** The telephone's own name of each leg, as far as it has told it. */
  readonly legs: Readonly<Record<LegName, string>>;
  readonly session: Session;
  /** Commands that nobody is known to have sent yet, oldest first. */
  readonly unsent: readonly Unsent[];
  /** Commands that only an event can settle, and when that event is overdue. */
  readonly watches: readonly Watch[];
  /** The newest events, so that a repeat is recognised. */
  readonly recent: Recent;
}

export interface Unsent {
  readonly command: CallCommand;
  /** The server that made it and sends it. Another one that finds it must assume that it may have been sent. */
  readonly by: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** Times are in milliseconds since 1970, UTC. */
export interface Watch {
  readonly command: string;
  readonly type: CommandType;
  /** Left out of the caller's own. */
  readonly leg?: LegName;
  /** When its news is overdue: then it is settled in one way or another. */
  readonly dueAt: number;
  /** Of what may end long before that: when Graph is asked next how it goes. */
  readonly askAt?: number;
  /**
   * What Graph has answered. `never`: it did not name it, and perhaps never does. `running`: it did, from which follows that
   * it is over when Graph no longer does. `over`: its news may be on its way.
   */
  readonly shown?: "never" | "running" | "over";
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
  if (!hides(state)) return JSON.stringify({ format: stateFormat, ...state });
  const { keys, tones, entry, variables, frames } = state.session;
  const hidden: Hidden = {
    keys,
    held: tones.held,
    entry,
    variables,
    kept: frames.map(({ kept }) => kept?.variables ?? {}),
    said: valuesIn(state.unsent),
    given: givenIn(state.unsent),
  };
  return JSON.stringify({
    format: stateFormat,
    ...state,
    unsent: state.unsent.map((unsent) => givenAgain(withWords(unsent), {})),
    session: {
      ...state.session,
      keys: [],
      tones: { ...tones, held: [] },
      entry: [],
      variables: {},
      frames: withVariables(frames, []),
    },
    keyed: seal.close(JSON.stringify(hidden), key),
  });
}

/** Whether anything in it is to be sealed. Asked of each state that is written, and mostly nothing is. */
function hides({ session, unsent }: CallState): boolean {
  const { keys, tones, entry, variables, frames } = session;
  if (keys.length > 0 || tones.held.length > 0 || entry.length > 0) return true;
  // Variables are sealed one and all: whether one is harmless is for its author to say, and authors forget.
  if (hasAny(variables) || frames.some(({ kept }) => kept && hasAny(kept.variables))) return true;
  return unsent.some(({ command }) => isValueSaid(command) || givenOf(command) !== undefined);
}

function hasAny(values: object): boolean {
  for (const name in values) if (Object.hasOwn(values, name)) return true;
  return false;
}

/** What came from the caller, and goes to the store as ciphertext only. */
interface Hidden extends Pick<Session, "keys" | "entry" | "variables"> {
  readonly held: Session["tones"]["held"];
  /** The variables of flows that wait for one that they called, by their place among the frames. */
  readonly kept: readonly Session["variables"][];
  /** The words of values that are still to be said, by command. */
  readonly said: Readonly<Record<string, readonly string[]>>;
  /** What commands were given of the caller, by command. */
  readonly given: Readonly<Record<string, Given>>;
}

/** Frames with these as the variables that they keep. */
function withVariables(frames: Session["frames"], kept: Hidden["kept"]): Session["frames"] {
  return frames.map((frame, place) =>
    frame.kept ? { ...frame, kept: { ...frame.kept, variables: kept[place] ?? {} } } : frame,
  );
}

type Given = NonNullable<ReturnType<typeof givenOf>>;

function givenIn(unsent: CallState["unsent"]): Hidden["given"] {
  return Object.fromEntries(
    unsent.flatMap(({ command }) => {
      const given = givenOf(command);
      return given ? [[command.id, given]] : [];
    }),
  );
}

function givenAgain(unsent: Unsent, given: Given): Unsent {
  return { ...unsent, command: withGiven(unsent.command, given) };
}

function isValueSaid(command: CallCommand): boolean {
  return command.type === "play" && command.prompts.some(({ fragment }) => fragment);
}

function valuesIn(unsent: CallState["unsent"]): Hidden["said"] {
  return Object.fromEntries(
    unsent.flatMap(({ command }) => {
      const words = command.type === "play" ? command.prompts.filter(({ fragment }) => fragment) : [];
      return words.length === 0 ? [] : [[command.id, words.map(({ text }) => text)]];
    }),
  );
}

/** The command with these words as its values, in their order; without them nobody can tell any more what they were. */
function withWords(unsent: Unsent, words: readonly string[] = []): Unsent {
  const { command } = unsent;
  if (command.type !== "play") return unsent;
  const left = [...words];
  const prompts = command.prompts.map((prompt) =>
    prompt.fragment ? { ...prompt, text: left.shift() ?? concealment } : prompt,
  );
  return { ...unsent, command: { ...command, prompts } };
}

/** With the keys of the newest events in words, some with our name of the leg where the telephone's had been. */
interface FirstFormat extends Omit<CallState, "recent"> {
  readonly recent: readonly string[];
}

function migrated({ recent, ...state }: FirstFormat): CallState {
  const wholeKey = (key: string) => {
    const leg = Object.keys(state.legs).find((name) => key.startsWith(`${name} `));
    return leg === undefined ? key : `${state.legs[leg]}${key.slice(leg.length)}`;
  };
  const remember = (known: Recent, key: string) => rememberedIn(known, wholeKey(key));
  return { ...state, recent: recent.reduce(remember, noneRecent) };
}

/**
 * Reads a state back. Keys that were sealed under a lost secret are forgotten, and variables with them: the caller presses
 * again, which is better than a call that cannot go on. A value that was about to be said has no audio then, and fails.
 * @throws StateUnreadable when it is of a format that this program does not know.
 */
export function readState(key: string, text: string, seal: Seal): CallState {
  let found: CallState & { readonly format?: unknown; readonly keyed?: string };
  try {
    found = JSON.parse(text);
  } catch {
    throw new StateUnreadable(key, "it is not JSON");
  }
  const { format, keyed, ...read } = found;
  if (format !== 1 && format !== stateFormat) throw new StateUnreadable(key, `its format is ${format}`);
  if (read.session?.format !== sessionFormat)
    throw new StateUnreadable(key, `its session is of format ${read.session?.format}`);
  const state = format === 1 ? migrated(read as unknown as FirstFormat) : read;
  const opened = keyed === undefined ? undefined : seal.open(keyed, key);
  // Older programs knew no variables, and sealed keys alone.
  const { variables = {}, entry = [], sensitive = [] } = state.session as Partial<Session>;
  const session = { ...state.session, variables, entry, sensitive };
  const kept = { ...state, session };
  if (opened === undefined) return kept;
  const {
    keys,
    held,
    said = {},
    given = {},
    kept: variablesKept = [],
    ...more
  } = JSON.parse(opened) as Pick<Hidden, "keys" | "held"> & Partial<Hidden>;
  return {
    ...kept,
    unsent: kept.unsent.map((unsent) =>
      givenAgain(withWords(unsent, said[unsent.command.id]), given[unsent.command.id] ?? {}),
    ),
    session: {
      ...session,
      ...more,
      keys,
      tones: { ...session.tones, held },
      frames: withVariables(session.frames, variablesKept),
    },
  };
}

/** Whether a command's second sending could be heard or charged. */
export function isOnceOnly({ type }: CallCommand): boolean {
  return commandTraits[type].onceOnly;
}
