import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import type { RolloutRow, RolloutState, Tables } from "../database/tables.ts";
import { currentOf, putLive } from "../publishing/version-rows.ts";
import { type Counts, type Guard, guardSchema, judge, noCounts, tripWords, usualGuard } from "./guard.ts";

/** Some of the new calls: how many of a hundred, and what ends it. */
export interface Trial {
  readonly share: number;
  readonly guard?: Guard | undefined;
}

/** A version that a share of a flow's new calls gets. Times are milliseconds since 1970, UTC. */
export interface Rollout {
  readonly id: string;
  readonly flow: string;
  readonly candidate: string;
  /** What the other calls get. */
  readonly base: string;
  readonly share: number;
  readonly guard: Guard;
  readonly state: RolloutState;
  readonly startedAt: number;
  readonly overAt: number | undefined;
  /** Why it is over, for people. */
  readonly told: string;
}

/** A version in a rollout, with what became of its calls. */
export interface Side extends Counts {
  readonly version: string;
  readonly number: number;
}

/** A rollout as people look at it. */
export interface ShownRollout extends Rollout {
  readonly sides: { readonly candidate: Side; readonly current: Side };
}

/** Calls to be added to what is counted, by rollout and version. */
export interface Increment extends Counts {
  readonly rollout: string;
  readonly version: string;
}

export interface Rollouts {
  /** Those that are running, of all flows. */
  running(): Promise<readonly Rollout[]>;
  /** The newest of a flow, be it over. */
  latest(flow: string): Promise<ShownRollout | undefined>;
  /** @throws ControlError `rollout_unknown` when none is running */
  setShare(flow: string, share: number): Promise<Rollout>;
  /** Has all new calls get the candidate. @throws ControlError `rollout_unknown` */
  finish(flow: string): Promise<Rollout>;
  /** Has no new call get the candidate. @throws ControlError `rollout_unknown` */
  end(flow: string, why: string): Promise<Rollout>;
  /** Adds what was counted here to what all servers have. */
  add(increments: readonly Increment[]): Promise<void>;
  /**
   * Ends a rollout whose guard says so, in one transaction; undefined when there is nothing to end, or another server has.
   */
  tripIfDue(id: string): Promise<Rollout | undefined>;
}

/**
 * Begins to let a share of a flow's new calls have a version.
 * @throws ControlError `rollout_running`, `rollout_unfit`
 */
export async function beginRollout(
  transaction: Transaction<Tables>,
  { flow, version, at, trial }: { flow: string; version: string; at: number; trial: Trial },
): Promise<void> {
  const base = await currentOf(transaction, flow);
  if (!base) throw nothingBefore(flow);
  if (base.version === version) throw already(flow, base.number);
  if (await runningOf(transaction, flow)) throw isRunning(flow);
  const { share, guard = usualGuard } = trial;
  await transaction
    .insertInto("rollout")
    .values({
      id: randomUUID(),
      flow,
      candidate: version,
      base: base.version,
      share,
      guard: JSON.stringify(guard),
      state: "running",
      started_at: at,
      over_at: null,
      told: "",
    })
    .execute();
  await record(transaction, { deed: "rollout.begun", thing: flow, after: { version, share } });
}

export function rolloutsIn(database: Database, now: () => number): Rollouts {
  /** Ends the rollout that is running, if it still is. */
  const over = async (
    transaction: Transaction<Tables>,
    flow: string,
    state: RolloutState,
    told: string,
  ): Promise<Rollout> => {
    const row = await transaction
      .updateTable("rollout")
      .set({ state, over_at: now(), told })
      .where("flow", "=", flow)
      .where("state", "=", "running")
      .returningAll()
      .executeTakeFirst();
    if (!row) throw noneRunning(flow);
    return rolloutOf(row);
  };

  return {
    async running() {
      const rows = await database
        .selectFrom("rollout")
        .selectAll()
        .where("state", "=", "running")
        .orderBy("flow")
        .execute();
      return rows.map(rolloutOf);
    },

    async latest(flow) {
      const row = await database
        .selectFrom("rollout")
        .selectAll()
        .where("flow", "=", flow)
        .orderBy("started_at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row && { ...rolloutOf(row), sides: await sidesOf(database, row) };
    },

    setShare: (flow, share) =>
      changing(database, async (transaction) => {
        const before = await runningOf(transaction, flow);
        if (!before) throw noneRunning(flow);
        const { id, candidate: version } = before;
        await transaction.updateTable("rollout").set({ share }).where("id", "=", id).execute();
        await record(transaction, {
          deed: "rollout.changed",
          thing: flow,
          before: { version, share: before.share },
          after: { version, share },
        });
        return rolloutOf({ ...before, share });
      }),

    finish: (flow) =>
      changing(database, async (transaction) => {
        const before = await currentOf(transaction, flow);
        const rollout = await over(transaction, flow, "finished", "");
        const { candidate: version } = rollout;
        await putLive(transaction, { flow, version, at: now(), note: "" });
        await record(transaction, {
          deed: "rollout.finished",
          thing: flow,
          ...(before ? { before } : {}),
          after: { version },
        });
        return rollout;
      }),

    end: (flow, why) =>
      changing(database, async (transaction) => {
        const rollout = await over(transaction, flow, "ended", why);
        const { candidate: version, share } = rollout;
        await record(transaction, {
          deed: "rollout.ended",
          thing: flow,
          before: { version, share },
          after: { why },
        });
        return rollout;
      }),

    async add(increments) {
      if (increments.length === 0) return;
      await database.transaction().execute(async (transaction) => {
        for (const { rollout, version, begun, ended, errors, failedTransfers, hangUps } of increments)
          await transaction
            .insertInto("rollout_count")
            .values({
              rollout,
              version,
              begun,
              ended,
              errors,
              failed_transfers: failedTransfers,
              hang_ups: hangUps,
            })
            .onConflict((known) =>
              known.columns(["rollout", "version"]).doUpdateSet(({ eb, ref }) => ({
                begun: eb("rollout_count.begun", "+", ref("excluded.begun")),
                ended: eb("rollout_count.ended", "+", ref("excluded.ended")),
                errors: eb("rollout_count.errors", "+", ref("excluded.errors")),
                failed_transfers: eb("rollout_count.failed_transfers", "+", ref("excluded.failed_transfers")),
                hang_ups: eb("rollout_count.hang_ups", "+", ref("excluded.hang_ups")),
              })),
            )
            .execute();
      });
    },

    async tripIfDue(id) {
      const row = await database.selectFrom("rollout").selectAll().where("id", "=", id).executeTakeFirst();
      if (row?.state !== "running" || !tripIn(row, await sidesOf(database, row))) return undefined;
      // Looked at anew, with the turn of whoever changes what new calls get: it may have been ended or finished meanwhile.
      return changing(database, async (transaction) => {
        const sides = await sidesOf(transaction, row);
        const trip = tripIn(row, sides);
        if (!trip) return undefined;
        const told = tripWords(trip, guardOf(row), sides.candidate, sides.current);
        const tripped = await transaction
          .updateTable("rollout")
          .set({ state: "tripped", over_at: now(), told })
          .where("id", "=", id)
          .where("state", "=", "running")
          .returningAll()
          .executeTakeFirst();
        if (!tripped) return undefined;
        await record(transaction, {
          deed: "rollout.tripped",
          thing: row.flow,
          before: { version: row.candidate, share: row.share },
          after: { why: told },
        });
        return rolloutOf(tripped);
      });
    },
  };
}

function tripIn(row: RolloutRow, { candidate, current }: ShownRollout["sides"]) {
  return judge(guardOf(row), candidate, current);
}

function guardOf({ guard }: Pick<RolloutRow, "guard">): Guard {
  return guardSchema.parse(JSON.parse(guard));
}

async function runningOf(database: Database, flow: string): Promise<RolloutRow | undefined> {
  return database
    .selectFrom("rollout")
    .selectAll()
    .where("flow", "=", flow)
    .where("state", "=", "running")
    .executeTakeFirst();
}

async function sidesOf(
  database: Database,
  { id, candidate, base }: RolloutRow,
): Promise<ShownRollout["sides"]> {
  const versions = await database
    .selectFrom("version")
    .select(["id", "number"])
    .where("id", "in", [candidate, base])
    .execute();
  const rows = await database.selectFrom("rollout_count").selectAll().where("rollout", "=", id).execute();
  const sideOf = (version: string): Side => {
    const counted = rows.find((row) => row.version === version);
    const counts: Counts = counted
      ? {
          begun: counted.begun,
          ended: counted.ended,
          errors: counted.errors,
          failedTransfers: counted.failed_transfers,
          hangUps: counted.hang_ups,
        }
      : noCounts;
    return { version, number: versions.find(({ id }) => id === version)?.number ?? 0, ...counts };
  };
  return { candidate: sideOf(candidate), current: sideOf(base) };
}

function rolloutOf(row: RolloutRow): Rollout {
  const { id, flow, candidate, base, share, state, told, started_at: startedAt, over_at } = row;
  const guard = guardOf(row);
  return { id, flow, candidate, base, share, guard, state, startedAt, overAt: over_at ?? undefined, told };
}

function nothingBefore(flow: string): ControlError {
  return new ControlError(
    "rollout_unfit",
    `No version of the flow "${flow}" is live, so there is none that the other callers could get.`,
    "Publish it for everybody.",
  );
}

function already(flow: string, number: number): ControlError {
  return new ControlError(
    "rollout_unfit",
    `Version ${number} of the flow "${flow}" is what everybody gets already.`,
    "Change the draft, or choose another version.",
  );
}

function isRunning(flow: string): ControlError {
  return new ControlError(
    "rollout_running",
    `Some callers of the flow "${flow}" get another version already.`,
    "Let everybody have that one, or nobody; then begin anew.",
  );
}

function noneRunning(flow: string): ControlError {
  return new ControlError(
    "rollout_unknown",
    `All callers of the flow "${flow}" get the same version.`,
    "Nothing has to be ended. Its versions say what became of an earlier rollout.",
  );
}
