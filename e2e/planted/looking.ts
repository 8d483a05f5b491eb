// Looks for what is planted in everything that a run of the tests leaves on a disk: logs, journals and databases.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Planted, planted } from "./values.ts";

const databases = /\.db(-wal|-journal)?$/;
const logs = /\.(log|jsonl)$/;
// The parts of a PostgreSQL's folder that hold rows, and what it writes ahead of them.
const clusters = new Set(["base", "pg_wal"]);
const notRows = /\/(bin|lib|share|node_modules)$/;

/** What of the list is in a text, with the place in front: `log: the name of a caller`. */
export function tracesInText(
  place: string,
  text: string,
  list: readonly Planted[] = planted,
): readonly string[] {
  return list.flatMap(({ what, traces }) => (traces.test(text) ? [`${place}: ${what}`] : []));
}

/** What of the list is in the files of a folder: in rows, in journals, in logs. */
export function tracesIn(folder: string): readonly string[] {
  return [...filesIn(folder)].flatMap((file) => {
    const text = readFileSync(file).toString("latin1");
    const isLog = logs.test(file);
    const found = tracesInText(
      basename(file),
      text,
      planted.filter(({ inLiveRows }) => isLog || !inLiveRows),
    );
    return file.endsWith(".db") ? [...found, ...tracesInJournal(file)] : found;
  });
}

function* filesIn(folder: string, isCluster = false): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !notRows.test(path))
      yield* filesIn(path, isCluster || clusters.has(entry.name));
    else if (entry.isFile() && (isCluster || databases.test(entry.name) || logs.test(entry.name))) yield path;
  }
}

/** A journal stays for good: nothing that is planted has a place there, numbers included. */
function tracesInJournal(file: string): readonly string[] {
  if (statSync(file).size === 0) return [];
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const there = database.prepare("select name from sqlite_schema where name = 'journal'").get();
    if (!there) return [];
    const rows = database.prepare("select * from journal").all();
    return tracesInText(`the journal in ${basename(file)}`, JSON.stringify(rows));
  } catch (error) {
    // Tests damage and lock databases on purpose; the bytes of the file were looked through all the same.
    if ((error as { code?: string }).code === "ERR_SQLITE_ERROR") return [];
    throw error;
  } finally {
    database?.close();
  }
}

/** @throws Error that names everything that is planted and was found in a folder; one that is gone holds nothing */
export function lookThrough(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  refuse(folder, tracesIn(folder));
}

/** @throws Error that names everything that is planted and was found in a text */
export function lookThroughText(place: string, text: string): void {
  refuse(place, tracesInText(place, text));
}

function refuse(place: string, found: readonly string[]): void {
  if (found.length > 0)
    throw new Error(`Somebody has kept what is planted, in ${place}:\n${found.join("\n")}`);
}
