import type { Moved } from "@dialtree/engine";
import {
  type CallCommand,
  type CallerKind,
  type CallShape,
  type CommandType,
  callerLeg,
  commandTraits,
  type Destination,
  type EndReason,
  type EventBody,
  type FailureReason,
  growthTable,
  type LegName,
  type Outcome,
  type Party,
  type Passage,
  reach,
  type Tone,
  taskTraits,
} from "@dialtree/flow";
import type { PromptLength } from "../lengths.ts";
import type { Answer } from "./answers.ts";
import { begun, endOf, spoken, type Tape, tapeAt } from "./tape.ts";

/**
 * What the telephone will tell, and when. `play`, `record` and `presses` are set on the end of a prompt, of a recording and of
 * keys, so that a stop can take it back.
 */
export interface Planned {
  readonly at: number;
  /** Left out of the caller's own. */
  readonly leg?: LegName;
  readonly event: EventBody;
  readonly play?: string;
  readonly record?: string;
  readonly presses?: string;
}

/**
 * Stands in for a telephone: a pure account of what it will tell. It plays prompts one after the other, as long as they
 * last, and settles each command with exactly one event.
 */
export interface Telephone {
  readonly planned: readonly Planned[];
  readonly answers: readonly Answer[];
  /** When the last prompt of the queue will have been said. */
  readonly mediaBusyUntil: number;
  readonly callerKind: CallerKind;
  /** The caller can be told from others in a call. */
  readonly callerSeen: boolean;
  readonly answered: boolean;
  readonly shape: CallShape;
  /** The caller is on hold. */
  readonly held?: true;
  /** The recording that is made or waits to be. */
  readonly recording?: Tape;
  /** When legs of our own that something is said on will be silent. */
  readonly legsBusyUntil: Readonly<Record<LegName, number>>;
}

// Graph refuses these before the answer, and the others after it.
const needsAnswer: ReadonlySet<CommandType> = new Set([
  "listen",
  "play",
  "record",
  "sendTones",
  "invite",
  "mute",
  "unmute",
  "hold",
  "takeBack",
  "stop",
  "transfer",
  "keepAlive",
]);
// In a group call Graph would have to be told whom of all.
const needsCallOfTwo: ReadonlySet<CommandType> = new Set(["transfer"]);
const needsGroup: ReadonlySet<CommandType> = new Set(["mute", "unmute", "hold", "takeBack"]);
const ofCaller: ReadonlySet<CommandType> = new Set(["hold", "takeBack"]);
const needsRinging: ReadonlySet<CommandType> = new Set(["answer", "reject", "redirect"]);

/** How long things take, in milliseconds: plausible, and short enough that transcripts read well. */
const takes = {
  connecting: 500,
  reply: 50,
  music: 200,
  task: 200,
  failingPrompt: 200,
  beep: 500,
  key: 100,
  handingOver: 1_000,
  ringing: 100,
  joining: 100,
  pickingUp: 4_000,
  comingIn: 3_000,
  turningAway: 1_000,
  ending: 100,
} as const;

export function newTelephone(
  caller: Party,
  called: Party,
  answers: readonly Answer[],
  shape: CallShape = "two",
): Telephone {
  return {
    planned: [],
    answers,
    mediaBusyUntil: 0,
    callerKind: callerKindOf(caller, called),
    callerSeen: caller.kind === "phone" || ("id" in caller && caller.id !== undefined),
    answered: false,
    shape,
    legsBusyUntil: {},
  };
}

/** How a caller came in, as far as it decides where the call can be sent. */
export function callerKindOf(caller: Party, called: Party): CallerKind {
  if (called.kind === "bot") return "user to bot";
  if (caller.kind !== "user" && caller.kind !== "guest") return "phone to account";
  const calledTenant = called.kind === "account" ? called.tenant : undefined;
  const outside =
    caller.kind === "guest" ||
    (caller.tenant !== undefined && calledTenant !== undefined && caller.tenant !== calledTenant);
  return outside ? "outside user to account" : "user to account";
}

/** The telephone once media flows. */
export function pickedUp(telephone: Telephone): Telephone {
  return { ...telephone, answered: true };
}

/** The telephone once the flow has gone over to another call, where the caller is among others. */
export function wentOver(telephone: Telephone, { from, left }: Moved): Telephone {
  const named = (leg: LegName | undefined): LegName | undefined =>
    leg === undefined ? left : leg === from ? undefined : leg;
  const planned = telephone.planned.map(({ leg, ...item }): Planned => {
    const now = named(leg);
    return now === undefined ? item : { ...item, leg: now };
  });
  const { [from]: mediaBusyUntil = 0, ...legsBusyUntil } = telephone.legsBusyUntil;
  return { ...telephone, planned, mediaBusyUntil, legsBusyUntil, shape: "group" };
}

/** What a command sets going. */
export function obey(
  telephone: Telephone,
  command: CallCommand,
  at: number,
  promptLength: PromptLength,
): Telephone {
  const { outcome, reason, answers, scripted } = nextAnswer(telephone, command);
  const after = { ...telephone, answers };
  if (command.type === "dial") {
    const toMeeting = isThere(command.to) && outcome === "done" ? { takes: takes.joining } : {};
    return call(after, command, at, { ...toMeeting, ...scripted, outcome, reason });
  }
  if (command.type === "invite" && command.replaces === callerLeg)
    return bringIn(after, command, at, { outcome, reason });
  if (command.leg !== callerLeg) return obeyOn(after, command, at, promptLength);
  const settle = (delay: number, settled: EventBody): Telephone =>
    plan(after, { at: at + delay, event: settled });
  const result: EventBody = {
    type: "result",
    command: { id: command.id },
    outcome,
    ...(reason ? { reason } : {}),
  };
  if (command.type === "task") {
    const answer = scripted?.answer ?? taskTraits[command.task].answers[0];
    const values = scripted?.values;
    const came =
      outcome === "done" && answer !== undefined
        ? { ...result, answer, ...(values === undefined ? {} : { values }) }
        : result;
    return settle(scripted?.takes ?? takes.task, came);
  }
  if (command.type === "play") return play(after, command, at, result, promptLength);
  if (command.type === "record" && outcome === "done") return record(after, command, at);
  if (command.type === "sendTones" && outcome === "done" && command.keys.length > 0)
    return pressKeys(after, command, at, result);
  if (command.type === "stop") return plan(stopMedia(after, at), { at: at + takes.reply, event: result });
  if (outcome !== "done")
    return settle(
      commandTraits[command.type].settledBy === "reply" ? takes.reply : takes.handingOver,
      result,
    );
  switch (command.type) {
    case "answer":
      return settle(takes.connecting, { type: "connected" });
    case "invite":
      return { ...settle(takes.comingIn, result), shape: "group" };
    case "redirect":
      return settle(takes.handingOver, endedBy("redirected"));
    case "transfer": {
      const handed = settle(takes.handingOver, endedBy("transferred"));
      if (command.replaces === undefined) return handed;
      const left = at + takes.handingOver + takes.reply;
      return plan(handed, { at: left, leg: command.replaces, event: endedBy("transferred") });
    }
    case "reject":
      return settle(takes.ending, endedBy("rejected"));
    case "hangUp":
      return settle(takes.ending, endedBy("local"));
    case "hold":
      return { ...settle(takes.music, result), held: true };
    case "takeBack": {
      const { held: _, ...back } = settle(takes.reply, result);
      return back;
    }
    case "listen":
    case "mute":
    case "unmute":
    case "keepAlive":
    case "deliver":
      return settle(takes.reply, result);
    case "sendTones":
      return settle(takes.reply, { ...result, outcome: "failed", reason: "error" });
    case "record":
      throw new Error("A recording that works was begun above.");
  }
}

function endedBy(reason: EndReason): EventBody {
  return { type: "ended", reason };
}

/** Somebody is called: they pick up, or turn the call away, or let it ring until it is ended. */
function call(
  telephone: Telephone,
  { id, leg }: CallCommand,
  at: number,
  told: Pick<Answer, "outcome" | "takes" | "afterwards"> & { readonly reason: FailureReason | undefined },
): Telephone {
  const { outcome, reason, takes: after, afterwards } = told;
  const on = leg === callerLeg ? {} : { leg };
  const result: EventBody = { type: "result", command: { id }, outcome, ...(reason ? { reason } : {}) };
  const neverRings = outcome === "unknown" || reason === "error" || reason === "refused";
  if (neverRings) return plan(telephone, { ...on, at: at + takes.reply, event: result });
  const ringing = plan(telephone, { ...on, at: at + takes.ringing, event: { type: "dialled" } });
  if (reason === "no-answer") return ringing;
  if (outcome === "done") {
    const picksUp = at + (after ?? takes.pickingUp) + takes.connecting;
    const talking = plan(ringing, { ...on, at: picksUp, event: { type: "connected" } });
    if (!afterwards) return talking;
    const event: EventBody =
      afterwards.does === "leaves" ? endedBy("remote") : { type: "tone", sequence: 1, tone: afterwards.key };
    return plan(talking, { ...on, at: picksUp + afterwards.after, event });
  }
  const turnedAway: EventBody = { type: "ended", ...(reason ? { failure: reason } : {}) };
  return plan(ringing, { ...on, at: at + (after ?? takes.turningAway), event: turnedAway });
}

/** The caller comes over into the call on a leg of our own. Graph says of the end of their own leg only that it is over. */
function bringIn(
  telephone: Telephone,
  { id, leg }: CallCommand,
  at: number,
  { outcome, reason }: { readonly outcome: Outcome; readonly reason?: FailureReason | undefined },
): Telephone {
  const event: EventBody = { type: "result", command: { id }, outcome, ...(reason ? { reason } : {}) };
  const told = plan(telephone, { at: at + takes.reply, leg, event });
  return outcome === "done" ? plan(told, { at: at + takes.reply, event: { type: "ended" } }) : told;
}

/** A command on a leg of our own. Nobody speaks there but the line itself. */
function obeyOn(
  telephone: Telephone,
  command: CallCommand,
  at: number,
  promptLength: PromptLength,
): Telephone {
  const { leg, id } = command;
  const result: EventBody = { type: "result", command: { id }, outcome: "done" };
  const others = telephone.planned.filter((item) => item.leg !== leg);
  if (command.type === "hangUp")
    return plan({ ...telephone, planned: others }, { at: at + takes.ending, leg, event: endedBy("local") });
  if (command.type !== "play") return plan(telephone, { at: at + takes.reply, leg, event: result });
  const length = command.prompts.reduce((sum, prompt) => sum + promptLength(prompt), 0);
  const ends = Math.max(at, telephone.legsBusyUntil[leg] ?? 0) + length;
  const legsBusyUntil = { ...telephone.legsBusyUntil, [leg]: ends };
  return plan({ ...telephone, legsBusyUntil }, { at: ends, leg, event: result });
}

function play(
  telephone: Telephone,
  { id, prompts }: CallCommand & { readonly type: "play" },
  at: number,
  result: EventBody & { readonly type: "result" },
  promptLength: PromptLength,
): Telephone {
  const length = prompts.reduce((sum, prompt) => sum + promptLength(prompt), 0);
  const begins = Math.max(at, telephone.mediaBusyUntil);
  const ends = begins + (result.outcome === "done" ? length : takes.failingPrompt);
  return { ...plan(telephone, { at: ends, event: result, play: id }), mediaBusyUntil: ends };
}

// Behind what still plays; a pause follows each key, the last one as well.
function pressKeys(
  telephone: Telephone,
  { id, keys, pauseMs }: CallCommand & { readonly type: "sendTones" },
  at: number,
  result: EventBody,
): Telephone {
  const ends = Math.max(at, telephone.mediaBusyUntil) + keys.length * (takes.key + pauseMs);
  return { ...plan(telephone, { at: ends, event: result, presses: id }), mediaBusyUntil: ends };
}

// Begins behind what still plays, and a beep.
function record(
  telephone: Telephone,
  command: CallCommand & { readonly type: "record" },
  at: number,
): Telephone {
  const tape = begun(command, Math.max(at, telephone.mediaBusyUntil) + takes.beep);
  return recordedUntil(telephone, tape, endOf(tape));
}

/** The caller speaks. Heard only where it is recorded. */
export function spokenTo(telephone: Telephone, at: number, milliseconds: number): Telephone {
  const { recording } = telephone;
  if (!recording || at < recording.begins || at >= recording.ends) return telephone;
  const tape = spoken(recording, at, milliseconds);
  return recordedUntil(telephone, tape, endOf(tape));
}

/** A key was pressed: it may be one that ends a recording. */
export function keyed(telephone: Telephone, tone: Tone, at: number): Telephone {
  const { recording } = telephone;
  if (!recording?.endKeys.some((key) => key === tone)) return telephone;
  if (at < recording.begins || at >= recording.ends) return telephone;
  return recordedUntil(telephone, recording, at);
}

function recordedUntil(telephone: Telephone, tape: Tape, ends: number): Telephone {
  const { command } = tape;
  const others = telephone.planned.filter((item) => item.record !== command);
  const event: EventBody = { type: "result", command: { id: command }, ...tapeAt(tape, ends) };
  return {
    ...telephone,
    planned: [...others, { at: ends, event, record: command }],
    recording: { ...tape, ends },
    mediaBusyUntil: ends,
  };
}

// Whatever was still to be said or recorded ends now, as cancelled.
function stopMedia(telephone: Telephone, at: number): Telephone {
  const { recording: _stopped, ...silent } = telephone;
  const planned = telephone.planned.map((item): Planned => {
    const id = item.play ?? item.record ?? item.presses;
    if (id === undefined || item.at <= at) return item;
    const event: EventBody = { type: "result", command: { id }, outcome: "failed", reason: "cancelled" };
    return { ...item, at: at + takes.reply, event };
  });
  return { ...silent, planned, mediaBusyUntil: at };
}

function plan(telephone: Telephone, item: Planned): Telephone {
  return { ...telephone, planned: [...telephone.planned, item] };
}

function nextAnswer(
  telephone: Telephone,
  command: CallCommand,
): {
  outcome: Outcome;
  reason?: FailureReason | undefined;
  answers: readonly Answer[];
  scripted?: Answer;
} {
  const index = telephone.answers.findIndex((answer) => answer.command === command.type);
  const scripted = telephone.answers[index];
  if (scripted) {
    return {
      outcome: scripted.outcome,
      reason: scripted.reason,
      answers: telephone.answers.toSpliced(index, 1),
      scripted,
    };
  }
  return { ...usualEnd(telephone, command), answers: telephone.answers };
}

/** How a command ends where nobody has said how: it works wherever Teams can do it at all. */
export function usualEnd(telephone: Telephone, command: CallCommand): Pick<Answer, "outcome" | "reason"> {
  const inPhase =
    command.leg !== callerLeg ||
    (telephone.answered ? !needsRinging.has(command.type) : !needsAnswer.has(command.type));
  const possible =
    inPhase &&
    !isInVain(telephone, command) &&
    (command.leg !== callerLeg || fitsShape(telephone, command.type)) &&
    targetsOf(command).every(
      ({ way, to }) => reach(telephone.callerKind, way, to.kind).support !== "unsupported",
    );
  if (!possible) return { outcome: "failed", reason: "refused" };
  return changesNothing(telephone, command.type)
    ? { outcome: "failed", reason: "error" }
    : { outcome: "done" };
}

/** Nobody is put on hold twice, nor taken back who is not on hold. */
function changesNothing({ held }: Telephone, type: CommandType): boolean {
  return type === "hold" ? held === true : type === "takeBack" && !held;
}

/** Once it is a group call nobody can be called whom the caller is to be handed on to. */
function isInVain({ shape }: Telephone, { type, leg }: CallCommand): boolean {
  return shape === "group" && type === "dial" && leg !== callerLeg;
}

function fitsShape({ shape, callerKind, callerSeen }: Telephone, type: CommandType): boolean {
  if (ofCaller.has(type) && !callerSeen) return false;
  if (shape === "group") return !needsCallOfTwo.has(type);
  return !needsGroup.has(type) && (type !== "invite" || growthTable[callerKind].support !== "unsupported");
}

/** A meeting that is there already: nobody has to pick up. */
function isThere(to: (CallCommand & { readonly type: "dial" })["to"]): boolean {
  return to.kind === "meeting" && !("people" in to);
}

function targetsOf(command: CallCommand): readonly { way: Passage; to: Destination }[] {
  if (command.type === "redirect") return command.to.map((to) => ({ way: "redirect", to }));
  if (command.type !== "transfer" && command.type !== "dial" && command.type !== "invite") return [];
  const { type: way, to } = command;
  if (to.kind !== "meeting") return [{ way, to }];
  // Whether somebody may come into a meeting is for those to say who are there.
  return "people" in to ? to.people.map((one) => ({ way, to: one })) : [];
}

/** The leg that all of this happens on. */
export const leg = callerLeg;
