import { callerLeg, type LegName, limits, type Outcome } from "@dialtree/flow";
import { engineTimers } from "./engine-timers.ts";
import { aliasOf, legEnded, replacedMs, setLeg } from "./legs.ts";
import { awaitedKey, type Session, withoutLeg } from "./session.ts";
import { noTones } from "./tones.ts";
import type { Turn } from "./turn.ts";

/** The leg on which the flow is about to go on, once its caller has been brought there; undefined when there is none. */
export function legAhead({ legs, awaited }: Pick<Session, "legs" | "awaited">): LegName | undefined {
  return Object.keys(legs).find(
    (leg) => legs[leg]?.stays && legs[leg].wanted && Object.hasOwn(awaited, awaitedKey(leg, "invite")),
  );
}

/** The caller's own call is over, as it is when they come over: whether they have is still to be told. */
export function onTheWay(turn: Turn): boolean {
  return turn.session.legs[callerLeg]?.state === "ended";
}

/**
 * What came of bringing the caller to where the flow goes on. False: they are gone, and were not brought there. Where nobody
 * knows, the end of their own call says that they were.
 */
export function broughtAlong(turn: Turn, leg: LegName, outcome: Outcome): boolean {
  const came = outcome === "done" || (outcome === "unknown" && onTheWay(turn));
  if (!came && onTheWay(turn)) return false;
  if (came) moveTo(turn, leg);
  turn.feed(`invite.${came ? "done" : outcome}.${aliasOf(leg)}`);
  return true;
}

/** The call that the caller was on their way to is over before they have come. */
export function wayIsOver(turn: Turn, leg: LegName): void {
  setLeg(turn, leg, { state: "connected" });
  legEnded(turn, leg, {});
}

/** The leg is the caller's from now on. Should Graph not end the call that they came from, it is ended here. */
function moveTo(turn: Turn, from: LegName): void {
  const { [from]: _here, [callerLeg]: before, ...legs } = turn.session.legs;
  const left = `left.${from.split(".")[1] ?? ""}`;
  const remains = before !== undefined && before.state !== "ended";
  turn.update({
    legs: {
      ...legs,
      [callerLeg]: { state: "connected" },
      ...(remains ? { [left]: { state: "connected" } } : {}),
    },
    awaited: withoutLeg(withoutLeg(turn.session.awaited, callerLeg), from),
    group: true,
    keys: [],
    tones: noTones,
  });
  for (const timer of [engineTimers.keepAlive + from, engineTimers.leg + from, engineTimers.toneGap])
    turn.disarm(timer);
  turn.arm(engineTimers.keepAlive, limits.keepAliveMinutes * 60_000);
  if (remains) turn.arm(engineTimers.leg + left, replacedMs);
  turn.move({ from, left });
}
