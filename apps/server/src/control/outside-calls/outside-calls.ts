import {
  type DestinationPolicy,
  type NumberFacts,
  safePolicy,
  type Verdict,
  verdictOn,
} from "@dialtree/flow/destinations";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { Numbers } from "../numbers.ts";
import { type Counted, callsOfHour, countCall, type OutsideCall } from "./counting.ts";
import { factsOf } from "./number-facts.ts";
import { type KeptPolicy, policiesIn } from "./policies.ts";

/** Where calls may go, and how often they go there. What is changed holds for calls at once. */
export interface OutsideCalls {
  /** @throws ControlError `policy_damaged` */
  find(): Promise<KeptPolicy>;
  /** @throws ControlError `policy_conflict` */
  save(policy: DestinationPolicy, basedOn: number): Promise<KeptPolicy>;
  /** What holds at this moment, from memory. */
  readonly policy: DestinationPolicy;
  /** The areas of the installation's own numbers, from memory. */
  readonly ownAreas: ReadonlySet<string>;
  /**
   * Whether calls may go to a number in E.164, with what is known of it. Asks nobody.
   * @param by Decides in place of the policy that holds.
   */
  judge(number: string, by?: DestinationPolicy): { readonly verdict: Verdict; readonly facts: NumberFacts };
  /** Counts a call, unless there are enough. @throws ControlError when the database is away */
  count(call: OutsideCall): Promise<Counted>;
  /** Calls of the last hour. */
  callsOfHour(): Promise<number>;
}

/** The side of it that follows what is kept. */
export interface OutsideCallsKeeper extends OutsideCalls {
  /** Has the policy and the own numbers hold that are kept now. A policy that cannot be read gives way to the safe one. */
  follow(): Promise<void>;
}

export function outsideCallsIn(
  database: Database,
  numbers: Pick<Numbers, "list">,
  now: () => number,
  onDamaged: (damaged: ControlError) => void,
): OutsideCallsKeeper {
  const policies = policiesIn(database, now);
  let policy = safePolicy;
  let ownAreas: ReadonlySet<string> = new Set();
  let isDamaged = false;

  const follow = async (): Promise<void> => {
    ownAreas = areasOf((await numbers.list()).map(({ called }) => called));
    try {
      ({ policy } = await policies.find());
      isDamaged = false;
    } catch (error) {
      if (!(error instanceof ControlError) || error.code !== "policy_damaged") throw error;
      policy = safePolicy;
      if (!isDamaged) onDamaged(error);
      isDamaged = true;
    }
  };

  return {
    find: policies.find,
    async save(changed, basedOn) {
      const kept = await policies.save(changed, basedOn);
      await follow();
      return kept;
    },
    get policy() {
      return policy;
    },
    get ownAreas() {
      return ownAreas;
    },
    judge(number, by = policy) {
      const facts = factsOf(number);
      return { facts, verdict: verdictOn(by, number, facts, ownAreas) };
    },
    count: (call) => countCall(database, call, policy, now()),
    callsOfHour: () => callsOfHour(database, now()),
    follow,
  };
}

function areasOf(called: readonly string[]): ReadonlySet<string> {
  return new Set(called.map((number) => factsOf(number).area).filter((area) => area !== undefined));
}
