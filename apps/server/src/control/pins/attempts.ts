import type { Transaction } from "kysely";
import type { Database } from "../database/open.ts";
import type { Tables } from "../database/tables.ts";
import {
  type Count,
  countAt,
  counted,
  isLocked,
  mostWrong,
  noneWrong,
  type PinPolicy,
  takenBack,
} from "./counting.ts";

export type PinVerdict = "right" | "wrong" | "locked";

/** Whom an attempt counts for, under names that tell nobody who it is. A withheld number counts for nobody. */
export interface Subjects {
  readonly account: string;
  readonly caller: string | undefined;
}

/** One attempt: the same id means the same attempt, told again by whoever went on for a server that died. */
export interface Attempt {
  readonly id: string;
  readonly list: string;
  readonly subjects: Subjects;
  readonly policy: PinPolicy;
  readonly now: number;
}

/**
 * Lets an attempt begin, and counts it; or tells what is known of it already.
 *
 * Attempts that count for the same come one after the other, whichever servers they come from: the rows of what is counted
 * are an attempt's own until the end of its transaction.
 */
export function beginAttempt(database: Database, attempt: Attempt): Promise<PinVerdict | "may be checked"> {
  const { id, policy, now } = attempt;
  return database.transaction().execute(async (transaction) => {
    const counts = await ownCounts(transaction, attempt);
    const { numInsertedOrUpdatedRows: isNew } = await transaction
      .insertInto("pin_attempt")
      .values({ id, at: now, verdict: null })
      .onConflict((known) => known.doNothing())
      .executeTakeFirst();
    if (isNew === 0n) return (await verdictOf(transaction, id)) ?? "may be checked";
    if (counts.some(({ count }) => isLocked(count, now))) {
      await settle(transaction, id, "locked");
      return "locked";
    }
    for (const { of, subject, count } of counts)
      await write(transaction, subject, counted(count, now, mostWrong(of, policy), policy));
    return "may be checked";
  });
}

/** Writes down how a check came out; what another server has written down before holds. */
export function endAttempt(database: Database, attempt: Attempt, isRight: boolean): Promise<PinVerdict> {
  const { id, policy, now } = attempt;
  return database.transaction().execute(async (transaction) => {
    const counts = await ownCounts(transaction, attempt);
    // Wrong, and the last one: whoever tries again would only hear the same.
    const wrong = counts.some(({ count }) => isLocked(count, now)) ? "locked" : "wrong";
    const verdict = isRight ? "right" : wrong;
    if (!(await settle(transaction, id, verdict))) return (await verdictOf(transaction, id)) ?? verdict;
    if (!isRight) return verdict;
    for (const { of, subject, count } of counts) {
      // A right PIN proves something of its account, and of the number only that this once it was not wrong.
      const after = of === "account" ? noneWrong(now) : takenBack(count, mostWrong(of, policy));
      await write(transaction, subject, after);
    }
    return verdict;
  });
}

/** Forgets what can no longer matter. */
export async function forgetAttempts(database: Database, before: number): Promise<void> {
  await database.deleteFrom("pin_attempt").where("at", "<", before).execute();
  await database
    .deleteFrom("pin_count")
    .where("since", "<", before)
    .where("locked_until", "<", before)
    .execute();
}

interface OwnCount {
  readonly of: "account" | "caller";
  readonly subject: string;
  readonly count: Count;
}

async function ownCounts(
  transaction: Transaction<Tables>,
  { list, subjects, policy, now }: Attempt,
): Promise<readonly OwnCount[]> {
  const { account, caller } = subjects;
  const all = [
    { of: "account" as const, subject: account },
    ...(caller === undefined ? [] : [{ of: "caller" as const, subject: caller }]),
  ].sort((a, b) => (a.subject < b.subject ? -1 : 1));
  const counts: OwnCount[] = [];
  for (const { of, subject } of all) {
    // Writing the row is what makes it this transaction's own; always in the same order, so that no two wait for each other.
    const { wrong, since, locked_until } = await transaction
      .insertInto("pin_count")
      .values({ subject, list, wrong: 0, since: now, locked_until: 0 })
      .onConflict((known) => known.column("subject").doUpdateSet({ list }))
      .returning(["wrong", "since", "locked_until"])
      .executeTakeFirstOrThrow();
    const count = countAt({ wrong, since, lockedUntil: locked_until }, now, policy);
    counts.push({ of, subject, count });
  }
  return counts;
}

async function write(transaction: Transaction<Tables>, subject: string, count: Count): Promise<void> {
  const { wrong, since, lockedUntil: locked_until } = count;
  await transaction
    .updateTable("pin_count")
    .set({ wrong, since, locked_until })
    .where("subject", "=", subject)
    .execute();
}

async function settle(transaction: Transaction<Tables>, id: string, verdict: PinVerdict): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("pin_attempt")
    .set({ verdict })
    .where("id", "=", id)
    .where("verdict", "is", null)
    .executeTakeFirst();
  return numUpdatedRows !== 0n;
}

async function verdictOf(transaction: Transaction<Tables>, id: string): Promise<PinVerdict | undefined> {
  const row = await transaction
    .selectFrom("pin_attempt")
    .select("verdict")
    .where("id", "=", id)
    .executeTakeFirst();
  return (row?.verdict ?? undefined) as PinVerdict | undefined;
}
