import type { DestinationPolicy, RefusalCode } from "@dialtree/flow/destinations";
import type { Database } from "../database/open.ts";

/** A call to a phone number, under names that tell nobody whose they are. */
export interface OutsideCall {
  /** The same for the same call, however often it is asked for. */
  readonly id: string;
  readonly number: string;
  /** Undefined for whoever withholds theirs: such calls count for all, and for the number. */
  readonly caller: string | undefined;
}

type FullCode = Extract<RefusalCode, `${string}_full`>;

/** `calls`: of the last hour, with this one. */
export type Counted = { readonly calls: number } | { readonly full: FullCode };

/** Calls before this one: of the last minute, and of the last hour to all, to the same number, for the same caller. */
interface Before {
  readonly minute: number;
  readonly hour: number;
  readonly toNumber: number;
  readonly forCaller: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Counts a call, unless there are enough. Calls are counted one after the other, whichever servers they come from: the row of
 * the turn is a call's own until it is counted.
 * @param now Milliseconds since 1970, UTC.
 */
export function countCall(
  database: Database,
  call: OutsideCall,
  policy: DestinationPolicy,
  now: number,
): Promise<Counted> {
  const { id, number, caller } = call;
  return database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("outside_turn")
      .set(({ eb }) => ({ turns: eb("turns", "+", 1) }))
      .execute();
    await transaction
      .deleteFrom("outside_call")
      .where("at", "<=", now - hourMs)
      .execute();
    const counts = await transaction
      .selectFrom("outside_call")
      .select(({ fn }) => [
        fn.countAll().as("hour"),
        fn
          .countAll()
          .filterWhere("at", ">", now - minuteMs)
          .as("minute"),
        fn.countAll().filterWhere("number", "=", number).as("toNumber"),
        fn
          .countAll()
          .filterWhere("caller", "=", caller ?? null)
          .as("forCaller"),
        fn.countAll().filterWhere("id", "=", id).as("same"),
      ])
      .executeTakeFirstOrThrow();
    const hour = Number(counts.hour);
    if (Number(counts.same) > 0) return { calls: hour };
    const full = fullWith(
      {
        hour,
        minute: Number(counts.minute),
        toNumber: Number(counts.toNumber),
        forCaller: Number(counts.forCaller),
      },
      policy,
    );
    if (full) return { full };
    await transaction
      .insertInto("outside_call")
      .values({ id, at: now, number, caller: caller ?? null })
      .execute();
    return { calls: hour + 1 };
  });
}

/** Calls of the last hour. @param now Milliseconds since 1970, UTC. */
export async function callsOfHour(database: Database, now: number): Promise<number> {
  const { calls } = await database
    .selectFrom("outside_call")
    .select(({ fn }) => fn.countAll().as("calls"))
    .where("at", ">", now - hourMs)
    .executeTakeFirstOrThrow();
  return Number(calls);
}

/** Counts by itself, in memory: for as long as the database does not answer. */
export function countsInMemory(): (call: OutsideCall, policy: DestinationPolicy, now: number) => Counted {
  let calls: readonly (OutsideCall & { readonly at: number })[] = [];
  return (call, policy, now) => {
    calls = calls.filter(({ at }) => at > now - hourMs);
    if (calls.some(({ id }) => id === call.id)) return { calls: calls.length };
    const alike = (of: "number" | "caller") => calls.filter((other) => other[of] === call[of]).length;
    const full = fullWith(
      {
        hour: calls.length,
        minute: calls.filter(({ at }) => at > now - minuteMs).length,
        toNumber: alike("number"),
        forCaller: call.caller === undefined ? 0 : alike("caller"),
      },
      policy,
    );
    if (full) return { full };
    calls = [...calls, { ...call, at: now }];
    return { calls: calls.length };
  };
}

/** What there are enough of already; the narrowest is named, because it says most. */
function fullWith(before: Before, policy: DestinationPolicy): FullCode | undefined {
  if (before.forCaller >= policy.perHourFromOne) return "caller_hour_full";
  if (before.toNumber >= policy.perHourToOne) return "number_hour_full";
  if (before.minute >= policy.perMinute) return "minute_full";
  return before.hour >= policy.perHour ? "hour_full" : undefined;
}
