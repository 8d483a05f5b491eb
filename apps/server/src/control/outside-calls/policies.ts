import { type DestinationPolicy, destinationPolicySchema, safePolicy } from "@dialtree/flow/destinations";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import type { DestinationPolicyRow } from "../database/tables.ts";

/** The policy as it is kept. */
export interface KeptPolicy {
  readonly policy: DestinationPolicy;
  /** Counts the saves; 1 is what holds before anybody has saved one. */
  readonly revision: number;
  /** Milliseconds since 1970, UTC; undefined before the first save. */
  readonly updatedAt: number | undefined;
}

/** Where the one policy of an installation is kept. */
export interface Policies {
  /** @throws ControlError `policy_damaged` */
  find(): Promise<KeptPolicy>;
  /**
   * Saves what was made of revision `basedOn`; to save the same again does nothing.
   * @throws ControlError `policy_conflict` with both policies
   */
  save(policy: DestinationPolicy, basedOn: number): Promise<KeptPolicy>;
}

const onlyRow = 1;
const untouched: KeptPolicy = { policy: safePolicy, revision: 1, updatedAt: undefined };

export function policiesIn(database: Database, now: () => number): Policies {
  const find = async (): Promise<KeptPolicy> => {
    const row = await database.selectFrom("destination_policy").selectAll().executeTakeFirst();
    return row ? keptIn(row) : untouched;
  };
  return {
    find,
    async save(policy, basedOn) {
      const body = JSON.stringify(policy);
      const saved = { body, updated_at: now(), revision: basedOn + 1 };
      const write = async (transaction: Database): Promise<DestinationPolicyRow | undefined> => {
        const changed = await transaction
          .updateTable("destination_policy")
          .set(saved)
          .where("revision", "=", basedOn)
          .where("body", "!=", body)
          .returningAll()
          .executeTakeFirst();
        if (changed || basedOn !== untouched.revision) return changed;
        return transaction
          .insertInto("destination_policy")
          .values({ id: onlyRow, ...saved })
          .onConflict((known) => known.doNothing())
          .returningAll()
          .executeTakeFirst();
      };
      const row = await changing(database, async (transaction) => {
        const before = await transaction.selectFrom("destination_policy").select("body").executeTakeFirst();
        const written = await write(transaction);
        if (written)
          await record(transaction, {
            deed: "destinations.changed",
            thing: "destinations",
            before: before?.body ?? JSON.stringify(safePolicy),
            after: body,
          });
        return written;
      });
      if (row) return keptIn(row);
      const there = await find();
      if (JSON.stringify(there.policy) === body) return there;
      throw conflict(there, policy, basedOn);
    },
  };
}

function keptIn({ body, revision, updated_at: updatedAt }: DestinationPolicyRow): KeptPolicy {
  const { data: policy } = destinationPolicySchema.safeParse(parsed(body));
  if (!policy) throw damaged();
  return { policy, revision, updatedAt };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function damaged(): ControlError {
  return new ControlError(
    "policy_damaged",
    "Where calls may go cannot be read.",
    "Restore the control database. Meanwhile calls go to the own countries only, as before anybody had changed it.",
  );
}

function conflict(there: KeptPolicy, yours: DestinationPolicy, basedOn: number): ControlError {
  return new ControlError(
    "policy_conflict",
    `Where calls may go has been changed since: you changed revision ${basedOn}, and it is at ${there.revision}.`,
    "Look at what was changed, and make your change to that.",
    {
      conflict: {
        saved: { revision: there.revision, document: there.policy },
        yours: { basedOn, document: yours },
      },
    },
  );
}
