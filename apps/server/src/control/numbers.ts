import { record } from "./audit/record.ts";
import { ControlError } from "./control-error.ts";
import { changing } from "./database/change-count.ts";
import type { Database } from "./database/open.ts";
import { unknownFlow } from "./drafts/drafts.ts";

/** Which flow answers when somebody calls this. */
export interface AssignedNumber {
  /** A phone number (`+15550100`), the object id of a resource account, or `bot`. */
  readonly called: string;
  readonly flow: string;
}

export interface Numbers {
  list(): Promise<readonly AssignedNumber[]>;
  /** @throws ControlError `called_unusable`, `flow_unknown` */
  assign(called: string, flow: string): Promise<AssignedNumber>;
  /** Assigns what nobody has assigned yet; false when somebody had. @throws ControlError like `assign` */
  assignIfFree(called: string, flow: string): Promise<boolean>;
  /** @throws ControlError `number_unknown` */
  release(called: string): Promise<void>;
}

const forms = [/^\+[1-9][0-9]{4,14}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, /^bot$/] as const;

export function numbersIn(database: Database): Numbers {
  const check = async (called: string, flow: string): Promise<void> => {
    if (!forms.some((form) => form.test(called))) throw unusable(called);
    const known = await database.selectFrom("flow").select("id").where("id", "=", flow).executeTakeFirst();
    if (!known) throw unknownFlow(flow);
  };
  return {
    list: () => database.selectFrom("number").selectAll().orderBy("called").execute(),

    async assign(written, flow) {
      const called = calledAs(written);
      await check(called, flow);
      await changing(database, async (transaction) => {
        const before = await flowOf(transaction, called);
        if (before === flow) return;
        await transaction
          .insertInto("number")
          .values({ called, flow })
          .onConflict((known) => known.column("called").doUpdateSet({ flow }))
          .execute();
        await record(transaction, {
          deed: "number.assigned",
          thing: called,
          ...(before === undefined ? {} : { before: { flow: before } }),
          after: { flow },
        });
      });
      return { called, flow };
    },

    async assignIfFree(written, flow) {
      const called = calledAs(written);
      await check(called, flow);
      return changing(database, async (transaction) => {
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
          .returning("flow")
          .executeTakeFirst();
        if (row)
          await record(transaction, { deed: "number.released", thing: called, before: { flow: row.flow } });
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

async function flowOf(transaction: Database, called: string): Promise<string | undefined> {
  const row = await transaction
    .selectFrom("number")
    .select("flow")
    .where("called", "=", called)
    .executeTakeFirst();
  return row?.flow;
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
