import type { PinPolicy } from "@dialtree/flow";
import type { Transaction } from "kysely";
import type { Database } from "../database/open.ts";
import type { Tables } from "../database/tables.ts";
import {
  type Count,
  countAt,
  counted,
  isGuarded,
  isLocked,
  listCountAt,
  mostWrong,
  noneWrong,
  takenBack,
} from "./counting.ts";

export type PinVerdict = "right" | "wrong" | "locked";

/** Whom an attempt counts for, under names that tell nobody who it is. A withheld number counts for nobody. */
export interface Subjects {
  /** All accounts of the list together. */
  readonly list: string;
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
    if (
      counts.some(({ count }) => isLocked(count, now)) ||
      (await isTurnedAway(transaction, attempt, counts))
    ) {
      await settle(transaction, id, "locked");
      return "locked";
    }
    for (const { of, subject, count } of counts)
      await write(transaction, subject, counted(count, now, mostWrong(of, policy), policy));
    return "may be checked";
  });
}

/** How a check came out. */
export interface Ended {
  readonly verdict: PinVerdict;
  /** Wrong PINs of the whole list by now, when this was one of them and the one that has the list guarded. */
  readonly guardsAfter?: number;
}

/** Writes down how a check came out; what another server has written down before holds. */
export function endAttempt(database: Database, attempt: Attempt, isRight: boolean): Promise<Ended> {
  const { id, policy, now } = attempt;
  return database.transaction().execute(async (transaction) => {
    const counts = await ownCounts(transaction, attempt);
    const wasGuarded = !isRight && (await isListGuarded(transaction, attempt));
    // Wrong, and the last one: whoever tries again would only hear the same.
    const wrong = wasGuarded || counts.some(({ count }) => isLocked(count, now)) ? "locked" : "wrong";
    const verdict = isRight ? "right" : wrong;
    if (!(await settle(transaction, id, verdict)))
      return { verdict: (await verdictOf(transaction, id)) ?? verdict };
    if (!isRight) {
      const wrongOfList = await oneMoreOfList(transaction, attempt);
      const guards = !wasGuarded && (await isListGuarded(transaction, attempt));
      return { verdict, ...(guards ? { guardsAfter: wrongOfList } : {}) };
    }
    for (const { of, subject, count } of counts) {
      // A right PIN proves something of its account, and of the number only that this once it was not wrong.
      const after = of === "account" ? noneWrong(now) : takenBack(count, mostWrong(of, policy));
      await write(transaction, subject, after);
    }
    return { verdict };
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
  // Always in the same order, so that no two wait for each other.
  for (const { of, subject } of all)
    counts.push({
      of,
      subject,
      count: countAt(await ownCount(transaction, list, subject, now), now, policy),
    });
  return counts;
}

/** A count as it stands there. Writing its row is what makes it this transaction's own. */
async function ownCount(
  transaction: Transaction<Tables>,
  list: string,
  subject: string,
  now: number,
): Promise<Count> {
  const { wrong, since, locked_until } = await transaction
    .insertInto("pin_count")
    .values({ subject, list, wrong: 0, since: now, locked_until: 0 })
    .onConflict((known) => known.column("subject").doUpdateSet({ list }))
    .returning(["wrong", "since", "locked_until"])
    .executeTakeFirstOrThrow();
  return { wrong, since, lockedUntil: locked_until };
}

/** Whether a list is guarded, and this is somebody whom it does not let in. */
async function isTurnedAway(
  transaction: Transaction<Tables>,
  attempt: Attempt,
  counts: readonly OwnCount[],
): Promise<boolean> {
  // Most people are right at once, and go on getting in. Whoever guesses has to be wrong: once for each account and number.
  const isClean = attempt.subjects.caller !== undefined && counts.every(({ count }) => count.wrong === 0);
  return !isClean && (await isListGuarded(transaction, attempt));
}

/** Only read: calls to many accounts need not wait for each other. */
async function isListGuarded(
  transaction: Transaction<Tables>,
  { list, subjects, now }: Attempt,
): Promise<boolean> {
  const row = await transaction
    .selectFrom("pin_count")
    .select(["wrong", "since", "locked_until"])
    .where("subject", "=", subjects.list)
    .executeTakeFirst();
  if (!row) return false;
  const count = listCountAt({ wrong: row.wrong, since: row.since, lockedUntil: row.locked_until }, now);
  return isGuarded(count, async () => {
    const { accounts } = await transaction
      .selectFrom("pin")
      .select(({ fn }) => fn.countAll<string | number>().as("accounts"))
      .where("list", "=", list)
      .executeTakeFirstOrThrow();
    return Number(accounts);
  });
}

/** Counts a wrong PIN for its list, once it is known to be one; how many there are by now. After the attempt's own counts. */
async function oneMoreOfList(
  transaction: Transaction<Tables>,
  { list, subjects, now }: Attempt,
): Promise<number> {
  const before = listCountAt(await ownCount(transaction, list, subjects.list, now), now);
  const wrong = before.wrong + 1;
  await write(transaction, subjects.list, { ...before, wrong });
  return wrong;
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
