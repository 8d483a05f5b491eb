import {
  type EnvironmentBook,
  emptyBook,
  environmentBookSchema,
  environmentsOf,
  live,
} from "@dialtree/flow/names";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";

/** The book as it is kept. */
export interface KeptBook {
  readonly book: EnvironmentBook;
  /** Counts the saves; 1 is what holds before anybody has saved one. */
  readonly revision: number;
  /** Milliseconds since 1970, UTC; undefined before the first save. */
  readonly updatedAt: number | undefined;
}

/** Where the environments of an installation are kept, and what names stand for in each of them. */
export interface Books {
  /** @throws ControlError `environments_damaged` */
  find(): Promise<KeptBook>;
  /**
   * Saves what was made of revision `basedOn`; to save the same again does nothing. What is published in an environment that
   * the book has no longer is nowhere current any more.
   * @throws ControlError `environments_conflict` with both books, `environment_in_use` while a number belongs to one that would go
   */
  save(book: EnvironmentBook, basedOn: number): Promise<KeptBook>;
}

const onlyRow = 1;
const untouched: KeptBook = { book: emptyBook, revision: 1, updatedAt: undefined };

/** The book as a transaction sees it. @throws ControlError `environments_damaged` */
export async function bookIn(database: Database): Promise<KeptBook> {
  const row = await database.selectFrom("environment_book").selectAll().executeTakeFirst();
  if (!row) return untouched;
  const { data: book } = environmentBookSchema.safeParse(parsed(row.body));
  if (!book) throw damaged();
  return { book, revision: row.revision, updatedAt: row.updated_at };
}

export function booksIn(database: Database, now: () => number): Books {
  return {
    find: () => bookIn(database),
    save: (book, basedOn) =>
      changing(database, async (transaction) => {
        const body = JSON.stringify(book);
        const before = await transaction.selectFrom("environment_book").select("body").executeTakeFirst();
        const saved = { body, revision: basedOn + 1, updated_at: now() };
        const changed = await transaction
          .updateTable("environment_book")
          .set(saved)
          .where("revision", "=", basedOn)
          .where("body", "!=", body)
          .returning("id")
          .executeTakeFirst();
        const made =
          changed ??
          (basedOn === untouched.revision
            ? await transaction
                .insertInto("environment_book")
                .values({ id: onlyRow, ...saved })
                .onConflict((known) => known.doNothing())
                .returning("id")
                .executeTakeFirst()
            : undefined);
        const there = await bookIn(transaction);
        if (!made) {
          if (JSON.stringify(there.book) === body) return there;
          throw conflict(there, book, basedOn);
        }
        await leaveOthers(transaction, book);
        await record(transaction, {
          deed: "environments.changed",
          thing: "environments",
          before: before?.body ?? JSON.stringify(emptyBook),
          after: body,
        });
        return there;
      }),
  };
}

/** Takes back what is current in environments that the book does not have. @throws ControlError `environment_in_use` */
async function leaveOthers(transaction: Database, book: EnvironmentBook): Promise<void> {
  const ids = environmentsOf(book).map(({ id }) => id);
  const held = await transaction
    .selectFrom("number")
    .select(["called", "environment"])
    .where("environment", "not in", ids)
    .orderBy("called")
    .execute();
  const [first] = held;
  if (first)
    throw inUse(
      first.environment,
      held.map(({ called }) => called),
    );
  await transaction.deleteFrom("environment_current").where("environment", "not in", ids).execute();
}

/** @throws ControlError `environment_unknown` */
export function refuseUnknown(environment: string, book: EnvironmentBook): void {
  const known = environmentsOf(book).map(({ id }) => id);
  if (known.includes(environment)) return;
  throw new ControlError(
    "environment_unknown",
    `There is no environment "${environment.slice(0, 80)}".`,
    `Use one of ${known.join(", ")}, or have an administrator add it under Environments.`,
  );
}

/** How the audit log names an environment: only where it is not the one that is meant anyway. */
export function inLog(environment: string): { readonly environment?: string } {
  return environment === live ? {} : { environment };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function inUse(environment: string, numbers: readonly string[]): ControlError {
  return new ControlError(
    "environment_in_use",
    `The environment "${environment}" is still called: ${numbers.slice(0, 5).join(", ")}${numbers.length > 5 ? ", …" : ""}.`,
    "Release these numbers, or give them to another environment, and remove it then.",
  );
}

function damaged(): ControlError {
  return new ControlError(
    "environments_damaged",
    "The environments and their names cannot be read.",
    "Restore the control database. Calls go on with the versions that are published; nothing new can be until then.",
  );
}

function conflict(there: KeptBook, yours: EnvironmentBook, basedOn: number): ControlError {
  return new ControlError(
    "environments_conflict",
    `The environments have been changed since: you changed revision ${basedOn}, and they are at ${there.revision}.`,
    "Look at what was changed, and make your change to that.",
    {
      conflict: {
        saved: { revision: there.revision, document: there.book },
        yours: { basedOn, document: yours },
      },
    },
  );
}
