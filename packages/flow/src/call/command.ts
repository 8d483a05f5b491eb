import type { Destination, DialKey, Utterance } from "../fields/index.ts";
import type { TaskBody } from "./task.ts";

/**
 * Names one leg inside a session. The caller's own leg is `caller`. Others are named by the node that dials them: letters,
 * digits and dashes. Dialled once more under the same name it is another leg, which the session calls `agent-1.2`.
 */
export type LegName = string;
export const callerLeg: LegName = "caller";

/**
 * One thing to play: an utterance and the language it is in. A recording also names the flow whose recording it is, and a
 * prompt of the library the flow that uses it: two flows may have been published with different sounds of it. A `fragment`
 * is a part of a value in words. What is `concealed` is heard by the caller and shown to nobody. `recorded` is what the
 * caller has said, as it was recorded: its `text` only says so.
 */
export type Prompt = Utterance & {
  readonly language: string;
  readonly flow?: string;
  readonly fragment?: true;
  readonly concealed?: true;
  readonly recorded?: Recorded;
};

/** Something that a caller has said: the command that recorded it, and how long it lasts. */
export interface Recorded {
  readonly command: string;
  readonly milliseconds: number;
}

/** What stands for the words of a recording: nobody has written them down. */
export const recordedWords = "(what was said)";

/** What stands in place of words that nobody may read. The same for every word: also their length would tell. */
export const concealment = "•••";

/**
 * A meeting: by the link in its invitation, or by the number that stands there as well and has been asked of the caller.
 * Nobody is shown a number or a passcode: whoever has them can listen.
 */
export type Meeting =
  | { readonly kind: "meeting"; readonly link: string }
  | { readonly kind: "meeting"; readonly number: string; readonly passcode?: string }
  /** One that is made for it: a group call to these people, who are called at once. */
  | { readonly kind: "meeting"; readonly people: readonly Destination[] };

/** What a command was given of the caller; undefined where there can be nothing. */
export function givenOf(command: CommandBody): Readonly<Record<string, string>> | undefined {
  if (command.type === "task") return command.given;
  if (command.type !== "dial" || command.to.kind !== "meeting" || !("number" in command.to)) return undefined;
  const { number, passcode } = command.to;
  return { number, ...(passcode === undefined ? {} : { passcode }) };
}

/** The command with this as what it was given. Without anything it cannot be carried out, and says so. */
export function withGiven<C extends CommandBody>(command: C, given: Readonly<Record<string, string>>): C {
  if (command.type === "task") return { ...command, given };
  if (command.type !== "dial" || givenOf(command) === undefined) return command;
  const { number = "", passcode } = given;
  return { ...command, to: { kind: "meeting", number, ...(passcode === undefined ? {} : { passcode }) } };
}

/** A command as it may be shown: without the words of what is concealed, and without what it was given of the caller. */
export function shownCommand<C extends CommandBody>(command: C): C {
  if (givenOf(command)) return withGiven(command, {});
  if (command.type !== "play" || !command.prompts.some(({ concealed }) => concealed)) return command;
  const prompts = command.prompts.map((prompt) =>
    prompt.concealed ? { ...prompt, text: concealment } : prompt,
  );
  return { ...command, prompts };
}

export type RejectReason = "busy" | "declined";

/**
 * What the engine asks for, mostly of the telephone. Plain data; nothing happens until the shell has committed it. `id` is
 * unique in the session and comes back in the event that settles the command.
 */
export type CallCommand = Addressed & CommandBody;

/** A command that goes to the telephone. All others are carried out elsewhere. */
export type PhoneCommand = Addressed & PhoneBody;

interface Addressed {
  readonly id: string;
  readonly leg: LegName;
}

export type CommandBody = PhoneBody | TaskBody;

export type PhoneBody =
  /** Pick up. Settled when media flows (`connected`), because only then can anything be played. */
  | { readonly type: "answer" }
  /** Turn an unanswered call away. */
  | { readonly type: "reject"; readonly reason: RejectReason }
  /** Send an unanswered call elsewhere. Several targets ring at once. */
  | { readonly type: "redirect"; readonly to: readonly Destination[]; readonly ringSeconds: number }
  /** Have the caller's keys reported, for the rest of the leg. */
  | { readonly type: "listen" }
  /** Play prompts one after the other, as one operation. */
  | { readonly type: "play"; readonly prompts: readonly Prompt[] }
  /** Record what the caller says, behind a beep and behind what still plays. */
  | ({ readonly type: "record" } & Recording)
  /** Press keys, for a machine at the other end; behind what still plays. `pauseMs`: milliseconds between two of them. */
  | { readonly type: "sendTones"; readonly keys: readonly DialKey[]; readonly pauseMs: number }
  /** Hand a recording on. It is safe by then: to be asked for it is all that it waits for. */
  | { readonly type: "deliver"; readonly recording: string; readonly mailbox: string }
  /** Stop what is playing or recording and everything queued behind it. */
  | { readonly type: "stop" }
  /** Hand an answered call over; with `replaces`, to the party on another leg of this session. */
  | { readonly type: "transfer"; readonly to: Destination; readonly replaces?: LegName }
  /**
   * Call somebody, or into a meeting: the command's leg is a new one. Done when media flows on it (`connected`), and failed by its end. Nobody
   * limits the ringing but the session: it hangs the leg up after so many seconds.
   */
  | { readonly type: "dial"; readonly to: Destination | Meeting; readonly ringSeconds: number }
  /**
   * Call somebody into the call; one of two becomes a group call by that. With `replaces`, the party on another leg of this
   * session comes over, and that leg ends.
   */
  | { readonly type: "invite"; readonly to: Destination; readonly replaces?: LegName }
  /** Nobody hears what is played, until `unmute`. In group calls only. */
  | { readonly type: "mute" }
  | { readonly type: "unmute" }
  /**
   * The caller hears music instead of the call, and nobody hears them, until they are taken back; without `music` it is
   * Graph's own. In group calls only, and one person of a call at a time.
   */
  | { readonly type: "hold"; readonly music?: Prompt }
  | { readonly type: "takeBack" }
  /** Tell Graph that the call is still wanted. */
  | { readonly type: "keepAlive" }
  /** End the leg. */
  | { readonly type: "hangUp" };

/** How a message is recorded, and whom it is for. */
export interface Recording {
  /** By whose name the installation knows where messages go. */
  readonly mailbox: string;
  /** The flow that recorded it. */
  readonly flow: string;
  /** Seconds: what is shorter counts as nothing, what is longer is cut off. */
  readonly shortest: number;
  readonly longest: number;
  /** Seconds of silence that end it: before the first word, and after one. */
  readonly untilFirstWord: number;
  readonly untilNextWord: number;
  readonly endKeys: readonly DialKey[];
  /** What becomes of it if the call ends before the caller has sent it. */
  readonly ifCallEnds: "deliver" | "discard";
}

/** Milliseconds that keys take to be pressed. How long one sounds is Graph's to say; nobody's takes longer. */
export function tonesLength({ keys, pauseMs }: CommandBody & { readonly type: "sendTones" }): number {
  return keys.length * (longestKeyMs + pauseMs);
}

const longestKeyMs = 500;

export type CommandType = CommandBody["type"];
export type PhoneCommandType = PhoneBody["type"];

/** What is true of every command of a type, read by the engine, the runner and the simulator's own checks alike. */
export interface CommandTrait {
  /** `reply`: the answer to the request settles it. `notification`: the request is only accepted; an event settles it later. */
  readonly settledBy: "reply" | "notification";
  /** Sending it twice would be heard or charged twice: the runner claims it before sending and never repeats it blindly. */
  readonly onceOnly: boolean;
  /** How a transcript names it. */
  readonly does: string;
}

export const commandTraits: { readonly [T in CommandType]: CommandTrait } = {
  answer: { settledBy: "notification", onceOnly: false, does: "answers" },
  reject: { settledBy: "notification", onceOnly: false, does: "rejects" },
  redirect: { settledBy: "notification", onceOnly: true, does: "redirects" },
  listen: { settledBy: "reply", onceOnly: false, does: "listens" },
  play: { settledBy: "notification", onceOnly: false, does: "plays" },
  record: { settledBy: "notification", onceOnly: true, does: "records" },
  sendTones: { settledBy: "notification", onceOnly: true, does: "presses keys" },
  deliver: { settledBy: "reply", onceOnly: false, does: "delivers" },
  stop: { settledBy: "reply", onceOnly: false, does: "stops" },
  transfer: { settledBy: "notification", onceOnly: true, does: "transfers" },
  dial: { settledBy: "notification", onceOnly: true, does: "calls" },
  invite: { settledBy: "notification", onceOnly: true, does: "invites" },
  mute: { settledBy: "reply", onceOnly: false, does: "mutes itself" },
  unmute: { settledBy: "reply", onceOnly: false, does: "can be heard again" },
  // Whoever is on hold already cannot be put there: sent twice it would seem to have failed.
  hold: { settledBy: "notification", onceOnly: true, does: "puts the caller on hold" },
  takeBack: { settledBy: "notification", onceOnly: false, does: "takes the caller back" },
  keepAlive: { settledBy: "reply", onceOnly: false, does: "keeps alive" },
  hangUp: { settledBy: "notification", onceOnly: false, does: "hangs up" },
  // Each task says for itself what may be done twice.
  task: { settledBy: "reply", onceOnly: false, does: "has done" },
};

type Of<T extends PhoneCommandType> = PhoneBody & { readonly type: T };

const nobody: readonly Destination[] = [];
const nowhere = () => nobody;

const leadsTo: { readonly [T in PhoneCommandType]: (command: Of<T>) => readonly Destination[] } = {
  answer: nowhere,
  reject: nowhere,
  redirect: ({ to }) => to,
  listen: nowhere,
  play: nowhere,
  record: nowhere,
  deliver: nowhere,
  stop: nowhere,
  // Whoever is on another leg was called before.
  transfer: ({ to, replaces }) => (replaces === undefined ? [to] : []),
  // A meeting that is there already rings nobody.
  dial: ({ to }) => (to.kind !== "meeting" ? [to] : "people" in to ? to.people : []),
  invite: ({ to, replaces }) => (replaces === undefined ? [to] : []),
  sendTones: nowhere,
  mute: nowhere,
  unmute: nowhere,
  hold: nowhere,
  takeBack: nowhere,
  keepAlive: nowhere,
  hangUp: nowhere,
};

/** Whom a command would have called: what has to be allowed before it is sent. */
export function destinationsOf<T extends PhoneCommandType>(command: Of<T>): readonly Destination[] {
  const { [command.type as T]: of } = leadsTo;
  return of(command);
}
