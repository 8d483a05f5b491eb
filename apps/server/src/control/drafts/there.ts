import type { SelectQueryBuilder } from "kysely";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { Tables } from "../database/tables.ts";

/** The flows that are there. Those that somebody has removed are not among them; whoever wants these as well says so. */
export function flowsIn(database: Database): SelectQueryBuilder<Tables, "flow", Record<never, never>> {
  return database.selectFrom("flow").where("flow.removed_at", "is", null);
}

/** The ids that are given to flows: those of flows that are there, and those of removed ones, which nobody else gets. */
export async function flowIdsIn(
  database: Database,
): Promise<{ readonly there: ReadonlySet<string>; readonly removed: ReadonlySet<string> }> {
  const all = await database.selectFrom("flow").select(["id", "removed_at"]).execute();
  const those = (areRemoved: boolean) =>
    new Set(all.flatMap(({ id, removed_at: at }) => ((at !== null) === areRemoved ? [id] : [])));
  return { there: those(false), removed: those(true) };
}

/** @throws ControlError `flow_unknown`, `flow_removed` */
export async function refuseMissing(database: Database, id: string): Promise<void> {
  const there = await flowsIn(database).select("id").where("id", "=", id).executeTakeFirst();
  if (!there) throw await missing(database, id);
}

/** Why a flow is not there: there never was one, or somebody has removed it. */
export async function missing(database: Database, id: string): Promise<ControlError> {
  const row = await removedRow(database, id);
  if (!row) return unknown(id);
  const on = new Date(Number(row.removed_at)).toISOString().slice(0, 10);
  return new ControlError(
    "flow_removed",
    `The flow "${id}" was removed by ${row.removed_by} on ${on}.`,
    "Bring it back: it is among the removed flows, with all that belongs to it.",
  );
}

/** Why no flow can be made with this id: there is one, be it among the removed. */
export async function taken(database: Database, id: string): Promise<ControlError> {
  return (await removedRow(database, id))
    ? new ControlError(
        "flow_id_removed",
        `The id "${id}" belongs to a flow that was removed.`,
        "Bring that one back from the removed flows, or give the new flow another id.",
      )
    : new ControlError(
        "flow_exists",
        `There is a flow "${id}" already.`,
        "Give the new flow another id, or save a change of the one there is.",
      );
}

async function removedRow(database: Database, id: string) {
  return database
    .selectFrom("flow")
    .select(["removed_at", "removed_by"])
    .where("id", "=", id)
    .where("removed_at", "is not", null)
    .executeTakeFirst();
}

function unknown(id: string): ControlError {
  return new ControlError(
    "flow_unknown",
    `There is no flow "${id}".`,
    "Choose a flow of the list, or create this one.",
  );
}
