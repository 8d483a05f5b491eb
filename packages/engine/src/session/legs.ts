import {
  type CallEvent,
  callerLeg,
  type Destination,
  type EndReason,
  type FailureReason,
  type LegName,
  legPressed,
  limits,
  type Meeting,
  type Prompt,
  type Tone,
} from "@dialtree/flow";
import { engineTimers } from "./engine-timers.ts";
import { awaitedKey, type Leg, type Session, withoutLeg } from "./session.ts";
import type { Turn } from "./turn.ts";

/** The name that a node gave a leg: `agent-1` of `agent-1.7`. */
export function aliasOf(leg: LegName): LegName {
  return leg.split(".")[0] ?? leg;
}

/** The leg that a node means by a name; undefined when there is none that it still wants. */
export function legMeant({ legs }: Pick<Session, "legs">, alias: LegName): LegName | undefined {
  if (alias === callerLeg) return callerLeg;
  return Object.keys(legs).findLast((leg) => legs[leg]?.wanted && aliasOf(leg) === alias);
}

/** Legs beside the caller's that are not over. */
export function furtherLegs({ legs }: Pick<Session, "legs">): readonly LegName[] {
  return Object.keys(legs).filter((leg) => leg !== callerLeg && legs[leg]?.state !== "ended");
}

/**
 * Calls somebody. The command's number makes the leg another one than those that were dialled under the same name before:
 * of them there may still be news on its way.
 */
export function dial(turn: Turn, alias: LegName, to: Destination | Meeting, ringSeconds: number): void {
  // A leg that nobody is asked for never comes about, and would never end.
  if (alias !== callerLeg && turn.isForNobody) return;
  const earlier = legMeant(turn.session, alias);
  if (earlier !== undefined && earlier !== callerLeg) letGo(turn, earlier);
  const leg = alias === callerLeg ? callerLeg : `${alias}.${turn.session.commandsMade + 1}`;
  setLeg(turn, leg, { state: "dialling", wanted: true });
  turn.command({ type: "dial", to, ringSeconds }, leg);
  turn.arm(engineTimers.leg + leg, ringSeconds * 1_000);
}

/** Nobody wants the leg any more: it stops ringing, and whoever has picked up is released. */
export function letGo(turn: Turn, leg: LegName): void {
  const { wanted: _, parting: _words, ...found } = turn.session.legs[leg] ?? { state: "ended" };
  if (found.state === "ended") return;
  setLeg(turn, leg, found);
  for (const timer of [engineTimers.keepAlive, engineTimers.key]) turn.disarm(timer + leg);
  // What Graph has no name for yet cannot be hung up: it is as soon as there is one.
  if (found.state === "dialling") return turn.disarm(engineTimers.leg + leg);
  hangUp(turn, leg);
}

// Two who pick up in the same moment are told of one after the other; whoever still rings then stops ringing after it.
const momentMs = 700;
// Longer than anybody should have to listen to why they are let go.
const partingMs = 20_000;

/** Somebody is not needed any more, and hears why if they have picked up, or do in this moment. */
export function release(turn: Turn, leg: LegName, parting: readonly Prompt[]): void {
  const found = turn.session.legs[leg];
  if (parting.length === 0 || !found || found.state === "ended") return letGo(turn, leg);
  const { wanted: _, ...known } = found;
  setLeg(turn, leg, { ...known, parting });
  turn.disarm(engineTimers.key + leg);
  if (found.state === "connected") return takeLeave(turn, leg, parting);
  turn.arm(engineTimers.leg + leg, momentMs);
}

function takeLeave(turn: Turn, leg: LegName, prompts: readonly Prompt[]): void {
  if (Object.hasOwn(turn.session.awaited, awaitedKey(leg, "play"))) turn.command({ type: "stop" }, leg);
  turn.command({ type: "play", prompts }, leg);
  turn.arm(engineTimers.leg + leg, partingMs);
}

/** What was said on a leg is over. Whether that was all that was left to be done on it. */
export function leftAfterWords(turn: Turn, leg: LegName): boolean {
  if (!turn.session.legs[leg]?.parting) return false;
  hangUp(turn, leg);
  return true;
}

/** Each node's own legs go with it. */
export function letAllGo(turn: Turn): void {
  // At each node of each call, and next to none has other legs than its caller's: so no list is made of them.
  const { legs } = turn.session;
  for (const leg in legs) if (leg !== callerLeg && turn.session.legs[leg]?.wanted) letGo(turn, leg);
}

/** Graph has a name for the leg: it rings, or is about to. */
export function dialled(turn: Turn, leg: LegName): void {
  const found = turn.session.legs[leg];
  if (found?.state !== "dialling") return turn.ignore("already dialled");
  setLeg(turn, leg, { ...found, state: "ringing" });
  // Whoever is being released may still pick up in this moment.
  if (!found.wanted && !found.parting) hangUp(turn, leg);
}

/** Somebody has picked up; on a leg that nobody wants any more, too late. */
export function legConnected(turn: Turn, leg: LegName): void {
  const found = turn.session.legs[leg];
  if (!found || found.state === "connected" || found.state === "ended")
    return turn.ignore("already connected");
  setLeg(turn, leg, { ...found, state: "connected" });
  turn.forget(leg, "dial");
  if (!found.wanted) {
    if (found.parting) takeLeave(turn, leg, found.parting);
    else if (!isAwaited(turn, leg, "hangUp")) hangUp(turn, leg);
    return;
  }
  turn.disarm(engineTimers.leg + leg);
  turn.arm(engineTimers.keepAlive + leg, limits.keepAliveMinutes * 60_000);
  turn.feed(`dial.done.${aliasOf(leg)}`);
}

/** What came of the request to call somebody, other than somebody who picks up. */
export function notDialled(
  turn: Turn,
  leg: LegName,
  outcome: "failed" | "unknown",
  reason: FailureReason = "error",
): void {
  const wanted = turn.session.legs[leg]?.wanted;
  turn.disarm(engineTimers.leg + leg);
  if (outcome === "failed") return legOver(turn, leg, reason);
  // It may ring all the same. Should news of it come, it is hung up.
  setLeg(turn, leg, { state: turn.session.legs[leg]?.state ?? "dialling" });
  if (!wanted) return;
  turn.feed(`dial.unknown.${aliasOf(leg)}`);
  overIfNoneLeft(turn);
}

/** A leg is gone: nobody has picked up, or has hung up again. */
export function legEnded(
  turn: Turn,
  leg: LegName,
  told: { readonly reason?: EndReason; readonly failure?: FailureReason },
): void {
  legOver(turn, leg, whyNobodyCame(told));
}

function legOver(turn: Turn, leg: LegName, reason: FailureReason): void {
  const found = turn.session.legs[leg];
  for (const timer of [engineTimers.leg, engineTimers.keepAlive, engineTimers.key]) turn.disarm(timer + leg);
  const { [leg]: _over, ...legs } = turn.session.legs;
  turn.update({ legs, awaited: withoutLeg(turn.session.awaited, leg) });
  if (!found?.wanted) return;
  const alias = aliasOf(leg);
  turn.feed(found.state === "connected" ? `leg.ended.${alias}` : `dial.failed.${alias}.${reason}`);
  overIfNoneLeft(turn);
}

/** Whether somebody is left who is called, or has picked up, for the node that the call is in. */
export function someoneIsLeft({ legs }: Pick<Session, "legs">): boolean {
  return Object.entries(legs).some(([leg, { wanted }]) => leg !== callerLeg && wanted);
}

function overIfNoneLeft(turn: Turn): void {
  if (!someoneIsLeft(turn.session)) turn.feed("legs.over");
}

/**
 * Why somebody was not reached who was called for a caller, if that is what an event says: their leg has ended, and nobody had picked up on it. What was
 * hung up because nobody wanted it any more says nothing.
 */
export function whyNotReached(session: Pick<Session, "legs">, event: CallEvent): FailureReason | undefined {
  const leg = session.legs[event.leg];
  const isUnanswered = event.leg !== callerLeg && leg?.wanted && leg.state !== "connected";
  return event.type === "ended" && isUnanswered ? whyNobodyCame(event) : undefined;
}

/** Why somebody could not be reached, by how the leg to them ended. */
export function whyNobodyCame({
  reason,
  failure,
}: {
  readonly reason?: EndReason;
  readonly failure?: FailureReason;
}): FailureReason {
  if (failure !== undefined) return failure;
  switch (reason) {
    case "unanswered":
    // Captures show calls that nobody took ended as conversations are: by numbers that name nobody.
    case undefined:
      return "no-answer";
    // Whoever ends a call that rings turns it away.
    case "remote":
    case "rejected":
      return "declined";
    case "local":
      return "cancelled";
    default:
      return "unreachable";
  }
}

/** A key of somebody who was called. Such keys answer one question: those that come late or twice are nothing. */
export function legToned(turn: Turn, leg: LegName, sequence: number, tone: Tone): void {
  const before = turn.session.legs[leg]?.state;
  // Whoever presses a key has picked up, and may be on a leg of which this is the first news that comes.
  if (before === "dialling" || before === "ringing") legConnected(turn, leg);
  const found = turn.session.legs[leg];
  if (!found?.wanted || sequence <= (found.lastKey ?? Number.NEGATIVE_INFINITY)) return;
  setLeg(turn, leg, { ...found, lastKey: sequence });
  turn.disarm(engineTimers.key + leg);
  turn.feed(legPressed(aliasOf(leg), tone));
}

/** The time is up that a leg may ring, or that its end may take. */
export function legDue(turn: Turn, leg: LegName): void {
  const found = turn.session.legs[leg];
  if (!found || found.state === "ended") return;
  if (!found.wanted) return letGo(turn, leg);
  letGo(turn, leg);
  turn.feed(`dial.failed.${aliasOf(leg)}.no-answer`);
  overIfNoneLeft(turn);
}

/** Somebody who has picked up presses nothing. */
export function keyDue(turn: Turn, leg: LegName): void {
  if (turn.session.legs[leg]?.wanted) turn.feed(`leg.silent.${aliasOf(leg)}`);
}

/** The end of a leg was asked for, and has not come about. It is asked for again after a while. */
export const hangUpAgainMs = 10_000;

function hangUp(turn: Turn, leg: LegName): void {
  turn.disarm(engineTimers.leg + leg);
  turn.command({ type: "hangUp" }, leg);
}

function isAwaited(turn: Turn, leg: LegName, type: "hangUp"): boolean {
  return Object.hasOwn(turn.session.awaited, awaitedKey(leg, type));
}

export function setLeg(turn: Turn, leg: LegName, state: Leg): void {
  turn.update({ legs: { ...turn.session.legs, [leg]: state } });
}

/** Graph ends a call that another one replaces, within so many milliseconds. */
export const replacedMs = 5_000;
// So long after the caller's end it is waited for news of legs that nobody knows of.
const closingMs = 120_000;

/** The caller is about to be handed over to somebody who has picked up. */
export function handOver(turn: Turn, leg: LegName, stays?: true): void {
  const found = turn.session.legs[leg];
  if (found) setLeg(turn, leg, { ...found, takesOver: true, ...(stays ? { stays } : {}) });
}

/** The caller has been brought into the call on that leg: the end of their own is on its way. */
export function tookOver(turn: Turn, leg: LegName): void {
  const found = turn.session.legs[leg];
  if (found) setLeg(turn, leg, { ...found, tookOver: true });
}

/** The caller's leg is gone: no other one outlives it for long. */
export function closeLegs(turn: Turn, ended: EndReason): void {
  const left = furtherLegs(turn.session);
  if (left.length > 0) turn.arm(engineTimers.closing, closingMs);
  for (const leg of left) {
    const found = turn.session.legs[leg];
    if (ended === "transferred" && found?.takesOver && !found.tookOver) {
      setLeg(turn, leg, { state: "connected" });
      turn.arm(engineTimers.leg + leg, replacedMs);
    } else if (found?.parting)
      turn.arm(engineTimers.leg + leg, found.state === "connected" ? partingMs : momentMs);
    else if (!isAwaited(turn, leg, "hangUp")) letGo(turn, leg);
  }
}
