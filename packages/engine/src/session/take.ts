import {
  type CallEvent,
  type CommandType,
  callerLeg,
  type EndReason,
  type FailureReason,
  type LegName,
  limits,
  type Outcome,
  type Trigger,
} from "@dialtree/flow";
import { engineTimers } from "./engine-timers.ts";
import { holdSettled } from "./holding.ts";
import {
  aliasOf,
  closeLegs,
  dialled,
  furtherLegs,
  hangUpAgainMs,
  keyDue,
  leftAfterWords,
  legConnected,
  legDue,
  legEnded,
  legToned,
  letGo,
  notDialled,
  tookOver,
  whyNobodyCame,
} from "./legs.ts";
import { broughtAlong, legAhead, onTheWay, wayIsOver } from "./moving.ts";
import { awaitedKey, partKey, type Session, sounds, withoutLeg } from "./session.ts";
import { giveUpGap, type Received, receiveTone } from "./tones.ts";
import type { Turn } from "./turn.ts";

/** Brings one event to the machine, in the words it knows, and keeps the session's books. */
export function take(turn: Turn, event: CallEvent): void {
  switch (event.type) {
    case "incoming":
    case "outgoing":
      return turn.ignore("call already began");
    case "dialled":
      return dialled(turn, event.leg);
    case "grown":
      // Of a leg of our own it says no more than that there is one: a meeting has been a group call from its beginning.
      return event.leg === callerLeg ? grown(turn) : dialled(turn, event.leg);
    case "connected":
      return event.leg === callerLeg ? connected(turn) : legConnected(turn, event.leg);
    case "tone":
      if (event.leg !== callerLeg) return legToned(turn, event.leg, event.sequence, event.tone);
      return toned(turn, receiveTone(turn.session.tones, event.sequence, event.tone));
    case "result":
      return settled(turn, event);
    case "timer":
      return due(turn, event);
    case "ended":
      if (event.leg === callerLeg) return ended(turn, event);
      if (onTheWay(turn) && event.leg === legAhead(turn.session)) {
        wayIsOver(turn, event.leg);
        return close(turn, "remote");
      }
      return legEnded(turn, event.leg, event);
  }
}

/** Of legs of our own these say the same, whether or not their caller is still there. */
const takenLate: ReadonlySet<CallEvent["type"]> = new Set(["timer", "dialled", "grown", "tone", "result"]);

/** Brings one event to a call whose caller is gone already: legs of our own end, and nothing else. */
export function takeLate(turn: Turn, event: CallEvent): void {
  if (event.type === "timer" && event.timer === engineTimers.closing) return over(turn);
  if (event.leg === callerLeg && event.type !== "timer") return turn.ignore("call ended");
  if (takenLate.has(event.type)) take(turn, event);
  else if (event.type === "connected") legConnected(turn, event.leg);
  else if (event.type === "ended") legEnded(turn, event.leg, event);
  overIfAlone(turn);
}

function grown(turn: Turn): void {
  if (turn.session.group) return turn.ignore("a group call already");
  turn.update({ group: true });
}

function connected(turn: Turn): void {
  const { phase, legs, awaited } = turn.session;
  if (phase !== "ringing" && phase !== "calling") return turn.ignore("already connected");
  turn.update({
    phase: "answered",
    legs: { ...legs, [callerLeg]: { ...legs[callerLeg], state: "connected" } },
  });
  turn.disarm(engineTimers.ringing);
  turn.arm(engineTimers.keepAlive, limits.keepAliveMinutes * 60_000);
  if (isDialled(turn.session)) {
    // Rang for too long, and is being hung up: its end says so.
    if (!legs[callerLeg]?.wanted) return;
    turn.disarm(engineTimers.leg + callerLeg);
    turn.forget(callerLeg, "dial");
    return turn.feed(`dial.done.${callerLeg}`);
  }
  const expected = Object.hasOwn(awaited, awaitedKey(callerLeg, "answer"));
  if (expected) turn.forget(callerLeg, "answer");
  turn.feed(expected ? "answer.done" : "call.answered");
}

function toned(turn: Turn, { order, ready, waits }: Received): void {
  turn.update({ tones: order });
  turn.queue(ready);
  if (!waits) turn.disarm(engineTimers.toneGap);
  else if (!turn.session.timers.some(({ id }) => id === engineTimers.toneGap)) {
    turn.arm(engineTimers.toneGap, limits.toneGapMs);
  }
  turn.offerKeys();
}

type Result = CallEvent & { readonly type: "result" };

function settled(turn: Turn, event: Result): void {
  const { command, outcome, reason, answer, values } = event;
  const found = awaitedBy(turn.session, event);
  if (!found) return turn.ignore("result not awaited");
  const { leg, type } = found;
  if ("id" in command && Object.hasOwn(turn.session.awaited, partKey(leg, command.id)))
    return partSettled(turn, leg, command.id, outcome, reason);
  if (sounds(type) && reason === "cancelled") return cutOff(turn, leg, type);
  // That Graph took the request does not settle these: they are done when the call is connected, or gone.
  if (outcome === "done" && waitsForTheCall.has(type)) return turn.ignore("result not awaited");
  const goesOnThere = type === "invite" && leg === legAhead(turn.session);
  turn.forget(leg, type);
  if (goesOnThere) {
    if (broughtAlong(turn, leg, outcome)) return;
    return close(turn, "remote");
  }
  if (type === "dial" && outcome !== "done") {
    if (leg === callerLeg) return ended(turn, { reason: "lost", failure: reason ?? "error" }, outcome);
    return notDialled(turn, leg, outcome, reason);
  }
  if (type === "listen" && outcome === "failed") {
    const { legs } = turn.session;
    turn.update({ legs: { ...legs, [leg]: { state: "connected", ...legs[leg], deaf: true } } });
  }
  if (leg !== callerLeg) {
    // Nobody may be left ringing, or alone on a line.
    if (type === "hangUp") return turn.arm(engineTimers.leg + leg, hangUpAgainMs);
    if (type === "play" && leftAfterWords(turn, leg)) return;
    if (type === "invite" && outcome === "done") tookOver(turn, leg);
    // The caller is where they were brought, or gone: nobody stays there for them.
    if (type === "invite" && turn.session.phase === "closing") return letGo(turn, leg);
    return turn.session.phase === "closing" ? undefined : turn.feed(triggerOf(leg, type, outcome));
  }
  // A call that could not be answered or sent away still rings, and rings no longer than others.
  if (turn.session.phase === "ringing" && outcome !== "done" && (type === "answer" || type === "redirect")) {
    const left = turn.session.startedAt + limits.ringingSeconds * 1_000 - turn.at;
    turn.arm(engineTimers.ringing, Math.max(0, left));
  }
  if (type === "record") return recorded(turn, event);
  if (type === "invite") return invited(turn, outcome, reason);
  if (type === "hold" || type === "takeBack") holdSettled(turn, type, outcome);
  if (type === "task") {
    turn.disarm(engineTimers.task);
    if (outcome === "done") return turn.answered(answer, values);
  }
  turn.feed(`${type}.${outcome}`);
}

// What became of an invitation that Graph has taken on: a call of two is a group call since then, whoever comes.
const rang: ReadonlySet<FailureReason> = new Set(["busy", "declined", "no-answer", "unreachable"]);

function invited(turn: Turn, outcome: Outcome, reason: FailureReason | undefined): void {
  const hasRung = outcome === "failed" && reason !== undefined && rang.has(reason);
  if (outcome === "done" || hasRung) turn.update({ group: true });
  turn.feed(hasRung ? "invite.not-reached" : `invite.${outcome}`);
}

/** Nobody waits for a task for ever. What it may still come to is ignored. */
function waitedLongEnough(turn: Turn): void {
  turn.forget(callerLeg, "task");
  turn.feed("task.failed");
}

/** A recording ended: there is one, or nothing was said, or nobody knows. */
function recorded(turn: Turn, { command, outcome, reason, recorded: milliseconds }: Result): void {
  if (outcome === "failed" && (reason === "silence" || reason === "too-short"))
    return turn.feed(`record.${reason}`);
  // Done without anything that could be heard is not done.
  if (outcome === "done" && !("id" in command && milliseconds !== undefined))
    return turn.feed("record.failed");
  if ("id" in command && milliseconds !== undefined)
    turn.update({ recorded: { command: command.id, milliseconds } });
  turn.feed(`record.${outcome}`);
}

/** A play ended that others of the same saying follow. Half a number is worse than none: if it failed, so did they. */
function partSettled(
  turn: Turn,
  leg: LegName,
  id: string,
  outcome: Outcome,
  reason: FailureReason | undefined,
): void {
  const { [partKey(leg, id)]: _settled, ...awaited } = turn.session.awaited;
  turn.update({ awaited });
  // Whatever cut it off cut off those behind it as well, and is told by the last of them.
  if (outcome === "done" || reason === "cancelled") return;
  turn.command({ type: "stop" }, leg);
  turn.feed(triggerOf(leg, "play", outcome));
}

/** The trigger of a command's end, which names the leg unless it is the caller's. */
function triggerOf(leg: LegName, type: CommandType, outcome: Outcome): Trigger {
  return leg === callerLeg ? `${type}.${outcome}` : `${type}.${outcome}.${aliasOf(leg)}`;
}

// Longer than Graph takes from the end of a call's media to the end of the call.
const cutOffMs = 1_000;

/**
 * A prompt or a recording was cut off, and not by us. Nearly always the caller has hung up, which Graph tells a moment
 * later; only if it does not, it has failed.
 */
function cutOff(turn: Turn, leg: LegName, type: CommandType): void {
  turn.arm(engineTimers.cutOff + turn.session.awaited[awaitedKey(leg, type)], cutOffMs);
}

function stillSilent(turn: Turn, command: string): void {
  const found = awaitedAs(turn.session, command);
  if (!found || !sounds(found.type)) return turn.ignore("result not awaited");
  const { leg, type } = found;
  turn.forget(leg, type);
  turn.feed(triggerOf(leg, type, "failed"));
}

function due(turn: Turn, { timer: id, generation }: CallEvent & { readonly type: "timer" }): void {
  const timer = turn.session.timers.find((armed) => armed.id === id && armed.generation === generation);
  if (!timer) return turn.ignore("stale timer");
  turn.disarm(id);
  if (id.startsWith(engineTimers.cutOff)) return stillSilent(turn, id.slice(engineTimers.cutOff.length));
  if (id.startsWith(engineTimers.leg)) return legIsDue(turn, id.slice(engineTimers.leg.length));
  if (id.startsWith(engineTimers.key)) return keyDue(turn, id.slice(engineTimers.key.length));
  const ofLeg = id.startsWith(engineTimers.keepAlive) ? id.slice(engineTimers.keepAlive.length) : "";
  if (ofLeg !== "") return keepAlive(turn, id, ofLeg);
  switch (id) {
    case engineTimers.toneGap:
      return toned(turn, giveUpGap(turn.session.tones));
    case engineTimers.keepAlive:
      return keepAlive(turn, id, callerLeg);
    case engineTimers.task:
      return waitedLongEnough(turn);
    case engineTimers.ringing:
      return turn.fault("rang_too_long");
    case engineTimers.callLimit:
      return tooLong(turn);
    default:
      return turn.elapse(timer);
  }
}

function keepAlive(turn: Turn, timer: string, leg: LegName): void {
  turn.command({ type: "keepAlive" }, leg);
  turn.arm(timer, limits.keepAliveMinutes * 60_000);
}

// Of a caller that we have called the end has to come first: until then the line is taken.
function legIsDue(turn: Turn, leg: LegName): void {
  const { legs } = turn.session;
  if (leg !== callerLeg || !legs[callerLeg]) return legDue(turn, leg);
  const { wanted: _, ...found } = legs[callerLeg];
  turn.update({ legs: { ...legs, [callerLeg]: found } });
  if (found.state !== "dialling") turn.command({ type: "hangUp" });
}

// A call that is just being handed over or ended must not be handed over twice: the limit looks again a little later.
const lookAgainMs = 60_000;

function tooLong(turn: Turn): void {
  const leaving = endsWhat.some(([type]) => awaitedType(turn.session, type));
  if (leaving) turn.arm(engineTimers.callLimit, lookAgainMs);
  else turn.fault("call_too_long");
}

type End = Pick<CallEvent & { readonly type: "ended" }, "reason" | "failure">;

function ended(turn: Turn, told: End, dialling?: "failed" | "unknown"): void {
  const { legs } = turn.session;
  const comesOver = told.reason === undefined || told.reason === "transferred";
  if (comesOver && legAhead(turn.session) !== undefined) {
    turn.update({ legs: { ...legs, [callerLeg]: { state: "ended" } } });
    return;
  }
  const called = dialling !== undefined || isDialled(turn.session);
  const unanswered = legs[callerLeg]?.wanted === undefined;
  turn.update({ legs: { ...legs, [callerLeg]: { ...legs[callerLeg], state: "ended" } } });
  if (called && nobodyCame(turn, told, dialling, unanswered)) return;
  close(turn, called ? "unreached" : (told.reason ?? impliedEnd(turn.session)));
}

/** The caller is gone, or never was. */
export function close(turn: Turn, reason: EndReason): void {
  turn.feed("call.ended");
  // Nothing is awaited any more but of legs of our own, and what the caller keyed is forgotten with the call.
  turn.forgetRecorded();
  turn.update({
    phase: "closing",
    ended: { at: turn.at, reason },
    awaited: withoutLeg(turn.session.awaited, callerLeg),
    timers: [],
    keys: [],
    tones: { held: [] },
    variables: {},
    sensitive: [],
    entry: [],
  });
  closeLegs(turn, reason);
  overIfAlone(turn);
}

/** Whom we have called did not come. Whether the flow calls anew: then the session goes on. */
function nobodyCame(
  turn: Turn,
  told: End,
  dialling: "failed" | "unknown" | undefined,
  unanswered: boolean,
): boolean {
  turn.disarm(engineTimers.leg + callerLeg);
  for (const type of ["dial", "hangUp"] as const) turn.forget(callerLeg, type);
  const why = unanswered ? "no-answer" : whyNobodyCame(told);
  turn.update({ phase: "unreached" });
  turn.feed(dialling === "unknown" ? `dial.unknown.${callerLeg}` : `dial.failed.${callerLeg}.${why}`);
  return isDialled(turn.session);
}

/** Whether the caller is somebody whom we are calling just now. */
function isDialled({ awaited }: Session): boolean {
  return Object.hasOwn(awaited, awaitedKey(callerLeg, "dial"));
}

function overIfAlone(turn: Turn): void {
  if (turn.session.phase === "closing" && furtherLegs(turn.session).length === 0) over(turn);
}

function over(turn: Turn): void {
  const { ended } = turn.session;
  if (ended) turn.note({ kind: "ended", reason: ended.reason });
  turn.update({ phase: "ended", awaited: {}, timers: [] });
}

// Graph often ends a call without a reason. What we asked for last tells why.
const endsWhat: readonly (readonly [CommandType, EndReason])[] = [
  ["transfer", "transferred"],
  ["redirect", "redirected"],
  ["reject", "rejected"],
  ["hangUp", "local"],
];

const waitsForTheCall: ReadonlySet<CommandType> = new Set([
  "answer",
  "dial",
  ...endsWhat.map(([type]) => type),
]);

function impliedEnd(session: Session): EndReason {
  const { legs, awaited } = session;
  const isBroughtIn = furtherLegs(session).some(
    (leg) =>
      legs[leg]?.tookOver || (legs[leg]?.takesOver && Object.hasOwn(awaited, awaitedKey(leg, "invite"))),
  );
  if (isBroughtIn) return "transferred";
  return endsWhat.find(([type]) => awaitedType(session, type))?.[1] ?? "remote";
}

function awaitedType(session: Session, type: CommandType): CommandType | undefined {
  return Object.hasOwn(session.awaited, awaitedKey(callerLeg, type)) ? type : undefined;
}

/** What the event of a result settles: by its id, or the newest of its type on the event's leg. */
function awaitedBy(session: Session, { leg, command }: Result): Awaited | undefined {
  if ("id" in command) return awaitedAs(session, command.id);
  return Object.hasOwn(session.awaited, awaitedKey(leg, command.type))
    ? { leg, type: command.type }
    : undefined;
}

interface Awaited {
  readonly leg: LegName;
  readonly type: CommandType;
}

function awaitedAs(session: Session, id: string): Awaited | undefined {
  const key = Object.keys(session.awaited).find((candidate) => session.awaited[candidate] === id);
  const [leg, type] = key?.split(" ") ?? [];
  return leg === undefined ? undefined : { leg, type: type as CommandType };
}
