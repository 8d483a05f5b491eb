import { createHmac } from "node:crypto";
import { type Clock, derivedKey, type OnTheLine } from "@dialtree/calls";
import type { Party } from "@dialtree/flow";
import { maskedNumber, type RefusalCode, refusalRemedies, verdictWords } from "@dialtree/flow/destinations";
import { ControlError } from "../control/control-error.ts";
import { type Counted, countsInMemory, type OutsideCall } from "../control/outside-calls/counting.ts";
import type { OutsideCalls } from "../control/outside-calls/outside-calls.ts";

/** Lets calls go to phone numbers, or not. Asked before Graph is, each time. */
export interface OutsideGuard {
  /** A call waits for its answer. */
  readonly busy: boolean;
  /**
   * Whether a call may go to these numbers; undefined when it may, else why not. Never rejects, and never takes longer than
   * `countedWithinMs`.
   * @param command The same command of the same call counts once, however often it is asked for.
   */
  admit(call: Asking, command: string, numbers: readonly string[]): Promise<NotLetGo | undefined>;
}

/** Why a call is not let go. */
export interface NotLetGo {
  readonly code: RefusalCode;
  /** What the number begins with, and its last two digits. */
  readonly to: string;
  readonly says: string;
  readonly remedy: string;
}

/** The same in one line, for a call's journal. */
export function notLetGoWords({ code, to, says, remedy }: NotLetGo): string {
  return `${code}: no call to ${to}. ${says} ${remedy}`;
}

type Asking = Pick<OnTheLine, "key" | "caller">;

export interface OutsideGuardOptions {
  readonly outside: Pick<OutsideCalls, "policy" | "ownAreas" | "judge" | "count">;
  /** The installation's: what numbers get their names from in the database. */
  readonly secret: Uint8Array;
  readonly clock: Clock;
  /** Hears of each call that is let go, or is not. */
  readonly told: (told: Told) => void;
}

export interface Told {
  readonly session: string;
  readonly command: string;
  /** What the number begins with, and its last two digits. */
  readonly to: string;
  readonly became: "allowed" | RefusalCode;
  /** The calls of this hour have come near to what is allowed. */
  readonly nearlyFull?: { readonly calls: number; readonly perHour: number };
  /** Why the database could not be asked. */
  readonly uncounted?: string;
}

// A caller hears nothing meanwhile; after this a database that does not answer is as good as none.
const countedWithinMs = 1_500;
const nearlyFullAt = 0.8;

export function outsideGuard({ outside, secret, clock, told }: OutsideGuardOptions): OutsideGuard {
  const nameOf = namesInCounts(secret);
  const countHere = countsInMemory();

  /** By the database, or by this server alone while that does not answer; then only in the own countries. */
  async function counted(
    call: OutsideCall,
    area: string | undefined,
  ): Promise<Counted | { readonly full: "calls_uncounted"; readonly why: string }> {
    try {
      return await withinTime(outside.count(call), clock);
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      if (area === undefined || !outside.ownAreas.has(area))
        return { full: "calls_uncounted", why: error.message };
      return countHere(call, outside.policy, clock.now());
    }
  }

  async function judged({ key: session, caller }: Asking, command: string, numbers: readonly string[]) {
    const refused = (number: string, code: RefusalCode, says: string, more = {}): NotLetGo => {
      const to = maskedNumber(number);
      told({ session, command, to, became: code, ...more });
      return { code, to, says, remedy: refusalRemedies[code] };
    };
    const all = numbers.map((number) => ({ number, ...outside.judge(number) }));
    // Of several that would ring together each one has to be allowed before any of them counts.
    for (const { number, verdict } of all)
      if (!verdict.allowed) return refused(number, verdict.code, verdictWords(verdict));
    const from = subjectOf(caller);
    for (const { number, facts } of all) {
      const call = {
        id: nameOf(`${session} ${command} ${number}`),
        number: nameOf(number),
        caller: from === undefined ? undefined : nameOf(from),
      };
      const came = await counted(call, facts.area);
      if ("full" in came)
        return refused(number, came.full, fullWords[came.full], "why" in came ? { uncounted: came.why } : {});
      const { perHour } = outside.policy;
      const isNearlyFull = came.calls === Math.ceil(perHour * nearlyFullAt);
      told({
        session,
        command,
        to: maskedNumber(number),
        became: "allowed",
        ...(isNearlyFull ? { nearlyFull: { calls: came.calls, perHour } } : {}),
      });
    }
    return undefined;
  }

  let waiting = 0;
  return {
    get busy() {
      return waiting > 0;
    },
    async admit(call, command, numbers) {
      waiting += 1;
      try {
        return await judged(call, command, numbers);
      } finally {
        waiting -= 1;
      }
    },
  };
}

const fullWords = {
  minute_full: "There were as many calls to phone numbers in the last minute as are allowed.",
  hour_full: "There were as many calls to phone numbers in the last hour as are allowed.",
  number_hour_full: "There were as many calls to this number in the last hour as are allowed.",
  caller_hour_full: "There were as many calls for this caller in the last hour as are allowed.",
  calls_uncounted: "Nobody can count it now, and it is not in an own country.",
} as const satisfies Partial<Record<RefusalCode, string>>;

/** What numbers and callers are called in the database: whoever has that alone learns no number from it. */
export function namesInCounts(secret: Uint8Array): (text: string) => string {
  const key = derivedKey(secret, "numbers of calls to outside");
  return (text) => createHmac("sha256", key).update(text).digest("base64url");
}

/** Who is behind a call; undefined when nobody can tell. */
function subjectOf(caller: Party): string | undefined {
  if (caller.kind === "phone") return caller.number;
  return "id" in caller && caller.id !== undefined ? `${caller.kind} ${caller.id}` : undefined;
}

/** @throws ControlError when it takes too long */
function withinTime<Result>(work: Promise<Result>, clock: Clock): Promise<Result> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(countedWithinMs, () =>
      reject(
        new ControlError(
          "database_slow",
          "The control database does not answer in time.",
          "Look how it does; calls are counted by each server alone meanwhile.",
        ),
      ),
    );
    work.then(resolve, reject).finally(cancel);
  });
}
