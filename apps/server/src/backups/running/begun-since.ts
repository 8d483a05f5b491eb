import { live } from "@dialtree/flow/names";
import type { Transaction } from "kysely";
import type { Database } from "../../control/database/open.ts";
import type { Tables } from "../../control/database/tables.ts";
import type { LiveChange } from "./live-versions.ts";

/** A rollout that is running, or a version that is planned: begun since the backup, or about a version that is live no longer. */
export interface BegunSince {
  readonly what: "rollout" | "plan";
  readonly id: string;
  readonly flow: string;
  readonly number: number;
  /** Of a plan: when it would go live, as somebody wrote it. */
  readonly when: string | null;
}

/**
 * What would change later what new calls get, and was not so when the backup was made. What was so then, and is over, does not
 * begin again. Reads, and changes nothing.
 */
export async function begunSince(
  backup: Database,
  here: Database,
  changes: readonly LiveChange[],
): Promise<readonly BegunSince[]> {
  const wereRunning = await backup
    .selectFrom("rollout")
    .select("id")
    .where("state", "=", "running")
    .execute();
  const wereWaiting = await backup
    .selectFrom("schedule")
    .select("id")
    .where("state", "=", "waiting")
    .execute();
  const known = new Set([...wereRunning, ...wereWaiting].map(({ id }) => id));
  const moved = new Set(changes.filter(({ environment }) => environment === live).map(({ flow }) => flow));
  const running = await here
    .selectFrom("rollout")
    .innerJoin("version", "version.id", "rollout.candidate")
    .select(["rollout.id", "rollout.flow", "version.number"])
    .where("state", "=", "running")
    .orderBy("rollout.flow")
    .execute();
  const waiting = await here
    .selectFrom("schedule")
    .innerJoin("version", "version.id", "schedule.version")
    .select(["schedule.id", "schedule.flow", "version.number", "local", "zone"])
    .where("state", "=", "waiting")
    .orderBy("due_at")
    .execute();
  return [
    ...running
      // Beside another version it would be another trial.
      .filter(({ id, flow }) => !known.has(id) || moved.has(flow))
      .map((row) => ({ what: "rollout" as const, ...row, when: null })),
    ...waiting
      .filter(({ id }) => !known.has(id))
      .map(({ local, zone, ...row }) => ({ what: "plan" as const, ...row, when: `${local} (${zone})` })),
  ];
}

/** Ends them. */
export async function endBegun(
  transaction: Transaction<Tables>,
  begun: readonly BegunSince[],
  told: string,
  at: number,
): Promise<void> {
  const over = { over_at: at, told };
  for (const { what, id } of begun)
    if (what === "rollout")
      await transaction
        .updateTable("rollout")
        .set({ ...over, state: "replaced" })
        .where("id", "=", id)
        .execute();
    else
      await transaction
        .updateTable("schedule")
        .set({ ...over, state: "cancelled" })
        .where("id", "=", id)
        .execute();
}
