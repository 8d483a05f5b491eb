import type { CallRecord, CallsTarget } from "@dialtree/calls/carrying";
import type { Database } from "../../control/database/open.ts";
import type { Row } from "../archive/values.ts";

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** An installation that is read: one moment of its tables, also while servers work on it. */
export interface Source {
  readonly kind: "sqlite" | "postgresql";
  /** The schema of its control tables. */
  schema(): Promise<number>;
  calls(): Iterable<CallRecord> | AsyncIterable<CallRecord>;
  /** Each after those that its rows name. */
  tables(): Promise<readonly TableShape[]>;
  rows(table: TableShape): AsyncIterable<readonly Row[]>;
  /** Every sound, whole. `onDamage` hears of files that are not what their names say; they are left out. */
  sounds(
    onDamage: (file: string) => void,
  ): AsyncIterable<{ readonly hash: string; readonly wav: Uint8Array }>;
  close(): Promise<void>;
}

/**
 * Where an installation is put. Until `finish` has resolved, whoever looks finds what was there before; afterwards all that
 * was put, whatever happens in between.
 */
export interface Target {
  /** The tables that the schema has, which the rows are of. */
  shapes(): Promise<readonly TableShape[]>;
  put(table: TableShape, rows: readonly Row[]): Promise<void>;
  calls(): Promise<CallsTarget>;
  sound(hash: string, wav: Uint8Array): Promise<void>;
  /**
   * Brings what was put up to date, has somebody write into it, and lets it hold. Says where what was there before is now, if
   * there was something.
   */
  finish(last: (database: Database) => Promise<void>): Promise<string | undefined>;
  /** Gives it up; what was there before is there. */
  abandon(): Promise<void>;
}

/** One table names rows of another. */
export interface Reference {
  readonly from: string;
  readonly to: string;
}

/** The tables so that each comes after those that it names: put back in this order, nothing is named before it is there. */
export function afterWhatTheyName(
  tables: readonly TableShape[],
  references: readonly Reference[],
): readonly TableShape[] {
  const placed = new Set<TableShape>();
  const underWay = new Set<string>();
  const place = (table: TableShape): void => {
    if (placed.has(table) || underWay.has(table.name)) return;
    underWay.add(table.name);
    const named = references.filter(({ from }) => from === table.name).map(({ to }) => to);
    for (const other of tables) if (named.includes(other.name)) place(other);
    placed.add(table);
  };
  for (const table of tables) place(table);
  return [...placed];
}
