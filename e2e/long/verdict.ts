// What is required of a run, and what was seen. Pure.

import type { CallStory } from "./call-story.ts";
import type { Kept } from "./kept.ts";

/** One line of the report. */
export interface Finding {
  readonly fault: string;
  readonly required: string;
  readonly seen: string;
  readonly met: boolean;
}

/** How the calls of a run ended. Times in milliseconds. */
export interface Tally {
  readonly calls: number;
  /** Put through by a transfer. */
  readonly putThrough: number;
  /** Sent to the flow's fallback without being answered. */
  readonly redirected: number;
  /** Nobody took them in while Graph tried. */
  readonly notTaken: number;
  /** Ended in any other way. */
  readonly lost: readonly string[];
  readonly stuck: readonly string[];
  /** Transferred more than once, or transferred and redirected. */
  readonly twice: readonly string[];
  readonly longestSilenceMs: number;
  readonly longestRingMs: number;
  readonly unauthorized: number;
  readonly notWritten: number;
  readonly unreached: number;
}

type Ending = "putThrough" | "redirected" | "notTaken" | "lost" | "stuck";

function endingOf(story: CallStory): Ending {
  const { result, transfers, redirects, taken } = story;
  if (!result) return "stuck";
  if (transfers > 0 && result.code === 200 && result.subcode === 7015) return "putThrough";
  // A redirect that has come about leaves no result.
  if (redirects > 0 && (result.code === 0 || result.code === 200)) return "redirected";
  return taken ? "lost" : "notTaken";
}

export function tallyOf(stories: ReadonlyMap<string, CallStory>): Tally {
  const all = [...stories];
  const ended = (ending: Ending) => all.filter(([, story]) => endingOf(story) === ending).map(([id]) => id);
  const most = (of: (story: CallStory) => number) => Math.max(0, ...all.map(([, story]) => of(story)));
  const sum = (of: (story: CallStory) => number) => all.reduce((total, [, story]) => total + of(story), 0);
  return {
    calls: all.length,
    putThrough: ended("putThrough").length,
    redirected: ended("redirected").length,
    notTaken: ended("notTaken").length,
    lost: ended("lost"),
    stuck: ended("stuck"),
    twice: all.filter(([, { transfers, redirects }]) => transfers + redirects > 1).map(([id]) => id),
    longestSilenceMs: most(({ silenceMs }) => silenceMs),
    longestRingMs: most(({ calledAt = 0, answeredAt }) => (answeredAt ?? calledAt) - calledAt),
    unauthorized: sum(({ unauthorized }) => unauthorized),
    notWritten: sum(({ notWritten }) => notWritten),
    unreached: sum(({ unreached }) => unreached),
  };
}

export interface Requirement {
  readonly fault: string;
  /** The longest silence that a caller may hear. */
  readonly silenceMs: number;
  /** Whether the store was away, so that new callers may be sent to the fallback. */
  readonly mayRedirect?: boolean;
  /** Whether nobody was there at all for a while, so that Graph may have given up. */
  readonly mayMiss?: boolean;
  /** What was done, in numbers: "31 kills". */
  readonly done?: string;
  /** The most notifications that may be answered with 401; any number unless told. */
  readonly unauthorized?: number;
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

/** Judges a run. `kept` is what the store held afterwards, if it was looked into. */
export function judged(tally: Tally, required: Requirement, kept?: Kept): Finding {
  const { fault, silenceMs, mayRedirect, mayMiss, done, unauthorized } = required;
  const met =
    tally.calls > 0 &&
    tally.lost.length === 0 &&
    tally.stuck.length === 0 &&
    tally.twice.length === 0 &&
    tally.longestSilenceMs <= silenceMs &&
    (mayRedirect || tally.redirected === 0) &&
    (mayMiss || tally.notTaken === 0) &&
    tally.unauthorized <= (unauthorized ?? Number.POSITIVE_INFINITY) &&
    (kept === undefined || (kept.live === 0 && kept.faults.length === 0));
  const ways = ["put through", ...(mayRedirect ? ["or sent to the fallback unanswered"] : [])];
  const wanted = [
    `each call ${ways.join(" ")}, once`,
    ...(mayMiss ? ["or not taken where Graph tried in vain for 7 s"] : []),
    `silence up to ${seconds(silenceMs)}`,
    ...(unauthorized === undefined ? [] : [`401 at most ${unauthorized} times`]),
    ...(kept ? ["nothing live afterwards, journals whole"] : []),
  ];
  const seen = [
    ...(done === undefined ? [] : [done]),
    `${tally.calls} calls`,
    `${tally.putThrough} put through`,
    ...some(tally.redirected, "to the fallback"),
    ...some(tally.notTaken, "not taken"),
    ...some(tally.lost.length, `LOST (${tally.lost.slice(0, 3).join(" ")})`),
    ...some(tally.stuck.length, `STUCK (${tally.stuck.slice(0, 3).join(" ")})`),
    ...some(tally.twice.length, `TWICE (${tally.twice.slice(0, 3).join(" ")})`),
    `longest silence ${seconds(tally.longestSilenceMs)}`,
    `longest ringing ${seconds(tally.longestRingMs)}`,
    ...some(tally.unauthorized, "notifications refused with 401"),
    ...some(tally.notWritten, "notifications refused with 503"),
    ...some(tally.unreached, "notifications not answered"),
    ...(kept ? [`${kept.journals} journals read`, ...some(kept.live, "LIVE afterwards")] : []),
    ...(kept?.faults.slice(0, 3) ?? []),
  ];
  return { fault, required: wanted.join("; "), seen: seen.join(", "), met };
}

const some = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);
