import type { NodeTypes } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import { actor } from "../audit/actor.ts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import { type Draft, draftOf, shapeOf } from "../drafts/drafts.ts";
import { flowsIn, missing, refuseMissing } from "../drafts/there.ts";
import { type InTheWay, inTheWayOf } from "./in-the-way.ts";

/** A flow that somebody has removed. */
export interface RemovedFlow {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
  /** Milliseconds since 1970, UTC. */
  readonly removedAt: number;
  /** By name. */
  readonly removedBy: string;
}

/** What removing a flow would come to. */
export interface Removal {
  readonly revision: number;
  /** Somebody has published it once, be it for some callers or for later: then whoever removes it has to be allowed to publish. */
  readonly wasPublished: boolean;
  readonly inTheWay: readonly InTheWay[];
}

/** Flows that nobody needs any more. Nothing of them is erased, and each can be brought back. */
export interface Removals {
  /** Those that are removed, by id. */
  list(): Promise<readonly RemovedFlow[]>;
  /** @throws ControlError `flow_unknown`, `flow_removed` */
  look(flow: string): Promise<Removal>;
  /**
   * Has nobody find the flow any more, and no new call get it anywhere. Its draft, recordings, scenarios, versions and journals stay.
   * @param mayRemovePublished Whether whoever asks may publish.
   * @throws ControlError `flow_in_use` with all that is in the way, `draft_conflict` when it was saved since, `publisher_needed`,
   *   `flow_unknown`, `flow_removed`
   */
  remove(flow: string, basedOn: number, mayRemovePublished: boolean): Promise<void>;
  /** Has it be there again as a draft, as it was; new calls get none of it. @throws ControlError `flow_unknown`, `flow_exists` */
  bringBack(flow: string): Promise<Draft>;
}

export function removalsIn(database: Database, nodeTypes: NodeTypes, now: () => number): Removals {
  return {
    async list() {
      const rows = await database
        .selectFrom("flow")
        .select(["id", "title", "revision", "removed_at", "removed_by"])
        .where("removed_at", "is not", null)
        .orderBy("id")
        .execute();
      return rows.map(({ removed_at: at, removed_by: by, ...row }) => ({
        ...row,
        removedAt: Number(at),
        removedBy: by ?? "",
      }));
    },

    async look(flow) {
      const row = await flowsIn(database).select("revision").where("id", "=", flow).executeTakeFirst();
      if (!row) throw await missing(database, flow);
      return {
        revision: row.revision,
        wasPublished: await isPublished(database, flow),
        inTheWay: await inTheWayOf(database, flow, nodeTypes),
      };
    },

    // It has the turn of whoever changes what new calls get: nobody publishes it or assigns it a number meanwhile.
    remove: (flow, basedOn, mayRemovePublished) =>
      changing(database, async (transaction) => {
        await refuseMissing(transaction, flow);
        if (!mayRemovePublished && (await isPublished(transaction, flow))) throw publisherNeeded(flow);
        const inTheWay = await inTheWayOf(transaction, flow, nodeTypes);
        if (inTheWay.length > 0) throw inUse(flow, inTheWay);
        const removed = await transaction
          .updateTable("flow")
          .set({ removed_at: now(), removed_by: actor().name })
          .where("id", "=", flow)
          .where("revision", "=", basedOn)
          .where("removed_at", "is", null)
          .returningAll()
          .executeTakeFirst();
        if (!removed) throw await savedSince(transaction, flow, basedOn);
        const gone = await takeFromCallers(transaction, flow);
        await record(transaction, {
          deed: "flow.removed",
          thing: flow,
          before: { ...shapeOf(removed), ...(gone.length > 0 ? { live: gone } : {}) },
          after: { removed: true },
        });
      }),

    bringBack: (flow) =>
      changing(database, async (transaction) => {
        const before = await transaction
          .selectFrom("flow")
          .select("removed_at")
          .where("id", "=", flow)
          .executeTakeFirst();
        const row = await transaction
          .updateTable("flow")
          .set({ removed_at: null, removed_by: null })
          .where("id", "=", flow)
          .where("removed_at", "is not", null)
          .returningAll()
          .executeTakeFirst();
        if (!row) throw before ? thereAlready(flow) : await missing(transaction, flow);
        await record(transaction, {
          deed: "flow.brought-back",
          thing: flow,
          before: { removedAt: new Date(Number(before?.removed_at)).toISOString() },
          after: shapeOf(row),
        });
        return draftOf(row, nodeTypes);
      }),
  };
}

/** Has no new call get any version of a flow. */
async function takeFromCallers(
  transaction: Database,
  flow: string,
): Promise<readonly { readonly environment: string; readonly version: string }[]> {
  const isLive = await transaction
    .deleteFrom("current")
    .where("flow", "=", flow)
    .returning("version")
    .execute();
  const elsewhere = await transaction
    .deleteFrom("environment_current")
    .where("flow", "=", flow)
    .returning(["environment", "version"])
    .execute();
  return [
    ...isLive.map(({ version }) => ({ environment: live, version })),
    ...elsewhere.toSorted((one, other) => (one.environment < other.environment ? -1 : 1)),
  ];
}

async function isPublished(database: Database, flow: string): Promise<boolean> {
  const version = await database
    .selectFrom("version")
    .select("id")
    .where("flow", "=", flow)
    .limit(1)
    .executeTakeFirst();
  return version !== undefined;
}

function inUse(flow: string, inTheWay: readonly InTheWay[]): ControlError {
  return new ControlError(
    "flow_in_use",
    inTheWay.length === 1
      ? `The flow "${flow}" was not removed: 1 thing is in the way.`
      : `The flow "${flow}" was not removed: ${inTheWay.length} things are in the way.`,
    "Mend each of them as it is said there, and remove the flow then. Callers go on getting what they had.",
    { inTheWay },
  );
}

function publisherNeeded(flow: string): ControlError {
  return new ControlError(
    "publisher_needed",
    `The flow "${flow}" was published, so only somebody who may publish can remove it.`,
    "Ask a publisher to remove it.",
  );
}

/** Somebody was faster: two people may look at the same list. */
function thereAlready(flow: string): ControlError {
  return new ControlError(
    "flow_exists",
    `The flow "${flow}" is not among the removed ones any more.`,
    "It is in the list of flows: somebody has brought it back.",
  );
}

async function savedSince(transaction: Database, flow: string, basedOn: number): Promise<ControlError> {
  const row = await flowsIn(transaction).select("revision").where("id", "=", flow).executeTakeFirst();
  if (!row) return missing(transaction, flow);
  return new ControlError(
    "draft_conflict",
    `The flow "${flow}" has been saved since: you wanted to remove revision ${basedOn}, and it is at ${row.revision}.`,
    "Look at what was changed, and remove that revision. Nothing was removed.",
  );
}
