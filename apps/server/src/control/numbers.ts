import { live } from "@dialtree/flow/names";
import { record } from "./audit/record.ts";
import { ControlError } from "./control-error.ts";
import { changing } from "./database/change-count.ts";
import type { Database } from "./database/open.ts";
import { refuseMissing } from "./drafts/there.ts";
import { bookIn, inLog, refuseUnknown } from "./environments/book.ts";

/** Which flow answers when somebody calls this. */
export interface AssignedNumber {
  /** A phone number (`+15550100`), the object id of a resource account, or `bot`. */
  readonly called: string;
  readonly flow: string;
  /** The environment whose version of the flow its callers get. */
  readonly environment: string;
}

export interface Numbers {
  list(): Promise<readonly AssignedNumber[]>;
  /**
   * @param environment Left out: the one that it belongs to already, else `live`.
   * @throws ControlError `called_unusable`, `flow_unknown`, `flow_removed`, `environment_unknown`
   */
  assign(called: string, flow: string, environment?: string): Promise<AssignedNumber>;
  /** Assigns what nobody has assigned yet; false when somebody had. @throws ControlError like `assign` */
  assignIfFree(called: string, flow: string): Promise<boolean>;
  /** @throws ControlError `number_unknown` */
  release(called: string): Promise<void>;
}

const forms = [/^\+[1-9][0-9]{4,14}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, /^bot$/] as const;

export function numbersIn(database: Database): Numbers {
  return {
    list: () => database.selectFrom("number").selectAll().orderBy("called").execute(),

    async assign(written, flow, environment) {
      const called = calledAs(written);
      refuseUnusable(called);
      return changing(database, async (transaction) => {
        // Whoever removes the flow has a turn before or behind this one.
        await refuseMissing(transaction, flow);
        refuseUnknown(environment ?? live, (await bookIn(transaction)).book);
        const before = await assignedTo(transaction, called);
        const after = { flow, environment: environment ?? before?.environment ?? live };
        if (before?.flow === flow && before.environment === after.environment) return { called, ...after };
        await transaction
          .insertInto("number")
          .values({ called, ...after })
          .onConflict((known) => known.column("called").doUpdateSet(after))
          .execute();
        await record(transaction, {
          deed: "number.assigned",
          thing: called,
          ...(before ? { before: { flow: before.flow, ...inLog(before.environment) } } : {}),
          after: { flow, ...inLog(after.environment) },
        });
        return { called, ...after };
      });
    },

    async assignIfFree(written, flow) {
      const called = calledAs(written);
      refuseUnusable(called);
      return changing(database, async (transaction) => {
        // Whoever removes the flow has a turn before or behind this one.
        await refuseMissing(transaction, flow);
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto("number")
          .values({ called, flow })
          .onConflict((known) => known.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) return false;
        await record(transaction, { deed: "number.assigned", thing: called, after: { flow } });
        return true;
      });
    },

    async release(written) {
      const called = calledAs(written);
      const gone = await changing(database, async (transaction) => {
        const row = await transaction
          .deleteFrom("number")
          .where("called", "=", called)
          .returning(["flow", "environment"])
          .executeTakeFirst();
        if (row)
          await record(transaction, {
            deed: "number.released",
            thing: called,
            before: { flow: row.flow, ...inLog(row.environment) },
          });
        return row;
      });
      if (!gone) {
        throw new ControlError(
          "number_unknown",
          `Nothing answers for "${called.slice(0, 80)}".`,
          "Choose one of the assigned numbers.",
        );
      }
    },
  };
}

async function assignedTo(
  transaction: Database,
  called: string,
): Promise<Pick<AssignedNumber, "flow" | "environment"> | undefined> {
  return transaction
    .selectFrom("number")
    .select(["flow", "environment"])
    .where("called", "=", called)
    .executeTakeFirst();
}

function refuseUnusable(called: string): void {
  if (!forms.some((form) => form.test(called))) throw unusable(called);
}

/** Object ids are the same in small and capital letters. */
export function calledAs(written: string): string {
  return written.toLowerCase();
}

function unusable(called: string): ControlError {
  return new ControlError(
    "called_unusable",
    `"${called.slice(0, 80)}" is nothing that can be called.`,
    'Use a phone number such as +15550100, the object id of a resource account, or "bot".',
  );
}
