import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import type { ScheduleRow, ScheduleState, Tables } from "../database/tables.ts";
import { refuseMissing } from "../drafts/there.ts";
import { currentOf, putLive } from "../publishing/version-rows.ts";
import { guardSchema } from "../rollout/guard.ts";
import { beginRollout, type Trial } from "../rollout/rollouts.ts";
import type { LocalTime } from "./moment.ts";

/** A version that is to go live later. Times are milliseconds since 1970, UTC. */
export interface Schedule extends LocalTime {
  readonly id: string;
  readonly flow: string;
  readonly version: string;
  readonly number: number;
  readonly dueAt: number;
  /** Where it is to be for some of the calls only. */
  readonly trial: Trial | undefined;
  readonly state: ScheduleState;
  readonly madeAt: number;
  readonly overAt: number | undefined;
  /** What has become of it, for people. */
  readonly told: string;
}

/** What is to be done, and when. */
export interface Plan {
  readonly flow: string;
  readonly version: string;
  readonly dueAt: number;
  readonly time: LocalTime;
  readonly trial?: Trial | undefined;
  /** Versions of linked flows that nobody has published, which go live with it. */
  readonly together: readonly { readonly flow: string; readonly version: string }[];
  readonly at: number;
}

export interface Schedules {
  /** Those of a flow: what waits, and the newest of what is over. */
  list(flow: string): Promise<readonly Schedule[]>;
  /** The next that is due, of all flows. */
  next(): Promise<{ readonly dueAt: number } | undefined>;
  /** Those that are due by then, the longest overdue first. */
  due(by: number): Promise<readonly Schedule[]>;
  /** @throws ControlError `schedule_unknown` for what does not wait any more */
  cancel(id: string): Promise<Schedule>;
  /** Puts it live, if it still waits: of several servers one does. @throws ControlError of `beginRollout` */
  perform(id: string, note: string): Promise<Schedule | undefined>;
  /** Writes down that it was not put live, if it still waits. */
  refuse(id: string, why: string): Promise<Schedule | undefined>;
}

// Nobody plans more than they remember.
const mostWaiting = 20;
const overShown = 5;

/** Plans when a version goes live. @throws ControlError `schedules_full`, `flow_removed` */
export async function addSchedule(transaction: Transaction<Tables>, plan: Plan): Promise<void> {
  const { flow, version, dueAt, time, trial, together, at } = plan;
  for (const one of [flow, ...together.map((linked) => linked.flow)]) await refuseMissing(transaction, one);
  const { count } = await transaction
    .selectFrom("schedule")
    .select(({ fn }) => fn.countAll().as("count"))
    .where("flow", "=", flow)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  if (Number(count) >= mostWaiting)
    throw new ControlError(
      "schedules_full",
      `${mostWaiting} versions of the flow "${flow}" are planned already.`,
      "Cancel one of them first.",
    );
  await transaction
    .insertInto("schedule")
    .values({
      id: randomUUID(),
      flow,
      version,
      due_at: dueAt,
      local: time.at,
      zone: time.zone,
      share: trial?.share ?? null,
      guard: trial?.guard ? JSON.stringify(trial.guard) : null,
      together: JSON.stringify(together),
      state: "waiting",
      made_at: at,
      over_at: null,
      told: "",
    })
    .execute();
  await record(transaction, {
    deed: "schedule.made",
    thing: flow,
    after: { version, at: time.at, zone: time.zone, ...(trial ? { share: trial.share } : {}) },
  });
}

export function schedulesIn(database: Database, now: () => number): Schedules {
  const rows = (from: Database) =>
    from
      .selectFrom("schedule")
      .innerJoin("version", "version.id", "schedule.version")
      .selectAll("schedule")
      .select("version.number");

  /** Ends one that waits; undefined when it does not any more. */
  const over = async (
    transaction: Transaction<Tables>,
    id: string,
    state: ScheduleState,
    told: string,
  ): Promise<NumberedRow | undefined> => {
    const { numUpdatedRows } = await transaction
      .updateTable("schedule")
      .set({ state, over_at: now(), told })
      .where("id", "=", id)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return undefined;
    return rows(transaction).where("schedule.id", "=", id).executeTakeFirstOrThrow();
  };

  return {
    async list(flow) {
      const all = await rows(database).where("schedule.flow", "=", flow).orderBy("due_at").execute();
      const waiting = all.filter(({ state }) => state === "waiting");
      const done = all
        .filter(({ state }) => state !== "waiting")
        .toSorted((a, b) => (b.over_at ?? 0) - (a.over_at ?? 0));
      return [...waiting, ...done.slice(0, overShown)].map(scheduleOf);
    },

    async next() {
      const row = await database
        .selectFrom("schedule")
        .select("due_at as dueAt")
        .where("state", "=", "waiting")
        .orderBy("due_at")
        .limit(1)
        .executeTakeFirst();
      return row;
    },

    async due(by) {
      const due = await rows(database)
        .where("state", "=", "waiting")
        .where("due_at", "<=", by)
        .orderBy("due_at")
        .execute();
      return due.map(scheduleOf);
    },

    cancel: (id) =>
      changing(database, async (transaction) => {
        const row = await over(transaction, id, "cancelled", "Somebody has cancelled it.");
        if (!row)
          throw new ControlError(
            "schedule_unknown",
            "This is not planned any more.",
            "Look at the versions of the flow: they say what is live.",
          );
        const { flow, version, local, zone } = row;
        await record(transaction, {
          deed: "schedule.cancelled",
          thing: flow,
          before: { version, at: local, zone },
        });
        return scheduleOf(row);
      }),

    perform: (id, note) =>
      changing(database, async (transaction) => {
        const row = await over(transaction, id, "done", note);
        if (!row) return undefined;
        const { flow, version } = row;
        const at = now();
        const before = await currentOf(transaction, flow);
        const schedule = scheduleOf(row);
        if (schedule.trial) await beginRollout(transaction, { flow, version, at, trial: schedule.trial });
        else await putLive(transaction, { flow, version, at, note });
        for (const linked of togetherIn(row))
          if (!(await currentOf(transaction, linked.flow)))
            await putLive(transaction, { ...linked, at, note });
        await record(transaction, {
          deed: "schedule.done",
          thing: flow,
          ...(before ? { before } : {}),
          after: { version, number: row.number, note },
        });
        return schedule;
      }),

    refuse: (id, why) =>
      changing(database, async (transaction) => {
        const row = await over(transaction, id, "refused", why);
        if (!row) return undefined;
        await record(transaction, {
          deed: "schedule.refused",
          thing: row.flow,
          after: { version: row.version, why },
        });
        return scheduleOf(row);
      }),
  };
}

type NumberedRow = ScheduleRow & { readonly number: number };

function togetherIn({ together }: ScheduleRow): Plan["together"] {
  return JSON.parse(together) as Plan["together"];
}

function scheduleOf(row: NumberedRow): Schedule {
  const { id, flow, version, number, zone, share, guard, state, told } = row;
  return {
    id,
    flow,
    version,
    number,
    at: row.local,
    zone,
    dueAt: row.due_at,
    trial:
      share === null
        ? undefined
        : { share, ...(guard === null ? {} : { guard: guardSchema.parse(JSON.parse(guard)) }) },
    state,
    madeAt: row.made_at,
    overAt: row.over_at ?? undefined,
    told,
  };
}
