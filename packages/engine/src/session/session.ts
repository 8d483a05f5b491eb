import type {
  CommandType,
  DialKey,
  EndReason,
  FlowDocument,
  LegName,
  NodeId,
  Party,
  Phase,
  Prompt,
  Recorded,
  Tone,
  VariableValue,
} from "@dialtree/flow";
import type { StateValue } from "xstate";
import { newState } from "../3-machine/index.ts";
import type { CompiledFlow } from "../compile.ts";

/** The newest session format. A session read back with another one is migrated or refused, never guessed at. */
export const sessionFormat = 1;

/**
 * A call between two events, as plain JSON: everything the next step needs, and nothing that could not be written to a
 * database. It names the flow and version it runs, so that a publish in the middle of a call changes nothing for it.
 */
export interface Session {
  readonly format: typeof sessionFormat;
  /** The session's own key; inbound it is made from Graph's call id. */
  readonly key: string;
  /** The only source of chance. */
  readonly seed: number;
  readonly startedAt: number;
  /**
   * `calling`: a call of ours, until somebody picks up. `unreached`: nobody did, and the flow comes to its end alone.
   * `closing`: the caller is gone, and legs of our own are being hung up. Nothing else happens any more.
   */
  readonly phase: Phase | "closing" | "ended";
  /** How it ended; only in the phases `closing` and `ended`. */
  readonly ended?: { readonly at: number; readonly reason: EndReason };
  /** The flow under way is the last one. A sub-flow puts one on top, go-to replaces the top. */
  readonly frames: readonly Frame[];
  readonly legs: Readonly<Record<LegName, Leg>>;
  readonly caller: Party;
  readonly called: Party;
  /** It is a group call or a meeting. Left out of a call of two. */
  readonly group?: true;
  /** The caller is on hold. `perhaps`: nobody could say yet whether they were put there. */
  readonly held?: "surely" | "perhaps";
  readonly language: string;
  /** What the flow began with and what its nodes kept, by name. */
  readonly variables: Readonly<Record<string, VariableValue>>;
  /** Names of those that must never be shown to people: not in a journal, not in a transcript, not spoken. */
  readonly sensitive: readonly string[];
  /** What the caller is keying in at this node, oldest first. Never journalled. */
  readonly entry: readonly DialKey[];
  /** Nodes entered, oldest first, the last few only. */
  readonly trail: readonly NodeId[];
  readonly nodeEntries: number;
  /** Commands made so far; the next one is numbered by it. */
  readonly commandsMade: number;
  /**
   * The newest unsettled command of each type and leg (`caller play`), and plays that it goes on from (`caller play c4`);
   * results of any other are ignored.
   */
  readonly awaited: Readonly<Record<string, string>>;
  readonly timers: readonly Timer[];
  /** Timers armed so far. A timer carries the count at its arming, because a stale one could fit again after re-entry. */
  readonly timersArmed: number;
  /** Keys pressed and not yet taken by a menu, oldest first. Never journalled. */
  readonly keys: readonly Tone[];
  /**
   * A key that belongs to what was keyed in before, if it is the next one and comes until then. `orKeys`: others of which
   * that holds as well; servers that do not know them go by the first.
   */
  readonly passedOver?: {
    readonly key: DialKey;
    readonly orKeys?: readonly DialKey[];
    readonly until: number;
  };
  readonly tones: ToneOrder;
  /** How often nodes that count have been entered, by flow and node; left out until one was. */
  readonly counts?: Readonly<Record<string, number>>;
  /** What the caller has said at this node, while it can be heard and handed on. */
  readonly recorded?: Recorded;
}

export interface Frame {
  readonly flow: string;
  readonly version: string;
  /** Where in the machine the call is. The machine keeps nothing else: its context is empty. */
  readonly snapshot: StateValue;
  /** What the flow has when the one that it called comes back; only of a flow that waits for that. */
  readonly kept?: Pick<Session, "variables" | "sensitive" | "trail">;
}

export interface Leg {
  /** `dialling`: asked for, but Graph has not told its name of it yet. Legs of our own that have ended are not kept. */
  readonly state: "dialling" | "ringing" | "connected" | "ended";
  /** Keys cannot be heard: Graph refused to report them. */
  readonly deaf?: true;
  /** Of a leg of our own: its node has a use for it still. */
  readonly wanted?: true;
  /** Of a leg of our own: the caller is being handed over to it. */
  readonly takesOver?: true;
  /** Beside `takesOver`: the flow goes on there. */
  readonly stays?: true;
  /** Of a leg of our own that nobody wants any more: what is said to whoever has picked up before it is hung up. */
  readonly parting?: readonly Prompt[];
  /** Of a leg of our own: the caller has been brought into its call. */
  readonly tookOver?: true;
  /** Of a leg of our own: the number of the key that was pressed last. */
  readonly lastKey?: number;
}

/** A point in time at which the session wants to be stepped. */
export interface Timer {
  readonly id: string;
  readonly generation: number;
  /** Milliseconds since 1970, UTC. */
  readonly dueAt: number;
  /** The delay it was armed with, in milliseconds. */
  readonly delay: number;
}

/** Puts tones in the order in which they were pressed. */
export interface ToneOrder {
  /** The sequence number expected next; left out until a tone came. */
  readonly next?: number;
  /** Tones that arrived before an earlier one, in order. */
  readonly held: readonly { readonly sequence: number; readonly tone: Tone }[];
}

export function awaitedKey(leg: LegName, type: CommandType): string {
  return `${leg} ${type}`;
}

/** A play that has others of the same saying behind it. */
export function partKey(leg: LegName, id: string): string {
  return `${awaitedKey(leg, "play")} ${id}`;
}

/** What `stop` ends: all that sounds in a call, or waits to. */
export function sounds(type: CommandType): boolean {
  return type === "play" || type === "record" || type === "sendTones";
}

/** What is still awaited once everything that sounds on a leg or waits to was stopped. */
export function withoutSounds(awaited: Session["awaited"], leg: LegName): Session["awaited"] {
  const start = `${leg} `;
  const left: Record<string, string> = {};
  for (const [key, id] of Object.entries(awaited)) {
    const type = key.startsWith(start) ? key.slice(start.length) : undefined;
    // A part of what is said has the command behind it: `play c4`.
    if (type === undefined || !(sounds(type as CommandType) || type.startsWith("play "))) left[key] = id;
  }
  return left;
}

/** What is still awaited once a leg is gone. */
export function withoutLeg(awaited: Session["awaited"], leg: LegName): Session["awaited"] {
  return Object.fromEntries(Object.entries(awaited).filter(([key]) => !key.startsWith(`${leg} `)));
}

/** The name under which a node's entries are counted. */
export function countKey(flow: string, node: string): string {
  return `${flow} ${node}`;
}

export function topFrame(session: Session): Frame {
  const frame = session.frames.at(-1);
  if (!frame) throw new Error("A session always has a frame.");
  return frame;
}

/** A flow about to take over a call. */
export function frameOf(flow: CompiledFlow): Frame {
  return { flow: flow.id, version: flow.version, snapshot: newState };
}

export function initialVariables(document: FlowDocument): Session["variables"] {
  return Object.fromEntries(Object.entries(document.variables).map(([name, { initial }]) => [name, initial]));
}
