import type {
  CommandType,
  FailureReason,
  LegName,
  Outcome,
  Recording,
  RejectReason,
  Task,
} from "../call/index.ts";
import type { VariableType } from "../document/index.ts";
import type { ValueType } from "../expressions/types.ts";
import type { Destination, DialKey, Place, Spoken, Tone, Utterance, VariableValue } from "../fields/index.ts";
import type { HowToSay, PhraseName } from "../saying/index.ts";

/**
 * What a node does, lowered to a handful of states: the small language between node types and the state machine.
 * Plain data, so that a node type cannot smuggle an effect in, and so that check, compiler and export read the same.
 */
export interface Program {
  readonly initial: string;
  readonly states: Readonly<Record<string, ProgramState>>;
  /** Holds in every state of the node, where the state itself says nothing. */
  readonly on?: Moves;
}

export interface ProgramState {
  /** Done on entering. */
  readonly do?: readonly Action[];
  readonly on?: Moves;
  /** Left by itself after so many seconds. */
  readonly after?: { readonly seconds: number } & Move;
  /**
   * What a key does here. `collected`: it is taken, oldest first, and arrives as `pressed.…`. `interrupting`: it is kept
   * for a later menu and arrives as `interrupted`. Without it keys are only kept.
   */
  readonly keys?: "collected" | "interrupting";
  /** Asks the node type's `decide` at once; the answer arrives as `decided.…`. */
  readonly decides?: true;
  /** Left at once, whatever happens. */
  readonly always?: Move;
  /** The call goes on in another flow, and here once it comes back: as `returned.…`, or as `subFlow.failed` if it cannot go there. */
  readonly calls?: SubFlow;
  /** The call goes back to the flow that called this one, by the exit of that name. */
  readonly returns?: string;
}

/** Another flow as a step of this one. It sees nothing of this flow's variables but what it is given. */
export interface SubFlow {
  readonly flow: string;
  /** What its variables begin with, in the order of the node's field `inputs`. */
  readonly inputs: readonly { readonly name: string; readonly source: ValueSource }[];
  /** What is kept here of its variables, in the order of the node's field `outputs`. */
  readonly outputs: readonly {
    readonly name: string;
    readonly as: string;
    readonly type: VariableType;
  }[];
  /** The exits that are told apart, in the order of the node's field `exits`. */
  readonly exits: readonly string[];
}

export type Moves = { readonly [T in Trigger]?: Move };

export interface Move {
  /** Done on the way, before anything of the next state. */
  readonly do?: readonly Action[];
  readonly to: Target;
}

/** Another state of this node, one of its outlets, or a place that one of its fields names. */
export type Target = { readonly state: string } | { readonly outlet: string } | { readonly place: Place };

/** What can move a node on. */
export type Trigger =
  | `pressed.${string}`
  | "interrupted"
  | `${CommandType}.${Outcome}`
  /** A task was done, with this answer. */
  | `answered.${string}`
  /** Nothing was recorded, because nothing was said, or less than counts; no failure of anything. */
  | "record.silence"
  | "record.too-short"
  /** Whoever was invited is busy, declines, does not pick up or has no phone that could ring. */
  | "invite.not-reached"
  | `decided.${string}`
  /**
   * What became of somebody who was called, by the name of the leg and for a failure with its reason: `dial.done.agent-1`,
   * `dial.failed.agent-1.busy`. `dial.failed.agent-1.*` is every failure without a trigger of its own.
   */
  | DialTrigger
  /** What became of a command on another leg than the caller's: `play.done.agent-1`. */
  | `${CommandType}.${Outcome}.${LegName}`
  /** Somebody who had picked up is gone: `leg.ended.agent-1`. */
  | `leg.ended.${LegName}`
  /** A key on another leg than the caller's: `legPressed.agent-1.1`. */
  | `legPressed.${LegName}.${string}`
  /** Somebody who had picked up has not pressed a key in the time that they were given: `leg.silent.agent-1`. */
  | `leg.silent.${LegName}`
  /** Of all who were called nobody is left. Comes behind what became of the last one. */
  | "legs.over"
  /** A flow that was called has come back, by this exit. */
  | `returned.${string}`
  /** A flow could not be called. */
  | "subFlow.failed"
  | CallTrigger;

export type DialTrigger =
  | `dial.done.${LegName}`
  | `dial.failed.${LegName}.${FailureReason | "*"}`
  | `dial.unknown.${LegName}`;

/** What the engine itself tells a machine about the call. */
export type CallTrigger =
  /** The flow takes over the call. */
  | "call.began"
  /** Picked up although nobody waited for it any more: the reply to the answer had been lost. */
  | "call.answered"
  /** Something broke, or a limit was reached: the fallback takes the call. */
  | "call.fault"
  | "call.ended";

/** The trigger of one key. `*` and `#` have names here, because `pressed.*` means any key. */
export function pressed(tone: Tone): Trigger {
  return `pressed.${keyName(tone)}`;
}

/** The trigger of one key on another leg than the caller's. */
export function legPressed(leg: LegName, tone: Tone): Trigger {
  return `legPressed.${leg}.${keyName(tone)}`;
}

function keyName(tone: Tone): string {
  return tone === "*" ? "star" : tone === "#" ? "pound" : tone;
}

/** The trigger of every key that has no trigger of its own. */
export const pressedAnyOther: Trigger = "pressed.*";

/** The trigger of every exit of a called flow that has no trigger of its own. */
export const returnedByAnyOther: Trigger = "returned.*";

/**
 * What a node asks for: a command without its id, still in every language; or something that the session notes. Commands are
 * for the caller's leg, unless they name another one: the one that was dialled last under that name.
 */
export type Action =
  | { readonly type: "answer" }
  | { readonly type: "reject"; readonly reason: RejectReason }
  | { readonly type: "redirect"; readonly to: readonly Destination[]; readonly ringSeconds: number }
  | { readonly type: "listen"; readonly on?: LegName }
  /** `inEach`: in every language of the flow, one after the other, for callers whose language nobody knows yet. */
  | { readonly type: "play"; readonly say: readonly Said[]; readonly inEach?: true; readonly on?: LegName }
  | ({ readonly type: "record" } & Omit<Recording, "flow">)
  | { readonly type: "sendTones"; readonly keys: readonly DialKey[]; readonly pauseMs: number }
  /** Hands on what was recorded last. */
  | { readonly type: "deliver"; readonly mailbox: string }
  | { readonly type: "stop"; readonly on?: LegName }
  /** With `replaces`: to somebody who has picked up on that leg. */
  | { readonly type: "transfer"; readonly to: Destination; readonly replaces?: LegName }
  /** Calls whom the call is for, on the caller's own leg: what becomes of it arrives as `dial.….caller`. */
  | { readonly type: "dialCaller"; readonly ringSeconds: number }
  /** Calls somebody on a new leg of that name. Whoever leaves the node no longer wants it: it is hung up. */
  | {
      readonly type: "dial";
      readonly leg: LegName;
      readonly to: Destination;
      readonly ringSeconds: number;
    }
  /** Calls into a meeting, like `dial`. Without a number it has failed. */
  | {
      readonly type: "join";
      readonly leg: LegName;
      readonly meeting: MeetingSource;
      readonly waitSeconds: number;
    }
  | { readonly type: "invite"; readonly to: Destination }
  /**
   * Brings the caller into the call on another leg; their own leg ends by that. It ends as `invite.….<leg>`. With `stay` the flow
   * goes on there: that leg is the caller's from then on, in a group call whose keys have to be listened for anew.
   */
  | { readonly type: "bringIn"; readonly leg: LegName; readonly stay?: true }
  | { readonly type: "mute" }
  | { readonly type: "unmute" }
  /** Music instead of the call, for the caller alone. */
  | { readonly type: "hold"; readonly music: Spoken }
  | { readonly type: "takeBack" }
  /** To whom the node type's `reach` names; to nobody is a transfer that failed. */
  | { readonly type: "transferFound" }
  | { readonly type: "hangUp"; readonly leg?: LegName }
  /**
   * Lets somebody go who is not needed any more. Whoever has picked up, or does in this moment, hears why first; all others stop
   * ringing.
   */
  | { readonly type: "release"; readonly leg: LegName; readonly say: readonly Said[] }
  /** Gives somebody who has picked up so many seconds for a key. */
  | { readonly type: "expectKey"; readonly on: LegName; readonly seconds: number }
  | TaskAction
  /** Forgets typed-ahead keys. */
  | { readonly type: "dropKeys" }
  /** The call goes on in another language of the flow. */
  | { readonly type: "speak"; readonly language: string }
  /** If one of these is the next key, and comes within the time, it belongs to what was keyed in before and means nothing. */
  | { readonly type: "passOver"; readonly keys: readonly DialKey[]; readonly seconds: number }
  /** Puts a key at the end of what the caller is keying in. Every node begins with nothing keyed in. */
  | { readonly type: "noteKey"; readonly key: DialKey }
  /** Forgets what was keyed in so far. */
  | { readonly type: "clearEntry" }
  /** Keeps what was keyed in, as text, under a name; `sensitive` values are never shown to people. */
  | { readonly type: "keepEntry"; readonly as: string; readonly sensitive: boolean }
  /** Keeps what a task brought along under this name, if it is of this type. */
  | {
      readonly type: "keepAnswer";
      readonly as: string;
      readonly of: VariableType;
      readonly sensitive: boolean;
    }
  /** Keeps a value that the node itself knows. */
  | { readonly type: "keep"; readonly as: string; readonly value: VariableValue }
  /** Keeps what the node type's `derive` comes to, if it is of this type; sensitive if it is made of something sensitive. */
  | { readonly type: "keepDerived"; readonly as: string; readonly is: ValueType }
  /** Counts that the call has been here once more. */
  | { readonly type: "count" };

/**
 * What a `play` says: a text, a value in words, a phrase that every language has, a name, or what was recorded last; `found` stands for what the
 * node type's `tell` says.
 */
export type Said = Spoken | SaidValue | SaidPhrase | SaidName | SaidFound | SaidRecording;

/** Whom a caller has found, as the node type tells it: names of a directory, and `pieces` around them. */
export interface SaidFound {
  readonly found: {
    /** Values and phrases that it can need: publishing has them spoken beforehand. */
    readonly pieces: readonly (SaidValue | SaidPhrase)[];
    /** The id of the directory whose names it can need. */
    readonly namesOf: string;
  };
}

/** A name, in the language that it is said in to everybody. A fragment like the words of a value. */
export interface SaidName {
  readonly name: Utterance;
  readonly language: string;
}

/**
 * Has a task carried out; it ends as `answered.…`, `task.done`, `task.failed` or `task.unknown`. Whoever leaves the node no
 * longer waits for it.
 */
export type TaskAction = { readonly type: "task"; readonly seconds: number } & Asked<Task>;

/** A task with the sources of what it is given in place of the values. */
type Asked<T extends Task> = T extends Task
  ? Omit<T, "given"> & { readonly given: { readonly [Name in keyof T["given"]]-?: GivenSource } }
  : never;

/**
 * `{ caller: "identity" }`: who calls, if it can be seen; the number, or whom Teams says it is: `user` and an object id.
 * `{ caller: "number" }`: the number alone, of those who call from one.
 */
export type GivenSource = ValueSource | { readonly caller: "identity" | "number" };

/** What the caller has said, as it was recorded. */
export interface SaidRecording {
  readonly recording: true;
}

/** Something that steps say without their author's help: "you entered". */
export interface SaidPhrase {
  readonly phrase: PhraseName;
  /** Rather left out than said in another language than that of the call: what is around it makes sense alone. */
  readonly mayBeMissing?: true;
}

/** A value in words, in the language of the call. One that cannot be said is passed over. */
export interface SaidValue {
  readonly source: ValueSource;
  readonly how: HowToSay;
}

/** Where a meeting is known from, or whom it is made of. */
export type MeetingSource =
  | { readonly link: string }
  | { readonly people: readonly Destination[] }
  | { readonly number: ValueSource; readonly passcode?: ValueSource };

/** Where a value comes from. What the caller has keyed in is shown to nobody where it is said `sensitive`. */
export type ValueSource =
  | { readonly constant: string }
  | { readonly variable: string }
  | { readonly entry: "sensitive" | "plain" };

export function isValue(said: Said): said is SaidValue {
  return "source" in said;
}

export function isPhrase(said: Said): said is SaidPhrase {
  return "phrase" in said;
}

export function isName(said: Said): said is SaidName {
  return "name" in said;
}

export function isFound(said: Said): said is SaidFound {
  return "found" in said;
}

export function isRecording(said: Said): said is SaidRecording {
  return "recording" in said;
}

/** Whether a program asks the caller for keys. */
export function asks({ states }: Program): boolean {
  return Object.values(states).some(({ keys }) => keys === "collected");
}
