import type { Act, Caller } from "../caller/index.ts";
import { intention } from "../caller/index.ts";
import { isOver, nextAt, type Rehearsal } from "../rehearsal.ts";
import type { Answer } from "../telephone/index.ts";
import { type Moment, momentOf, type Trial } from "./trial.ts";

/** What a caller does and how errands end, as scenarios have it. */
export interface Script {
  readonly acts: readonly Act[];
  /** Of all errands, those included that ended as usual. */
  readonly answers: readonly Answer[];
}

/**
 * What was done in a trial up to the moment that somebody looks at, as a script that plays alike: with a wait only where
 * something has happened because the caller waited.
 */
export function scriptOf(trial: Trial): Script {
  const moments = trial.moments.slice(0, trial.position + 1);
  const answers = moments.flatMap(({ given }) => given.map(({ answer }) => answer));
  const acts: Act[] = [];
  let since = 0;
  for (const [index, { by }] of moments.entries()) {
    if (by?.type !== "acts") continue;
    const between = moments.slice(since, index);
    const last = acts.at(-1);
    const together = isPress(last) && isPress(by.act) ? keyedOn(last, by.act, between) : undefined;
    if (together) acts[acts.length - 1] = together;
    else acts.push(...timed(by.act, between));
    since = index;
  }
  const { call } = momentOf(trial);
  if (moments.length > since + 1 && !isOver(call)) {
    const wait = waitBefore({ type: "leaves" }, moments.slice(since));
    if (wait) acts.push(wait);
  }
  return { acts, answers };
}

type Pressing = Act & { readonly type: "presses" | "interrupts" };

function isPress(act: Act | undefined): act is Pressing {
  return act?.type === "presses" || act?.type === "interrupts";
}

/** Keys that go on from others: nothing was heard in between that a scripted caller could wait for. */
function keyedOn(last: Pressing, next: Pressing, between: readonly Moment[]): Pressing | undefined {
  const here = between.at(-1)?.call;
  if (!here) return undefined;
  const { hearing, heardSomething } = here.caller;
  if (hasHappened(between) && (hearing || heardSomething)) return undefined;
  const gap = here.now - here.caller.lastActAt;
  const isSlow = gap > slowMs && last.keys.length === 1;
  return { ...last, keys: [...last.keys, ...next.keys], ...(isSlow ? { every: roundedUp(gap) } : {}) };
}

// Faster than that makes no difference to any step.
const slowMs = 1_000;
const roundedUp = (milliseconds: number): number => Math.ceil(milliseconds / 100) * 100;

/** An act as a script has it, after these moments: the last of them is the one at which it was done. */
function timed(act: Act, moments: readonly Moment[]): readonly Act[] {
  const here = moments.at(-1)?.call;
  const since = here?.caller.hearing?.since;
  if (act.type === "presses" && here && since !== undefined && since <= here.now) {
    const interrupts: Act = { ...act, type: "interrupts" };
    // Whoever interrupts would do so at the first prompt; where that is another one, it is heard out and so is this.
    const before = firstTime(
      interrupts,
      moments.filter(({ call }) => call.now < since),
    );
    const isFirst = before === undefined || before >= since;
    const wait = waitBefore(interrupts, moments);
    if (isFirst) return wait ? [wait, interrupts] : [interrupts];
  }
  const wait = waitBefore(act, moments);
  return wait ? [wait, act] : [act];
}

/**
 * The wait that a script needs so that its caller does not act before the last thing that has happened; undefined where the
 * caller would not have acted before anyway.
 */
function waitBefore(act: Act, moments: readonly Moment[]): Act | undefined {
  const at = moments.findLastIndex((moment, index) => index > 0 && changes(moment, moments[index - 1]));
  const happened = moments[at]?.call;
  if (!happened) return undefined;
  const wouldActAt = firstTime(act, moments.slice(0, at));
  if (wouldActAt === undefined || wouldActAt >= happened.now) return undefined;
  const waitBegins = firstTime({ type: "waits", milliseconds: 0 }, moments.slice(0, at));
  if (waitBegins === undefined) return undefined;
  const least = happened.now - waitBegins + 1;
  // Anywhere before the next thing that happens is as good; round times read better.
  const last = moments.at(-1)?.call ?? happened;
  const most = Math.max(last.now, (nextAt(last) ?? last.now) - 1) - waitBegins;
  const rounded = [1_000, 100]
    .map((step) => Math.ceil(least / step) * step)
    .find((milliseconds) => milliseconds <= most);
  return { type: "waits", milliseconds: rounded ?? least };
}

/** When a scripted caller would have done this in the course of these moments, if at all. */
function firstTime(act: Act, moments: readonly Moment[]): number | undefined {
  for (const [index, { call }] of moments.entries()) {
    const intended = intention(scripted(call.caller, act));
    const isThis = intended && (intended.act.type !== "leaves" || act.type === "leaves");
    const until = moments[index + 1]?.call.now ?? Number.POSITIVE_INFINITY;
    if (isThis && intended.at <= until) return Math.max(intended.at, call.now);
  }
  return undefined;
}

function scripted(caller: Caller, act: Act): Caller {
  return { ...caller, acts: [act] };
}

function hasHappened(moments: readonly Moment[]): boolean {
  return moments.some((moment, index) => index > 0 && changes(moment, moments[index - 1]));
}

/** Whether something has happened that a caller or the path of the call shows. */
function changes({ call }: Moment, before: Moment | undefined): boolean {
  if (!before) return false;
  const notable = ({ transcript }: Rehearsal) =>
    transcript.filter(({ kind }) => kind !== "acts" && kind !== "command").length;
  return notable(call) !== notable(before.call);
}

/** The answers of a trial that change something: of each command those up to the last one that did not end as usual. */
export function decisiveAnswers({ moments, position }: Trial): readonly Answer[] {
  const given = moments.slice(0, position + 1).flatMap((moment) => moment.given);
  const needed = given.map(({ answer, usual }, index) => {
    const later = given
      .slice(index + 1)
      .some((other) => !other.usual && other.answer.command === answer.command);
    return !usual || later;
  });
  return given.flatMap(({ answer }, index) => (needed[index] ? [answer] : []));
}
