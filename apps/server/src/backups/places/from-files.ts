import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { callsInFile } from "@dialtree/calls/carrying";
import { databaseError } from "../../control/database/sqlite/faults.ts";
import type { Row, Value } from "../archive/values.ts";
import { BackupError } from "../backup-error.ts";
import { afterWhatTheyName, type Reference, type Source, type TableShape } from "./place.ts";

const rowsAtOnce = 200;
const soundName = /^([0-9a-f]{64})\.wav$/;

/** The installation in a data folder. @throws BackupError `nothing_to_back_up` */
export function sourceInFiles(dataFolder: string): Source {
  const [controlFile, callsFile] = [join(dataFolder, "control.db"), join(dataFolder, "calls.db")];
  if (!existsSync(controlFile))
    throw new BackupError(
      "nothing_to_back_up",
      `There is no installation in ${dataFolder}.`,
      "Set DIALTREE_DATA to the data folder of the server, or DIALTREE_DATABASE to its database.",
    );
  // Opened when it is first asked for: what calls name is then there, because calls are read before.
  let opened: DatabaseSync | undefined;
  const asked = <T>(work: (database: DatabaseSync) => T): T => {
    try {
      opened ??= begun(controlFile);
      return work(opened);
    } catch (error) {
      const { message, errcode } = error as { readonly message: string; readonly errcode?: number };
      if (errcode === undefined) throw error;
      throw databaseError(controlFile, { reason: message, sqlite: errcode });
    }
  };

  return {
    kind: "sqlite",
    schema: async () =>
      asked((database) => Number(database.prepare("pragma user_version").get()?.user_version ?? 0)),
    calls: () => (existsSync(callsFile) ? callsInFile(callsFile) : []),
    tables: async () => asked((database) => afterWhatTheyName(shapesIn(database), referencesIn(database))),
    async *rows({ name, columns }) {
      const listed = columns.map((column) => `"${column}"`).join(", ");
      const statement = asked((database) => database.prepare(`select ${listed} from "${name}"`));
      let batch: Row[] = [];
      for (const row of statement.iterate()) {
        batch.push(columns.map((column) => row[column] as Value));
        if (batch.length < rowsAtOnce) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
    sounds: (onDamage) => soundsIn(join(dataFolder, "prompts", "audio"), onDamage),
    close: async () => opened?.close(),
  };
}

function begun(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  // What is read first decides which moment it is.
  database.exec("begin");
  database.prepare("select count(*) from sqlite_schema").get();
  return database;
}

/** The tables of a control database, and what their rows are made of. */
export function shapesIn(database: DatabaseSync): readonly TableShape[] {
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name")
    .all();
  return tables.map(({ name }) => ({
    name: String(name),
    columns: database
      .prepare("select name from pragma_table_info(?) order by cid")
      .all(String(name))
      .map((column) => String(column.name)),
  }));
}

function referencesIn(database: DatabaseSync): readonly Reference[] {
  return database
    .prepare(
      `select t.name as "from", f."table" as "to" from sqlite_schema t, pragma_foreign_key_list(t.name) f where t.type = 'table'`,
    )
    .all() as unknown as readonly Reference[];
}

async function* soundsIn(folder: string, onDamage: (file: string) => void) {
  if (!existsSync(folder)) return;
  for (const part of (await readdir(folder)).sort())
    for (const file of (await readdir(join(folder, part))).sort()) {
      const [, hash] = soundName.exec(file) ?? [];
      if (hash === undefined) continue;
      const wav = await readFile(join(folder, part, file));
      if (createHash("sha256").update(wav).digest("hex") === hash) yield { hash, wav };
      else onDamage(join(folder, part, file));
    }
}
