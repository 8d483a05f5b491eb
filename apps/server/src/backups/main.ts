// `dialtree backup` and `dialtree restore`: they work on the data itself, by the server's own settings, whether it runs or not.

import { mkdirSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { usualCallsSchema } from "@dialtree/calls/carrying";
import { actAs } from "../control/audit/actor.ts";
import { usualControlSchema } from "../control/database/postgres/open.ts";
import { explained } from "../operating/start-errors.ts";
import { type DataSettings, dataSettingsFrom, SettingsError } from "../settings.ts";
import { backUp } from "./backup.ts";
import { BackupError } from "./backup-error.ts";
import { fingerprintFor } from "./fingerprint.ts";
import { sourceInFiles } from "./places/from-files.ts";
import { sourceInPostgres } from "./places/from-postgres.ts";
import { targetInFiles } from "./places/into-files.ts";
import { targetInPostgres } from "./places/into-postgres.ts";
import type { Source, Target } from "./places/place.ts";
import { finishRestore } from "./places/swapping.ts";
import { restore, type Verified, verify } from "./restore.ts";
import { schemaIn } from "./schemas.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (line: string): void => void process.stderr.write(`  ${line}\n`);
const schemas = { control: usualControlSchema, calls: usualCallsSchema };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    into: { type: "string" },
    replace: { type: "boolean" },
    "with-calls": { type: "boolean" },
    "other-secret": { type: "boolean" },
  },
});
const [action, named = ""] = positionals;
const actions: Readonly<Record<string, () => Promise<void>>> = {
  backup: () => makeBackup(dataSettingsFrom(process.env), named),
  verify: () => lookAt(named),
  restore: () => putBack(dataSettingsFrom(process.env), named),
};

async function makeBackup(settings: DataSettings, where: string): Promise<void> {
  const now = Date.now();
  const source = await sourceOf(settings);
  try {
    const file = fileFor(where, now);
    const { dataFolder, secret } = settings;
    const made = await backUp({ source, file, secret: fingerprintFor(secret, dataFolder), now, tell });
    for (const name of made.damaged) say(`Left out, because it is damaged: ${name}`);
    say(`${made.file}: ${sizeOf(made.bytes)}, ${told(made.contents)}.`);
    say(
      settings.secret
        ? "The secret is not in it: keep DIALTREE_SECRET elsewhere."
        : `The secret is not in it: keep a copy of ${join(dataFolder, "secret")} elsewhere.`,
    );
    if (made.damaged.length > 0) process.exitCode = 1;
  } finally {
    await source.close();
  }
}

async function lookAt(file: string): Promise<void> {
  const { head, contents } = await verify(file);
  say(`${file} is whole: made ${head.madeAt} from ${head.from}, schema ${head.schema}, ${told(contents)}.`);
  if (head.only)
    say("It has no calls and no sounds: it undoes a restore into servers that run, with --live.");
  say(
    head.secret === null
      ? "There was no secret when it was made."
      : `It belongs to the secret with the fingerprint ${head.secret}.`,
  );
}

async function putBack(given: DataSettings, file: string): Promise<void> {
  const settings =
    values.into === undefined ? given : { ...given, dataFolder: values.into, databaseUrl: undefined };
  const verified = await verify(file);
  say(`${file} is whole: made ${verified.head.madeAt}, ${told(verified.contents)}.`);
  refuseOtherSecret(settings, verified);
  const target = await targetOf(settings, verified);
  const withCalls = values["with-calls"] === true;
  const who = { kind: "local", id: "local", name: userInfo().username } as const;
  const { aside, calls } = await actAs(who, Date.now(), () =>
    restore({ ...verified, file, target, withCalls, tell }),
  );
  say(`Restored into ${settings.databaseUrl === undefined ? settings.dataFolder : "the database"}.`);
  if (aside !== undefined) say(`What was there before is in ${aside}. Delete it when you no longer need it.`);
  if (calls > 0)
    say(
      withCalls
        ? `${calls} calls that were under way go on when a server starts.`
        : `${calls} calls were under way when the backup was made; they count as ended.`,
    );
}

/** What was sealed opens with the secret that it was sealed with, and with no other. */
function refuseOtherSecret({ secret, dataFolder }: DataSettings, { head }: Verified): void {
  const here = fingerprintFor(secret, dataFolder);
  if (head.secret === null || here === head.secret || values["other-secret"]) return;
  throw new BackupError(
    "restore_other_secret",
    here === null
      ? `The installation's secret is not here; the backup belongs to the one with the fingerprint ${head.secret}.`
      : `The installation's secret is another one: the backup belongs to the one with the fingerprint ${head.secret}.`,
    `Put the secret of then into ${join(dataFolder, "secret")}, or into DIALTREE_SECRET. Without it PINs, messages and what opens other systems cannot be read any more; --other-secret restores the rest.`,
  );
}

async function sourceOf({ databaseUrl, dataFolder }: DataSettings): Promise<Source> {
  if (databaseUrl !== undefined) return sourceInPostgres(databaseUrl, schemas);
  finishRestore(dataFolder);
  return sourceInFiles(dataFolder);
}

async function targetOf(settings: DataSettings, { head }: Verified): Promise<Target> {
  const { databaseUrl: url, dataFolder } = settings;
  const [replace, now] = [values.replace === true, Date.now()];
  return url === undefined
    ? targetInFiles({ dataFolder, schema: schemaIn("sqlite", head), replace, now })
    : targetInPostgres({ url, schemas, schema: schemaIn("postgresql", head), replace, now });
}

/** In a folder it gets a name by the time. */
function fileFor(where: string, now: number): string {
  const isFolder = where.endsWith("/") || statSync(where, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return resolve(where);
  mkdirSync(where, { recursive: true });
  return resolve(where, `dialtree-${new Date(now).toISOString().slice(0, 19).replaceAll(":", "")}Z.tar.gz`);
}

function told({ tables, calls, sounds }: Verified["contents"]): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.length} tables, ${calls.rows} records of calls, ${sounds.files} sounds`;
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

try {
  await actions[action ?? ""]?.();
} catch (error) {
  console.error(explained(error));
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}
