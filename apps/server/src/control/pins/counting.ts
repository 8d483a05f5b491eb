import { type PinPolicy, pinPolicyBounds } from "@dialtree/flow";

// One telephone often belongs to a household or an office.
const perCaller = 3;

// Somebody who has a few guesses at each of many accounts opens one in the end, whatever each of them allows. People who mistype
// theirs are far from this: every second account once a day, and a list of a few is tried out with.
const listWindowMinutes = 24 * 60;
const leastOfList = 100;

/** Wrong PINs of a whole list within a day from which on it is guarded. */
function mostWrongOfList(accounts: number): number {
  return Math.max(leastOfList, Math.ceil(accounts / 2));
}

/** What has been counted for a whole list at a moment. */
export function listCountAt(count: Count, now: number): Count {
  return countAt(count, now, { windowMinutes: listWindowMinutes });
}

/** Whether a list is guarded; `accounts` is only asked for where it matters. */
export async function isGuarded({ wrong }: Count, accounts: () => Promise<number>): Promise<boolean> {
  return wrong >= leastOfList && wrong >= mostWrongOfList(await accounts());
}

/** What has been counted for one account or one number. Milliseconds since 1970, UTC. */
export interface Count {
  /** PINs that were wrong, or that are being checked just now. */
  readonly wrong: number;
  /** When the first of them came. */
  readonly since: number;
  /** Nobody can try until then; 0: they can. */
  readonly lockedUntil: number;
}

export const noneWrong = (now: number): Count => ({ wrong: 0, since: now, lockedUntil: 0 });

export function mostWrong(of: "account" | "caller", { guesses }: PinPolicy): number {
  return of === "account" ? guesses : guesses * perCaller;
}

/** The count at a moment: what lies too far back is forgotten, unless it still locks. */
export function countAt(
  count: Count,
  now: number,
  { windowMinutes }: Pick<PinPolicy, "windowMinutes">,
): Count {
  const isPast = now - count.since >= windowMinutes * 60_000;
  return isPast && !isLocked(count, now) ? noneWrong(now) : count;
}

export function isLocked({ lockedUntil }: Count, now: number): boolean {
  return lockedUntil > now;
}

/**
 * One more that may turn out wrong. It is counted before it is checked, and the last one locks at once: of any number of
 * calls at the same time no more are let through than one after the other would have been.
 */
export function counted(count: Count, now: number, most: number, policy: PinPolicy): Count {
  const wrong = count.wrong + 1;
  return {
    wrong,
    since: count.wrong === 0 ? now : count.since,
    lockedUntil: wrong % most === 0 ? now + lockoutAfter(wrong / most, policy) : count.lockedUntil,
  };
}

/** Milliseconds. Whoever comes back after each lockout gets fewer and fewer guesses a day. */
function lockoutAfter(lockouts: number, { lockoutMinutes }: PinPolicy): number {
  return Math.min(lockoutMinutes * 2 ** (lockouts - 1), pinPolicyBounds.lockoutMinutes.most) * 60_000;
}

/** One that was counted was right after all. */
export function takenBack(count: Count, most: number): Count {
  const wrong = Math.max(0, count.wrong - 1);
  return { ...count, wrong, lockedUntil: wrong % most === 0 ? count.lockedUntil : 0 };
}
