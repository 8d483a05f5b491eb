import { live } from "@dialtree/flow/names";
import type { Transaction } from "kysely";
import type { Database } from "../../control/database/open.ts";
import type { Tables } from "../../control/database/tables.ts";
import { putLive } from "../../control/publishing/version-rows.ts";
import { putRows, type Row, rowsOf } from "./differences.ts";

/** What was published then and is not here. Nothing that is here goes. */
export interface Published {
  readonly documents: readonly string[];
  /** Each with the number that it gets here: its own, unless another version has that by now. */
  readonly versions: readonly {
    readonly id: string;
    readonly flow: string;
    readonly was: number;
    readonly now: number;
  }[];
}

/** What new calls of a flow get in an environment: a version, or nothing. */
export interface LiveChange {
  readonly flow: string;
  readonly environment: string;
  readonly before: { readonly version: string; readonly number: number } | undefined;
  readonly after: { readonly version: string; readonly number: number } | undefined;
}

const atOnce = 100;

/** What has to be joined. Reads, and changes nothing. */
export async function publishedThen(backup: Database, here: Database): Promise<Published> {
  const hashes = new Set((await rowsOf(here, "document", ["hash"])).map(({ hash }) => hash));
  const documents = (await rowsOf(backup, "document", ["hash"])).map(({ hash }) => String(hash));
  const columns = ["id", "flow", "number"] as const;
  const known = await here.selectFrom("version").select(columns).execute();
  const ids = new Set(known.map(({ id }) => id));
  const numbers = new Map<string, Set<number>>();
  for (const { flow, number } of known) numbers.set(flow, (numbers.get(flow) ?? new Set()).add(number));
  const rows = await backup.selectFrom("version").select(columns).orderBy("flow").orderBy("number").execute();
  const fresh = rows.filter(({ id }) => !ids.has(id));
  const versions = fresh.map(({ id, flow, number }) => {
    const taken = numbers.get(flow) ?? new Set();
    const own = fresh.filter((one) => one.flow === flow).map((one) => one.number);
    const now = taken.has(number) ? Math.max(...taken, ...own) + 1 : number;
    numbers.set(flow, taken.add(now));
    return { id, flow, was: number, now };
  });
  return { documents: documents.filter((hash) => !hashes.has(hash)), versions };
}

/** Joins them. */
export async function join(
  transaction: Transaction<Tables>,
  backup: Database,
  { documents, versions }: Published,
): Promise<void> {
  for (let from = 0; from < documents.length; from += atOnce) {
    const hashes = documents.slice(from, from + atOnce);
    const rows = await backup.selectFrom("document").selectAll().where("hash", "in", hashes).execute();
    await putRows(transaction, "document", rows as unknown as readonly Row[]);
  }
  for (let from = 0; from < versions.length; from += atOnce) {
    const some = versions.slice(from, from + atOnce);
    const numbers = new Map(some.map(({ id, now }) => [id, now]));
    const rows = await backup
      .selectFrom("version")
      .selectAll()
      .where("id", "in", [...numbers.keys()])
      .execute();
    const numbered = rows.map((row) => ({ ...row, number: numbers.get(row.id) ?? row.number }));
    await putRows(transaction, "version", numbered as unknown as readonly Row[]);
  }
}

/** What new calls get then and now, where that is not the same. Reads, and changes nothing. */
export async function liveThen(
  backup: Database,
  here: Database,
  { versions }: Published,
): Promise<readonly LiveChange[]> {
  const [were, are] = [await liveIn(backup), await liveIn(here)];
  const numbers = new Map((await here.selectFrom("version").select(["id", "number"]).execute()).map(pair));
  for (const { id, now } of versions) numbers.set(id, now);
  const numbered = (version: string | undefined) =>
    version === undefined ? undefined : { version, number: numbers.get(version) ?? 0 };
  return [...new Set([...were.keys(), ...are.keys()])].sort().flatMap((place) => {
    const [after, before] = [were.get(place), are.get(place)];
    if (after?.version === before?.version) return [];
    const { flow, environment } = (after ?? before) as Live;
    return [{ flow, environment, before: numbered(before?.version), after: numbered(after?.version) }];
  });
}

interface Live {
  readonly flow: string;
  readonly environment: string;
  readonly version: string;
}

const pair = ({ id, number }: { readonly id: string; readonly number: number }) => [id, number] as const;

async function liveIn(database: Database): Promise<ReadonlyMap<string, Live>> {
  const current = await database.selectFrom("current").selectAll().execute();
  const elsewhere = await database.selectFrom("environment_current").selectAll().execute();
  const all = [...current.map((row) => ({ ...row, environment: live })), ...elsewhere];
  return new Map(all.map((one) => [`${one.flow}@${one.environment}`, one]));
}

/** Has new calls get what they got then. */
export async function putBack(
  transaction: Transaction<Tables>,
  changes: readonly LiveChange[],
  note: string,
  at: number,
): Promise<void> {
  for (const { flow, environment, after } of changes)
    if (after) await putLive(transaction, { flow, version: after.version, environment, note, at });
    else if (environment === live) await transaction.deleteFrom("current").where("flow", "=", flow).execute();
    else
      await transaction
        .deleteFrom("environment_current")
        .where("flow", "=", flow)
        .where("environment", "=", environment)
        .execute();
}
