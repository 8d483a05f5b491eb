import { type Action, callerLeg, chooseLanguage, isFound, type LegName } from "@dialtree/flow";
import { givenTo, inRequests, meetingOf, promptsInEach, promptsOf, reachedAt } from "./commands.ts";
import { engineTimers } from "./engine-timers.ts";
import { hold, takeBack } from "./holding.ts";
import { count, keepAnswer, keepDerived, keepEntry, keepValue } from "./keeping.ts";
import { dial, handOver, legMeant, letGo, release, someoneIsLeft } from "./legs.ts";
import { awaitedKey, partKey } from "./session.ts";
import type { Turn } from "./turn.ts";

/** Carries out what a node's state asks for: books of the session change, and commands come of it. */
export function act(turn: Turn, action: Action): void {
  switch (action.type) {
    case "dropKeys":
      return turn.update({ keys: [] });
    case "speak":
      return turn.update({ language: chooseLanguage(turn.flow.document, action.language) });
    case "passOver": {
      const { keys, seconds } = action;
      const [key, ...orKeys] = keys;
      if (key === undefined) return;
      const others = orKeys.length > 0 ? { orKeys } : {};
      turn.update({ passedOver: { key, ...others, until: turn.at + seconds * 1_000 } });
      return turn.passOver();
    }
    case "noteKey":
      return turn.update({ entry: [...turn.session.entry, action.key] });
    case "clearEntry":
      return turn.update({ entry: [] });
    case "keepEntry":
      return keepEntry(turn, action);
    case "keepAnswer":
      return keepAnswer(turn, action);
    case "keep":
      return keepValue(turn, action);
    case "keepDerived":
      return keepDerived(turn, action);
    case "count":
      return count(turn);
    case "play":
      return play(turn, action);
    case "hold":
      return hold(turn, promptsOf([action.music], turn.session, turn.flow.document)[0]);
    case "takeBack":
      return takeBack(turn);
    case "transferFound":
      return transferFound(turn);
    case "dialCaller":
      return dialCaller(turn, action.ringSeconds);
    case "dial":
      return dial(turn, action.leg, action.to, action.ringSeconds);
    case "join":
      return join(turn, action);
    case "bringIn":
      return bringIn(turn, action);
    case "transfer":
      return transfer(turn, action);
    case "hangUp":
      return hangUpLeg(turn, action);
    case "release":
      return releaseLeg(turn, action);
    case "expectKey":
      return expectKey(turn, action);
    case "listen":
    case "stop":
      return onLeg(turn, action);
    case "task":
      turn.command({ ...action, given: givenTo(action.given, turn.session) });
      return turn.arm(engineTimers.task, action.seconds * 1_000);
    case "record":
      return record(turn, action);
    case "deliver": {
      const { recorded } = turn.session;
      // A program that hands on what it has not recorded has to hear that it is not there.
      if (!recorded) return void turn.raise("deliver.failed");
      return turn.command({ ...action, recording: recorded.command });
    }
    default:
      return turn.command(action);
  }
}

function dialCaller(turn: Turn, ringSeconds: number): void {
  const to = reachedAt(turn.session.caller);
  if (!to) return void turn.raise(`dial.failed.${callerLeg}.unreachable`);
  turn.update({ phase: "calling" });
  dial(turn, callerLeg, to, ringSeconds);
}

function transfer(turn: Turn, { to, replaces }: Action & { readonly type: "transfer" }): void {
  if (replaces === undefined) return turn.command({ type: "transfer", to });
  const leg = connected(turn, replaces);
  // Whoever has hung up meanwhile cannot be given the caller.
  if (leg === undefined) return void turn.raise("transfer.failed");
  handOver(turn, leg);
  turn.command({ type: "transfer", to, replaces: leg });
}

function join(turn: Turn, { leg, meeting, waitSeconds }: Action & { readonly type: "join" }): void {
  const found = meetingOf(meeting, turn.session);
  if (found) dial(turn, leg, found, waitSeconds);
  else turn.raise(`dial.failed.${leg}.error`);
}

function bringIn(turn: Turn, { leg: alias, stay }: Action & { readonly type: "bringIn" }): void {
  const leg = connected(turn, alias);
  const to = reachedAt(turn.session.caller);
  if (leg === undefined || to === undefined) return void turn.raise(`invite.failed.${alias}`);
  handOver(turn, leg, stay);
  turn.command({ type: "invite", to, replaces: callerLeg }, leg);
}

function hangUpLeg(turn: Turn, { leg: alias }: Action & { readonly type: "hangUp" }): void {
  if (alias === undefined) return turn.command({ type: "hangUp" });
  const leg = legMeant(turn.session, alias);
  if (leg === undefined) return;
  letGo(turn, leg);
  if (!someoneIsLeft(turn.session)) turn.raise("legs.over");
}

function releaseLeg(turn: Turn, { leg: alias, say }: Action & { readonly type: "release" }): void {
  const leg = legMeant(turn.session, alias);
  if (leg !== undefined) release(turn, leg, promptsOf(say, turn.session, turn.flow.document));
}

function expectKey(turn: Turn, { on, seconds }: Action & { readonly type: "expectKey" }): void {
  const leg = connected(turn, on);
  if (leg !== undefined) turn.arm(engineTimers.key + leg, seconds * 1_000);
}

function onLeg(turn: Turn, { type, on }: Action & { readonly type: "listen" | "stop" }): void {
  if (on === undefined) return turn.command({ type });
  const leg = connected(turn, on);
  if (leg === undefined) turn.raise(`${type}.failed.${on}`);
  else turn.command({ type }, leg);
}

/** The leg that is meant by a name, if somebody has picked up on it. */
function connected(turn: Turn, alias: LegName): LegName | undefined {
  const leg = legMeant(turn.session, alias);
  return leg !== undefined && turn.session.legs[leg]?.state === "connected" ? leg : undefined;
}

function play(turn: Turn, { say, inEach, on }: Action & { readonly type: "play" }): void {
  const leg = on === undefined ? callerLeg : connected(turn, on);
  const behind = on === undefined ? ("" as const) : (`.${on}` as const);
  if (leg === undefined) return void turn.raise(`play.failed${behind}`);
  const promptsFor = inEach ? promptsInEach : promptsOf;
  const told = say.flatMap((said) =>
    isFound(said) ? (turn.flow.nodes.get(turn.keeper())?.tell?.(turn.facts()) ?? []) : [said],
  );
  const prompts = promptsFor(told, turn.session, turn.flow.document);
  // Nothing to say is said in no time; a node that waits for its end must not wait for ever.
  if (prompts.length === 0) return void turn.raise(`play.done${behind}`);
  for (const [index, part] of inRequests(prompts).entries()) {
    if (index > 0) moreToCome(turn, leg);
    turn.command({ type: "play", prompts: part }, leg);
  }
}

function transferFound(turn: Turn): void {
  const to = turn.flow.nodes.get(turn.keeper())?.reach?.(turn.facts());
  if (to) turn.command({ type: "transfer", to });
  else turn.raise("transfer.failed");
}

// What was said before is nobody's any more: there is one recording, the newest.
function record(turn: Turn, action: Action & { readonly type: "record" }): void {
  turn.forgetRecorded();
  turn.command({ ...action, flow: turn.flow.id });
}

/** The play that was just asked for is not the last one of what is said: nobody waits for its end, but for its failure. */
function moreToCome(turn: Turn, leg: LegName): void {
  const { [awaitedKey(leg, "play")]: id, ...others } = turn.session.awaited;
  if (id !== undefined) turn.update({ awaited: { ...others, [partKey(leg, id)]: id } });
}
