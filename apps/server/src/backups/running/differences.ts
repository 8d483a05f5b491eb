import type { Transaction } from "kysely";
import type { Database } from "../../control/database/open.ts";
import type { FlowRow, Tables } from "../../control/database/tables.ts";
import { keepBefore } from "../../control/drafts/saved-over.ts";
import type { Value } from "../archive/values.ts";
import { carriedTables, type Joined, type Replaced, type TableName } from "./carried.ts";

export type Row = Readonly<Record<string, Value>>;

/** What a restore does to the rows of a table. */
export interface Difference {
  readonly table: TableName;
  readonly key: readonly string[];
  readonly puts: readonly Row[];
  readonly changes: readonly { readonly before: Row; readonly set: Row }[];
  readonly goes: readonly Row[];
}

export interface Comparing {
  /** The backup, and what is here. */
  readonly backup: Database;
  readonly here: Database;
  /** What was sealed then opens here. */
  readonly opens: boolean;
  /** Who restores. */
  readonly person: string;
  readonly now: number;
}

/** What stands in a row and is not what somebody has put there. */
const countsOnly = ["revision", "updated_at"];
/** What SQLite takes at most in one statement is 32,766 values. */
const valuesAtOnce = 20_000;

/** What has to be done for the tables that are restored row by row. Reads, and changes nothing. */
export async function differencesIn(comparing: Comparing): Promise<readonly Difference[]> {
  const { opens } = comparing;
  const found: Difference[] = [];
  /** Rows whose parts change: their count goes on as well. */
  const touched = new Map<TableName, Set<Value>>();
  // Parts come before what they are of.
  for (const [table, rule] of carriedTables.toReversed()) {
    if (rule.apart || (rule.sealed && !opens)) continue;
    const difference =
      rule.how === "joined"
        ? await joined(comparing, table, rule)
        : await replaced(comparing, table, rule, touched.get(table) ?? new Set());
    found.unshift(difference);
    if (rule.how !== "replaced" || typeof rule.madeSince === "string") continue;
    const { column, of } = rule.madeSince.goesWith;
    const rows = [...difference.puts, ...difference.goes, ...difference.changes.map(({ before }) => before)];
    touched.set(of, new Set(rows.map((row) => row[column] ?? null)));
  }
  return found;
}

async function joined({ backup, here }: Comparing, table: TableName, rule: Joined): Promise<Difference> {
  const isHere = keysIn(await rowsOf(here, table, rule.key), rule.key);
  const owners = rule.with && (await comesBack({ backup, here }, rule.with.of));
  const puts = (await rowsOf(backup, table)).filter(
    (row) =>
      !isHere.has(keyOf(row, rule.key)) && (!owners || owners.has(row[rule.with?.column ?? ""] ?? null)),
  );
  return { table, key: rule.key, puts, changes: [], goes: [] };
}

async function replaced(
  { backup, here, person, now }: Comparing,
  table: TableName,
  rule: Replaced,
  touched: ReadonlySet<Value>,
): Promise<Difference> {
  const { key, counted, by, keeps = [], emptied, madeSince } = rule;
  const were = new Map((await rowsOf(backup, table)).map((row) => [keyOf(row, key), row]));
  const are = new Map((await rowsOf(here, table)).map((row) => [keyOf(row, key), row]));
  const counting = (row: Row, known?: Row): Row => ({
    ...row,
    ...(by === undefined ? {} : { [by]: person }),
    ...(counted ? { revision: highest(row, known) + 1, updated_at: now } : {}),
  });
  const without = (row: Row, columns: readonly string[]): Row =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));

  const puts = [...were]
    .filter(([id]) => !are.has(id))
    .map(([, row]) => counting({ ...row, ...Object.fromEntries(keeps.map((column) => [column, null])) }));
  const changes = [...are].flatMap(([id, before]) => {
    const row = were.get(id);
    if (!row) {
      const isEmpty = Object.entries(emptied ?? {}).every(([column, value]) => before[column] === value);
      return !emptied || isEmpty ? [] : [{ before, set: counting(emptied, before) }];
    }
    const skipped = [...key, ...keeps, ...(counted ? countsOnly : []), ...(by === undefined ? [] : [by])];
    const isSame = Object.keys(without(row, skipped)).every((column) => isEqual(row[column], before[column]));
    if (isSame && !touched.has(before[key[0] ?? ""] ?? null)) return [];
    return [{ before, set: counting(without(row, [...key, ...keeps]), before) }];
  });
  const goesWith = typeof madeSince === "string" ? undefined : madeSince.goesWith;
  const owners = goesWith && new Set((await rowsOf(backup, goesWith.of, ["id"])).map(({ id }) => id ?? null));
  const mayGo = (row: Row): boolean =>
    emptied === undefined &&
    (goesWith ? owners?.has(row[goesWith.column] ?? null) === true : madeSince === "goes");
  const goes = [...are].flatMap(([id, row]) => (!were.has(id) && mayGo(row) ? [row] : []));
  return { table, key, puts, changes, goes };
}

/** What the backup has and is not here, by the one column that names it. */
async function comesBack(
  { backup, here }: Pick<Comparing, "backup" | "here">,
  table: TableName,
): Promise<ReadonlySet<Value>> {
  const key = carriedTables.find(([name]) => name === table)?.[1].key ?? [];
  const isHere = keysIn(await rowsOf(here, table, key), key);
  const rows = await rowsOf(backup, table, key);
  return new Set(rows.filter((row) => !isHere.has(keyOf(row, key))).map((row) => row[key[0] ?? ""] ?? null));
}

/** The rows of a table; all columns unless told. */
export async function rowsOf(
  database: Database,
  table: TableName,
  columns?: readonly string[],
): Promise<readonly Row[]> {
  const { ref } = database.dynamic;
  const from = database.selectFrom(table);
  const asked = columns ? from.select(columns.map((column) => ref(column) as never)) : from.selectAll();
  return (await asked.execute()) as unknown as readonly Row[];
}

const keyOf = (row: Row, key: readonly string[]): string =>
  JSON.stringify(key.map((column) => row[column] ?? null));
const keysIn = (rows: readonly Row[], key: readonly string[]): ReadonlySet<string> =>
  new Set(rows.map((row) => keyOf(row, key)));
const highest = (...rows: readonly (Row | undefined)[]): number =>
  Math.max(...rows.map((row) => Number(row?.revision ?? 0)));

function isEqual(one: Value | undefined, other: Value | undefined): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.from(one).equals(other);
  return one === other;
}

/** What has a way of its own, by the table in whose turn it is done. */
export type Apart = Readonly<Partial<Record<TableName, () => Promise<void>>>>;

/** Does it. Each table's rows go before those that they name, and come after them. */
export async function write(
  transaction: Transaction<Tables>,
  differences: readonly Difference[],
  now: number,
  apart: Apart,
): Promise<void> {
  const drafts = differences.find(({ table }) => table === "flow")?.changes ?? [];
  // With the recordings that the draft still has.
  for (const { before } of drafts) await keepBefore(transaction, before as unknown as FlowRow, now);
  for (const { table, key, goes } of differences.toReversed())
    for (const row of goes) await chosen(transaction.deleteFrom(table) as never, row, key).execute();
  const rows = new Map(differences.map((difference) => [difference.table, difference]));
  for (const [table] of carriedTables) {
    await apart[table]?.();
    const { key, puts, changes } = rows.get(table) ?? { key: [], puts: [], changes: [] };
    for (const { before, set } of changes)
      await chosen(transaction.updateTable(table).set(set as never) as never, before, key).execute();
    await putRows(transaction, table, puts);
  }
}

interface Chosen {
  where(column: string, operator: "=", value: Value): Chosen;
  execute(): Promise<unknown>;
}

function chosen(asked: Chosen, row: Row, key: readonly string[]): Chosen {
  return key.reduce((so, column) => so.where(column, "=", row[column] ?? null), asked);
}

/** Puts rows that are not there, as many at once as a statement takes. */
export async function putRows(
  transaction: Transaction<Tables>,
  table: TableName,
  rows: readonly Row[],
): Promise<void> {
  const most = Math.max(1, Math.floor(valuesAtOnce / Object.keys(rows[0] ?? {}).length || 1));
  for (let from = 0; from < rows.length; from += most)
    await transaction
      .insertInto(table)
      .values(rows.slice(from, from + most) as never)
      .execute();
}
