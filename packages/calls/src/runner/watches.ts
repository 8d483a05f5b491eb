import { sounds } from "@dialtree/engine";
import {
  type CallCommand,
  type CommandType,
  callerLeg,
  commandTraits,
  type LegName,
  tonesLength,
} from "@dialtree/flow";
import type { CallState, Watch } from "./state.ts";
import type { Progress } from "./telephone.ts";

/** Milliseconds after which news of a command is overdue, beyond the time that it takes by itself. */
const patience: Partial<Readonly<Record<CommandType, number>>> = {
  // Graph drops what is not answered within 15 s, so by then there is news or none will come (call-answer).
  answer: 15_000,
  reject: 10_000,
  redirect: 20_000,
  // How long the target of a blind transfer rings is written nowhere; nobody's phone rings longer than this.
  transfer: 90_000,
  invite: 90_000,
  // Music begins within moments, whoever composed it.
  hold: 8_000,
  takeBack: 8_000,
  hangUp: 10_000,
  // How long it rings is for the session to say. Graph is asked so often that who has picked up is not left in silence.
  dial: 8_000,
  // Nobody should listen to silence for longer.
  play: 8_000,
  // What was said is fetched before its end is told: as long as that may take.
  record: 35_000,
  sendTones: 8_000,
};

/** The same of an invitation that brings the caller to somebody who has picked up: nobody's telephone rings meanwhile. */
const broughtMs = 15_000;

// A recording ends when its caller stops speaking, which may be minutes before it has to. Graph is asked as soon as it goes
// on, so that it is known whether Graph names recordings at all, and then so often that nobody sits in silence for longer
// than behind a prompt. Milliseconds.
// So it is when somebody is taken back, which may have been refused just because it had been done before.
const firstAskedMs = 3_000;
const askedEveryMs = 8_000;
/** News may be on its way of what Graph has just shown to be over. */
const newsComesMs = 2_000;

/** A beep, which nothing says how long it lasts. */
const beepMs = 2_000;

/** Milliseconds that a recording takes at most, from its beep on. */
function recordLength(command: CallCommand & { readonly type: "record" }): number {
  return beepMs + Math.max(command.untilFirstWord, command.longest) * 1_000;
}

/** Milliseconds that something sounds in a call; undefined of what does not. */
function lengthOf(command: CallCommand, playLength: PlayLength): number | undefined {
  if (command.type === "play") return playLength(command);
  if (command.type === "record") return recordLength(command);
  return command.type === "sendTones" ? tonesLength(command) : undefined;
}

function patienceOf({ type, leg }: CallCommand): number | undefined {
  return type === "invite" && leg !== callerLeg ? broughtMs : patience[type];
}

/** How long prompts last, in milliseconds, as far as that is known. */
export type PlayLength = (command: CallCommand & { readonly type: "play" }) => number;

/**
 * The watches of a call after a step: those of settled commands go, those of new commands come.
 * @param settled The command whose end the step was about.
 */
export function watchesAfter(
  before: readonly Watch[],
  awaited: CallState["session"]["awaited"],
  made: readonly CallCommand[],
  at: number,
  playLength: PlayLength,
  settled?: string,
): readonly Watch[] {
  const unsettled = Object.values(awaited);
  const watches = before.filter(({ command }) => unsettled.includes(command));
  // What still plays on a leg is heard out first, unless it is stopped.
  const quietOf = new Map<LegName, number>();
  const quietOn = (leg: LegName): number => {
    const playing = before.filter(
      (watch) => legOf(watch) === leg && sounds(watch.type) && watch.command !== settled,
    );
    const stopped = made.some((command) => command.type === "stop" && command.leg === leg);
    const heardOut = playing.map(({ type, dueAt }) => dueAt - (patience[type] ?? 0));
    return quietOf.get(leg) ?? (stopped ? at : Math.max(at, ...heardOut));
  };
  for (const command of made) {
    const { leg } = command;
    const spare = commandTraits[command.type].settledBy === "notification" ? patienceOf(command) : undefined;
    if (spare === undefined || !unsettled.includes(command.id)) continue;
    let dueAt = at + spare;
    let askAt: number | undefined;
    if (command.type === "record") askAt = quietOn(leg) + firstAskedMs;
    if (command.type === "takeBack") askAt = at + firstAskedMs;
    if (command.type === "redirect") dueAt += command.ringSeconds * 1_000;
    const lasts = lengthOf(command, playLength);
    if (lasts !== undefined) {
      const quietAt = quietOn(leg) + lasts;
      quietOf.set(leg, quietAt);
      dueAt = quietAt + spare;
    }
    watches.push({
      command: command.id,
      type: command.type,
      ...(leg === callerLeg ? {} : { leg }),
      dueAt,
      ...(askAt === undefined || askAt >= dueAt ? {} : { askAt }),
    });
  }
  return watches;
}

/** The leg that a watched command is of. */
export function legOf({ leg }: Pick<Watch, "leg">): LegName {
  return leg ?? callerLeg;
}

/** When something has to be done about a watch. Milliseconds since 1970, UTC. */
export function attendedAt({ dueAt, askAt }: Watch): number {
  return askAt === undefined ? dueAt : Math.min(askAt, dueAt);
}

/** A watch of which Graph is not asked before its news is overdue. */
export function unasked({ askAt: _, ...watch }: Watch): Watch {
  return watch;
}

/**
 * A watch after Graph was asked how its command goes; undefined when it is over and no news is to be hoped for.
 * @param at Milliseconds since 1970, UTC.
 */
export function watchAfterAsking(
  watch: Watch,
  answer: Exclude<Progress["is"], "gone">,
  at: number,
): Watch | undefined {
  const { shown } = watch;
  switch (answer) {
    case "running":
      return { ...watch, shown: "running", askAt: at + askedEveryMs };
    case "unknown":
      return { ...watch, askAt: at + askedEveryMs };
    case "coming":
      return { ...unasked(watch), dueAt: Math.min(watch.dueAt, at + (patience.record ?? 0)) };
    case "missing":
      if (shown === undefined) return { ...watch, shown: "never", askAt: at + askedEveryMs };
      // Graph names no recordings: that this one is not named says nothing.
      if (shown === "never") return unasked(watch);
  }
  return shown === "over" ? undefined : { ...watch, shown: "over", askAt: at + newsComesMs };
}
