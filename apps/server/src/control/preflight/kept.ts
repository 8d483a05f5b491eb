import type { Transaction } from "kysely";
import type { Database } from "../database/open.ts";
import type { Tables } from "../database/tables.ts";
import type { Summary } from "./report.ts";

/** Keeps with a version what was found before it went live. */
export async function keepSummary(
  transaction: Transaction<Tables>,
  version: string,
  summary: Summary,
): Promise<void> {
  const { at } = summary;
  await transaction
    .insertInto("preflight")
    .values({ version, at, summary: JSON.stringify(summary) })
    .execute();
}

/** What was found when the versions of a flow were last published, by version. */
export async function summariesOf(database: Database, flow: string): Promise<ReadonlyMap<string, Summary>> {
  const rows = await database
    .selectFrom("preflight")
    .innerJoin("version", "version.id", "preflight.version")
    .select(["preflight.version", "preflight.summary"])
    .where("version.flow", "=", flow)
    .orderBy("preflight.at")
    .execute();
  return new Map(rows.map(({ version, summary }) => [version, JSON.parse(summary) as Summary]));
}
