import {
  type CallEvent,
  type CommandType,
  callerLeg,
  type EndReason,
  type FailureReason,
  limits,
  type Outcome,
} from "@dialtree/flow";
import { awaitedKey, partKey, type Session, sounds } from "./session.ts";
import { giveUpGap, type Received, receiveTone } from "./tones.ts";
import { engineTimers, type Turn } from "./turn.ts";

/** Brings one event to the machine, in the words it knows, and keeps the session's books. */
export function take(turn: Turn, event: CallEvent): void {
  switch (event.type) {
    case "incoming":
      return turn.ignore("call already began");
    case "connected":
      return connected(turn);
    case "tone":
      return toned(turn, receiveTone(turn.session.tones, event.sequence, event.tone));
    case "result":
      return settled(turn, event);
    case "timer":
      return due(turn, event);
    case "ended":
      return ended(turn, event.leg, event.reason);
  }
}

function connected(turn: Turn): void {
  const { phase, legs, awaited } = turn.session;
  if (phase !== "ringing") return turn.ignore("already connected");
  turn.update({
    phase: "answered",
    legs: { ...legs, [callerLeg]: { ...legs[callerLeg], state: "connected" } },
  });
  turn.disarm(engineTimers.ringing);
  turn.arm(engineTimers.keepAlive, limits.keepAliveMinutes * 60_000);
  const expected = Object.hasOwn(awaited, awaitedKey(callerLeg, "answer"));
  if (expected) forget(turn, "answer");
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
  const type = "type" in command ? awaitedType(turn.session, command.type) : typeOf(turn.session, command.id);
  if (!type) return turn.ignore("result not awaited");
  if ("id" in command && Object.hasOwn(turn.session.awaited, partKey(callerLeg, command.id)))
    return partSettled(turn, command.id, outcome, reason);
  if (sounds(type) && reason === "cancelled") return cutOff(turn, type);
  // That Graph took the request does not settle these: they are done when the call is connected, or gone.
  if (outcome === "done" && waitsForTheCall.has(type)) return turn.ignore("result not awaited");
  forget(turn, type);
  if (type === "listen" && outcome === "failed") {
    const { legs } = turn.session;
    turn.update({ legs: { ...legs, [callerLeg]: { state: "connected", ...legs[callerLeg], deaf: true } } });
  }
  // A call that could not be answered or sent away still rings, and rings no longer than others.
  if (turn.session.phase === "ringing" && outcome !== "done" && (type === "answer" || type === "redirect")) {
    const left = turn.session.startedAt + limits.ringingSeconds * 1_000 - turn.at;
    turn.arm(engineTimers.ringing, Math.max(0, left));
  }
  if (type === "record") return recorded(turn, event);
  if (type === "task") {
    turn.disarm(engineTimers.task);
    if (outcome === "done") return turn.answered(answer, values);
  }
  turn.feed(`${type}.${outcome}`);
}

/** Nobody waits for a task for ever. What it may still come to is ignored. */
function waitedLongEnough(turn: Turn): void {
  forget(turn, "task");
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
function partSettled(turn: Turn, id: string, outcome: Outcome, reason: FailureReason | undefined): void {
  const { [partKey(callerLeg, id)]: _settled, ...awaited } = turn.session.awaited;
  turn.update({ awaited });
  // Whatever cut it off cut off those behind it as well, and is told by the last of them.
  if (outcome === "done" || reason === "cancelled") return;
  turn.command({ type: "stop" });
  turn.feed(`play.${outcome}`);
}

// Longer than Graph takes from the end of a call's media to the end of the call.
const cutOffMs = 1_000;

/**
 * A prompt or a recording was cut off, and not by us. Nearly always the caller has hung up, which Graph tells a moment
 * later; only if it does not, it has failed.
 */
function cutOff(turn: Turn, type: CommandType): void {
  turn.arm(engineTimers.cutOff + turn.session.awaited[awaitedKey(callerLeg, type)], cutOffMs);
}

function stillSilent(turn: Turn, command: string): void {
  const type = typeOf(turn.session, command);
  if (type === undefined || !sounds(type)) return turn.ignore("result not awaited");
  forget(turn, type);
  turn.feed(`${type}.failed`);
}

function due(turn: Turn, { timer: id, generation }: CallEvent & { readonly type: "timer" }): void {
  const timer = turn.session.timers.find((armed) => armed.id === id && armed.generation === generation);
  if (!timer) return turn.ignore("stale timer");
  turn.disarm(id);
  if (id.startsWith(engineTimers.cutOff)) return stillSilent(turn, id.slice(engineTimers.cutOff.length));
  switch (id) {
    case engineTimers.toneGap:
      return toned(turn, giveUpGap(turn.session.tones));
    case engineTimers.keepAlive:
      turn.command({ type: "keepAlive" });
      return turn.arm(engineTimers.keepAlive, limits.keepAliveMinutes * 60_000);
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

// A call that is just being handed over or ended must not be handed over twice: the limit looks again a little later.
const lookAgainMs = 60_000;

function tooLong(turn: Turn): void {
  const leaving = endsWhat.some(([type]) => awaitedType(turn.session, type));
  if (leaving) turn.arm(engineTimers.callLimit, lookAgainMs);
  else turn.fault("call_too_long");
}

function ended(turn: Turn, leg: string, told: EndReason | undefined): void {
  const { legs } = turn.session;
  turn.update({ legs: { ...legs, [leg]: { ...legs[leg], state: "ended" } } });
  if (leg !== callerLeg) return;
  const reason = told ?? impliedEnd(turn.session);
  turn.feed("call.ended");
  turn.note({ kind: "ended", reason });
  // Nothing is awaited any more, and what the caller keyed is forgotten with the call.
  turn.forgetRecorded();
  turn.update({
    phase: "ended",
    ended: { at: turn.at, reason },
    awaited: {},
    timers: [],
    keys: [],
    tones: { held: [] },
    variables: {},
    sensitive: [],
    entry: [],
  });
}

// Graph often ends a call without a reason. What we asked for last tells why.
const endsWhat: readonly (readonly [CommandType, EndReason])[] = [
  ["transfer", "transferred"],
  ["redirect", "redirected"],
  ["reject", "rejected"],
  ["hangUp", "local"],
];

const waitsForTheCall: ReadonlySet<CommandType> = new Set(["answer", ...endsWhat.map(([type]) => type)]);

function impliedEnd(session: Session): EndReason {
  return endsWhat.find(([type]) => awaitedType(session, type))?.[1] ?? "remote";
}

function awaitedType(session: Session, type: CommandType): CommandType | undefined {
  return Object.hasOwn(session.awaited, awaitedKey(callerLeg, type)) ? type : undefined;
}

function typeOf(session: Session, id: string): CommandType | undefined {
  const key = Object.keys(session.awaited).find((candidate) => session.awaited[candidate] === id);
  return key?.split(" ")[1] as CommandType | undefined;
}

function forget(turn: Turn, type: CommandType): void {
  const { [awaitedKey(callerLeg, type)]: _settled, ...awaited } = turn.session.awaited;
  turn.update({ awaited });
}
