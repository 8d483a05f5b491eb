import { randomBytes } from "node:crypto";
import type { Seal } from "@dialtree/calls";
import { limits, type PinPolicy, pinPolicyBounds, plainFault, usualPinPolicy } from "@dialtree/flow";
import { type PinEntry, pinEntryFaults } from "@dialtree/flow/texts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import { type Attempt, beginAttempt, endAttempt, forgetAttempts, type PinVerdict } from "./attempts.ts";
import { createHashing, type Hashing, type PinHash } from "./hashing.ts";
import { keyContext, keyOfList, subjectOf } from "./subjects.ts";

export interface PinList extends PinPolicy {
  readonly name: string;
  /** How many accounts it has. */
  readonly accounts: number;
  /** Milliseconds since 1970, UTC. */
  readonly updatedAt: number;
  readonly lockouts: Lockouts;
}

/** Accounts and callers of a list that cannot try just now. Who they are stands nowhere. */
export interface Lockouts {
  readonly count: number;
  /** When the last of them ends, in milliseconds since 1970, UTC; 0 when there is none. */
  readonly until: number;
}

/** What accounts in place of all that a list has would change. What becomes of PINs nobody is told: it would be a way to guess. */
export interface PinListChange {
  /** How many of the accounts the list does not have. */
  readonly added: number;
  /** How many it has already; their PINs are set anew. */
  readonly replaced: number;
  /** How many of its accounts are not among them. */
  readonly removed: number;
}

/** Who tries what. `id` is the same for the same attempt, however often it is told. */
export interface PinGuess extends PinEntry {
  readonly id: string;
  readonly list: string;
  /** The number that calls, or whom Teams says it is (`user` and an object id); undefined where it is withheld. */
  readonly caller: string | undefined;
}

/** Lists of PINs, and who may still try to guess them. */
export interface Pins {
  list(): Promise<readonly PinList[]>;
  /** Puts these in place of all that the list had. What was counted stays. @throws ControlError `pin_list_unusable` */
  put(name: string, entries: readonly PinEntry[], policy?: Partial<PinPolicy>): Promise<PinList>;
  /** What `put` would change; of a list that is not there yet, all is added. @throws ControlError `pin_list_sealed` */
  compare(name: string, accounts: readonly string[]): Promise<PinListChange>;
  /** @throws ControlError `pin_list_unknown` */
  remove(name: string): Promise<void>;
  /**
   * Lets an account, or a caller (as in `PinGuess`), try again at once; or has the whole list no longer guarded.
   * @throws ControlError `pin_list_unknown`
   */
  unlock(name: string, whom: Unlocked): Promise<void>;
  /** @throws ControlError `pin_list_unknown`, `pin_list_sealed` */
  check(guess: PinGuess): Promise<PinVerdict>;
}

export type Unlocked =
  | { readonly account: string }
  | { readonly caller: string }
  | { readonly everybody: true };

export interface PinsOptions {
  readonly database: Database;
  readonly seal: Seal;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly hashing?: Hashing;
  /** Hears once, on one server, that so many PINs of a list were wrong that it is guarded for the rest of a day. */
  readonly onGuessing?: (list: string, wrong: number) => void;
}

const attemptsKeptMs = pinPolicyBounds.windowMinutes.most * 60_000;
const forgetEveryMs = 60 * 60_000;

export function pinsIn({
  database,
  seal,
  now,
  hashing = createHashing(),
  onGuessing = () => {},
}: PinsOptions): Pins {
  let forgotAt = Number.NEGATIVE_INFINITY;

  async function listNamed(name: string) {
    const row = await database.selectFrom("pin_list").selectAll().where("name", "=", name).executeTakeFirst();
    if (!row) throw unknownList(name);
    return { policy: policyOf(row), key: keyIn(name, row.sealed_key) };
  }

  function keyIn(name: string, sealed: string): Buffer {
    const key = keyOfList(seal, name, sealed);
    if (key === undefined) throw sealedList(name);
    return key;
  }

  async function listAfterwards(name: string): Promise<PinList> {
    const found = (await all()).find((list) => list.name === name);
    if (!found) throw unknownList(name);
    return found;
  }

  async function all(): Promise<readonly PinList[]> {
    const rows = await database
      .selectFrom("pin_list")
      .leftJoin("pin", "pin.list", "pin_list.name")
      .select(["name", "guesses", "window_minutes", "lockout_minutes", "updated_at"])
      .select(({ fn }) => fn.count<number>("pin.account").as("accounts"))
      .groupBy(["name", "guesses", "window_minutes", "lockout_minutes", "updated_at"])
      .orderBy("name")
      .execute();
    const lockouts = await lockoutsNow();
    return rows.map((row) => ({
      name: row.name,
      accounts: Number(row.accounts),
      updatedAt: row.updated_at,
      lockouts: lockouts.get(row.name) ?? { count: 0, until: 0 },
      ...policyOf(row),
    }));
  }

  async function lockoutsNow(): Promise<ReadonlyMap<string, Lockouts>> {
    const rows = await database
      .selectFrom("pin_count")
      .select("list")
      .select(({ fn }) => [
        fn.countAll<number | bigint | string>().as("count"),
        fn.max("locked_until").as("until"),
      ])
      .where("locked_until", ">", now())
      .groupBy("list")
      .execute();
    return new Map(rows.map(({ list, count, until }) => [list, { count: Number(count), until }]));
  }

  async function forget(): Promise<void> {
    if (now() - forgotAt < forgetEveryMs) return;
    forgotAt = now();
    await forgetAttempts(database, now() - attemptsKeptMs);
  }

  return {
    list: all,

    async put(name, entries, policy = {}) {
      refuseUnusable(entries);
      const known = await database
        .selectFrom("pin_list")
        .selectAll()
        .where("name", "=", name)
        .executeTakeFirst();
      const key = known ? keyIn(name, known.sealed_key) : randomBytes(32);
      const rows = await Promise.all(
        entries.map(async ({ account, pin }) => {
          const subject = subjectOf(key, "account", account);
          const hash = JSON.stringify(await hashing.hash(pin));
          return { list: name, account: subject, sealed_hash: seal.close(hash, hashContext(name, subject)) };
        }),
      );
      const { guesses, windowMinutes, lockoutMinutes } = {
        ...usualPinPolicy,
        ...(known ? policyOf(known) : {}),
        ...policy,
      };
      const settings = {
        guesses,
        window_minutes: windowMinutes,
        lockout_minutes: lockoutMinutes,
        updated_at: now(),
      };
      await database.transaction().execute(async (transaction) => {
        // Of two who make the same list at once the second must not have hashed under another key.
        const { sealed_key } = await transaction
          .insertInto("pin_list")
          .values({ name, sealed_key: seal.close(key.toString("base64"), keyContext(name)), ...settings })
          .onConflict((same) => same.column("name").doUpdateSet(settings))
          .returning("sealed_key")
          .executeTakeFirstOrThrow();
        if (!keyIn(name, sealed_key).equals(key)) throw changedMeanwhile(name);
        await transaction.deleteFrom("pin").where("list", "=", name).execute();
        for (let at = 0; at < rows.length; at += rowsAtOnce)
          await transaction
            .insertInto("pin")
            .values(rows.slice(at, at + rowsAtOnce))
            .execute();
        await record(transaction, {
          deed: "pins.put",
          thing: name,
          after: { accounts: rows.length, guesses, windowMinutes, lockoutMinutes },
        });
      });
      return listAfterwards(name);
    },

    async compare(name, accounts) {
      const known = await database
        .selectFrom("pin_list")
        .select("sealed_key")
        .where("name", "=", name)
        .executeTakeFirst();
      if (!known) return { added: accounts.length, replaced: 0, removed: 0 };
      const key = keyIn(name, known.sealed_key);
      const rows = await database.selectFrom("pin").select("account").where("list", "=", name).execute();
      const held = new Set(rows.map(({ account }) => account));
      const replaced = accounts.filter((account) => held.has(subjectOf(key, "account", account))).length;
      return { added: accounts.length - replaced, replaced, removed: held.size - replaced };
    },

    async remove(name) {
      const { numDeletedRows } = await database.transaction().execute(async (transaction) => {
        const deleted = await transaction.deleteFrom("pin_list").where("name", "=", name).executeTakeFirst();
        if (deleted.numDeletedRows > 0n) await record(transaction, { deed: "pins.removed", thing: name });
        return deleted;
      });
      if (numDeletedRows === 0n) throw unknownList(name);
    },

    async unlock(name, whom) {
      const { key } = await listNamed(name);
      const subject = subjectNamed(key, whom);
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("pin_count").where("subject", "=", subject).execute();
        // Whom the list locks out is nobody's business but the list's.
        const [whose] = Object.keys(whom);
        await record(transaction, { deed: "pins.unlocked", thing: name, after: { whose: whose ?? "" } });
      });
    },

    async check({ id, list, account, pin, caller }) {
      const { policy, key } = await listNamed(list);
      // Before anything is counted: what goes wrong with it takes nobody's guess and nobody's answer.
      await forget();
      const subjects = {
        list: subjectOf(key, "list", ""),
        account: subjectOf(key, "account", account),
        caller: caller === undefined ? undefined : subjectOf(key, "caller", caller),
      };
      const attempt: Attempt = { id, list, subjects, policy, now: now() };
      const begun = await beginAttempt(database, attempt);
      if (begun !== "may be checked") return begun;
      const row = await database
        .selectFrom("pin")
        .select("sealed_hash")
        .where("list", "=", list)
        .where("account", "=", subjects.account)
        .executeTakeFirst();
      const opened = row && seal.open(row.sealed_hash, hashContext(list, subjects.account));
      if (row && opened === undefined) throw sealedList(list);
      const kept = opened === undefined ? undefined : (JSON.parse(opened) as PinHash);
      const isRight = await hashing.matches(pin, kept);
      const { verdict, guardsAfter } = await endAttempt(database, { ...attempt, now: now() }, isRight);
      if (guardsAfter !== undefined) onGuessing(list, guardsAfter);
      return verdict;
    },
  };
}

// SQLite takes 32,766 values in one statement, PostgreSQL 65,535.
const rowsAtOnce = 1_000;

function subjectNamed(key: Buffer, whom: Unlocked): string {
  if ("everybody" in whom) return subjectOf(key, "list", "");
  return "account" in whom ? subjectOf(key, "account", whom.account) : subjectOf(key, "caller", whom.caller);
}

const hashContext = (list: string, subject: string) => `PIN ${list} ${subject}`;

function policyOf(row: {
  readonly guesses: number;
  readonly window_minutes: number;
  readonly lockout_minutes: number;
}): PinPolicy {
  const { guesses, window_minutes: windowMinutes, lockout_minutes: lockoutMinutes } = row;
  return { guesses, windowMinutes, lockoutMinutes };
}

// Entries are told by their place only: what is wrong with one may be that its PIN stands where its number should.
function refuseUnusable(entries: readonly PinEntry[]): void {
  if (entries.length > limits.accountsInPinList) {
    throw new ControlError(
      "pin_list_unusable",
      `A list has at most ${limits.accountsInPinList} accounts, and this one has ${entries.length}.`,
      "Divide it into several lists.",
    );
  }
  const [first] = pinEntryFaults(entries);
  if (!first) return;
  throw new ControlError(
    "pin_list_unusable",
    `Entry ${first.index + 1} cannot be used: ${first.fault}.`,
    "Correct it and send the whole list again; nothing was changed.",
    { because: [plainFault(first)] },
  );
}

function unknownList(name: string): ControlError {
  return new ControlError(
    "pin_list_unknown",
    `There is no list of PINs "${name.slice(0, 80)}".`,
    "Choose one of the lists, or take one in under this name.",
  );
}

function sealedList(name: string): ControlError {
  return new ControlError(
    "pin_list_sealed",
    `The list of PINs "${name}" was sealed under another secret of this installation.`,
    "Put that secret back, or remove the list and take it in anew.",
  );
}

function changedMeanwhile(name: string): ControlError {
  return new ControlError(
    "pin_list_conflict",
    `Somebody else has just made the list of PINs "${name}".`,
    "Take yours in again if it is the right one.",
  );
}
