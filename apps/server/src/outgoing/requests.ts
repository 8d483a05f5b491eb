import type { Transaction } from "kysely";
import { record } from "../control/audit/record.ts";
import type { Database } from "../control/database/open.ts";
import type { OutgoingCallRow, Tables } from "../control/database/tables.ts";
import { type CallRate, dayMs, type Lately, minuteMs, type TooMany, tooMany } from "./rate.ts";

/** So long the same name stands for the same call. */
const requestsKeptMs = 7 * dayMs;

/** A call that was asked for, in the words of the database. */
export type Request = Omit<OutgoingCallRow, "placed_at">;

export type Entered =
  | { readonly is: "new" | "known" | "another"; readonly row: OutgoingCallRow }
  | { readonly is: "too many"; readonly bound: TooMany };

/**
 * Writes a request down, unless it is known or one too many. "another": its name stands for something else already. Requests
 * come one after the other, whichever servers they come from, so that no two count the same calls.
 */
export function enter(database: Database, request: Request, rate: CallRate, now: number): Promise<Entered> {
  return database.transaction().execute(async (transaction): Promise<Entered> => {
    await transaction.updateTable("outgoing_turn").set({ placed_at: now }).execute();
    await transaction
      .deleteFrom("outgoing_call")
      .where("placed_at", "<", now - requestsKeptMs)
      .execute();
    const known = await transaction
      .selectFrom("outgoing_call")
      .selectAll()
      .where("request", "=", request.request)
      .executeTakeFirst();
    if (known) return { is: known.asked === request.asked ? "known" : "another", row: known };
    const bound = tooMany(
      rate,
      { minute: await since(transaction, now - minuteMs), day: await since(transaction, now - dayMs) },
      now,
    );
    if (bound) return { is: "too many", bound };
    const row = { ...request, placed_at: now };
    await transaction.insertInto("outgoing_call").values(row).execute();
    await record(transaction, {
      deed: "call.placed",
      thing: request.flow,
      after: { session: request.session, whom: request.whom },
    });
    return { is: "new", row };
  });
}

async function since(transaction: Transaction<Tables>, after: number): Promise<Lately> {
  const { calls, oldest } = await transaction
    .selectFrom("outgoing_call")
    .select(({ fn }) => [
      fn.countAll<string | number>().as("calls"),
      fn.min<number | string | null>("placed_at").as("oldest"),
    ])
    .where("placed_at", ">", after)
    .executeTakeFirstOrThrow();
  return { calls: Number(calls), oldest: oldest === null ? undefined : Number(oldest) };
}

/** Requests whose names stand for their calls still. Older ones are there until the next call is placed, and are told to nobody. */
function standing(database: Database, now: number) {
  return database.selectFrom("outgoing_call").where("placed_at", ">=", now - requestsKeptMs);
}

/** A request by the session's key. */
export function requestOf(
  database: Database,
  session: string,
  now: number,
): Promise<OutgoingCallRow | undefined> {
  return standing(database, now).selectAll().where("session", "=", session).executeTakeFirst();
}

/** Whether a request has been written down, for the same call. */
export async function isKnown(
  database: Database,
  { request, asked }: Pick<Request, "request" | "asked">,
  now: number,
): Promise<boolean> {
  const known = await standing(database, now)
    .select("asked")
    .where("request", "=", request)
    .executeTakeFirst();
  return known?.asked === asked;
}

/** Those of late, the newest first; those that come behind a call in this order. */
export function requestsIn(
  database: Database,
  most: number,
  now: number,
  behind?: Pick<OutgoingCallRow, "placed_at" | "session">,
): Promise<readonly OutgoingCallRow[]> {
  const all = standing(database, now).selectAll();
  const wanted = behind
    ? all.where(({ eb, and, or }) =>
        or([
          eb("placed_at", "<", behind.placed_at),
          and([eb("placed_at", "=", behind.placed_at), eb("session", ">", behind.session)]),
        ]),
      )
    : all;
  return wanted.orderBy("placed_at", "desc").orderBy("session").limit(most).execute();
}
