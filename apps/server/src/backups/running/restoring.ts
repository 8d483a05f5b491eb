import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { NodeTypes } from "@dialtree/flow";
import type { PromptLibrary } from "@dialtree/speech/io";
import { sql, type Transaction } from "kysely";
import { actor, personBehind } from "../../control/audit/actor.ts";
import { record } from "../../control/audit/record.ts";
import type { Control } from "../../control/control.ts";
import { ControlError } from "../../control/control-error.ts";
import { closeDatabase, type Database, openDatabase } from "../../control/database/open.ts";
import type { Tables } from "../../control/database/tables.ts";
import { soundsIn } from "../../control/published/loaded-version.ts";
import { versionsIn } from "../../control/publishing/versions.ts";
import { BackupError } from "../backup-error.ts";
import { asideName } from "../places/into-files.ts";
import { endBegun } from "./begun-since.ts";
import { type Beside, besideInThread } from "./beside.ts";
import { carriedTables } from "./carried.ts";
import { write } from "./differences.ts";
import { join as joinPublished, putBack } from "./live-versions.ts";
import type { DataPlace, Unpacked } from "./messages.ts";
import { isNothing, type Plan, planOf, type Summary } from "./plan.ts";

/** Backups that are brought back while servers take calls. */
export interface RunningRestores {
  /** What a restore would change. Changes nothing. @throws BackupError */
  look(file: string, otherSecret: boolean): Promise<Summary>;
  /**
   * Brings back what was agreed to, all of it or nothing.
   * @param agree That of the summary that somebody has seen.
   * @throws BackupError, `restore_changed` where that is no longer what would be done; ControlError
   */
  restore(file: string, agree: string, otherSecret: boolean): Promise<RunningRestored>;
}

export interface RunningRestored {
  readonly summary: Summary;
  /** A backup of the control tables as they were before, on this server; undefined where there was nothing to be changed. */
  readonly copy: string | undefined;
}

export interface RunningRestoresOptions {
  readonly control: Pick<Control, "changeMuch">;
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  readonly prompts: Pick<PromptLibrary, "keep" | "share" | "read">;
  readonly dataFolder: string;
  readonly place: DataPlace;
  /** The fingerprint of the installation's secret. */
  readonly secret: string | null;
  /** Nobody publishes what they have changed last themselves. */
  readonly secondPerson: boolean;
  /** In a thread of its own unless told. */
  readonly beside?: Beside;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}

type Opened = Unpacked & { readonly backup: Database; readonly folder: string };

const soundsAtOnce = 1_000;
// Half a second each: whoever saves is never made to wait longer, and has long saved by then.
const triesForLocks = 20;

export function runningRestoresIn(options: RunningRestoresOptions): RunningRestores {
  const { control, database, dataFolder, place, secret, now, beside = besideInThread } = options;

  /** Reads a backup to its end, opens what is in it, and clears up behind. */
  async function opened<Result>(file: string, work: (opened: Opened) => Promise<Result>): Promise<Result> {
    const parent = join(dataFolder, "incoming");
    await mkdir(parent, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(parent, "unpacked-"));
    try {
      const sounds = join(dataFolder, "prompts", "audio");
      const unpacked = await beside.unpack({ file, into: folder, sounds });
      const backup = await openDatabase({ file: join(folder, "control.db") });
      return await work({ ...unpacked, backup, folder }).finally(() => closeDatabase(backup));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  const planned = ({ head, backup }: Opened, here: Database, opens: boolean): Promise<Plan> =>
    planOf({ head, backup, here, opens, person: personBehind(actor()), now: now() });

  /** Whether what was sealed then opens here. @throws BackupError `restore_other_secret` */
  const opensHere = ({ head }: Opened, otherSecret: boolean): boolean => {
    const isSame = head.secret === null || head.secret === secret;
    if (isSame || otherSecret) return isSame;
    throw new BackupError(
      "restore_other_secret",
      `The installation's secret is another one: the backup belongs to the one with the fingerprint ${head.secret}.`,
      "PINs, secrets and scenarios of the backup cannot be read here; --other-secret leaves them as they are now, and restores the rest.",
    );
  };

  /**
   * What cannot be used must not become what new calls get, nor what nobody has published here where that takes a second person.
   * @throws BackupError `backup_unfit`; ControlError `second_person_needed`
   */
  async function refuseUnusable({ backup, sounds }: Opened, { live, published }: Plan): Promise<void> {
    const fresh = new Set(published.versions.map(({ id }) => id));
    const brought = live.find(({ after }) => after && fresh.has(after.version));
    if (options.secondPerson && brought) throw alone(brought.flow);
    const versions = versionsIn(backup, options.nodeTypes, now);
    const comes = new Set(sounds);
    const checked = new Set(live.flatMap(({ after }) => (after ? [after.version] : [])));
    for (const id of checked) {
      const { flow, manifest } = await versions.whole(id).catch((error: unknown) => {
        throw error instanceof ControlError ? unfit(error.message) : error;
      });
      for (const hash of soundsIn(manifest))
        if (!comes.has(hash) && !(await options.prompts.read(hash)))
          throw unfit(`A sound of the flow "${flow}" is neither in it nor here.`);
    }
  }

  async function bringSounds({ missing, sounds, folder }: Opened): Promise<void> {
    const { prompts } = options;
    for (const hash of missing) {
      const kept = await prompts.keep(await readFile(join(folder, `${hash}.wav`)));
      // What cannot be played nobody has ever heard.
      if ("fault" in kept && kept.code !== "not_playable")
        throw new BackupError(
          "backup_unwritable",
          `A sound of the backup cannot be kept: ${kept.fault}`,
          "See to it that there is room in the data folder of the server. Nothing has been changed.",
        );
    }
    for (let from = 0; from < sounds.length; from += soundsAtOnce)
      await prompts.share(sounds.slice(from, from + soundsAtOnce));
  }

  async function bringBack(all: Opened, agree: string, opens: boolean, copy: string): Promise<Summary> {
    const { head, backup } = all;
    const work = async (transaction: Transaction<Tables>): Promise<Summary> => {
      if ("url" in place) await lockTables(transaction, place.schemas.control);
      const plan = await planned(all, transaction, opens);
      if (plan.summary.agree !== agree) throw changed();
      const at = now();
      await endBegun(transaction, plan.begun, `A backup of ${head.madeAt} was restored.`, at);
      await write(transaction, plan.differences, at, {
        version: () => joinPublished(transaction, backup, plan.published),
        current: () => putBack(transaction, plan.live, `As in the backup of ${head.madeAt}.`, at),
      });
      await record(transaction, {
        deed: "backup.restored",
        thing: head.madeAt,
        after: { from: head.from, running: true, copy, ...countsOf(plan) },
      });
      return plan.summary;
    };
    for (let tries = 1; ; tries += 1)
      try {
        return await control.changeMuch(work);
      } catch (error) {
        if (!isLocked(error) || tries === triesForLocks) throw error;
      }
  }

  return {
    look: (file, otherSecret) =>
      opened(file, async (all) => {
        const plan = await planned(all, database, opensHere(all, otherSecret));
        await refuseUnusable(all, plan);
        return plan.summary;
      }),

    restore: (file, agree, otherSecret) =>
      opened(file, async (all) => {
        const opens = opensHere(all, otherSecret);
        const plan = await planned(all, database, opens);
        if (plan.summary.agree !== agree) throw changed();
        if (isNothing(plan)) return { summary: plan.summary, copy: undefined };
        await refuseUnusable(all, plan);
        const copy = freeName(join(dataFolder, asideName(now())));
        await beside.copyControl({ place, file: copy, secret, now: now() });
        try {
          await bringSounds(all);
          return { summary: await bringBack(all, agree, opens, copy), copy };
        } catch (error) {
          // Nothing was done that it would undo. Of a database that is away nobody knows.
          if (error instanceof BackupError) await rm(copy, { force: true });
          throw error;
        }
      }),
  };
}

/** Whoever saves waits until it is over, and nobody saves between what is looked at and what is written. */
async function lockTables(transaction: Transaction<Tables>, schema: string): Promise<void> {
  // Less than what PostgreSQL takes to find out that two wait for each other: then it is this that begins anew.
  await sql`set local lock_timeout = '500ms'`.execute(transaction);
  const tables = [...carriedTables.map(([table]) => table), "rollout", "schedule"] as const;
  const listed = sql.join(tables.map((table) => sql.id(schema, table)));
  await sql`lock table ${listed} in share row exclusive mode`.execute(transaction);
}

function isLocked(error: unknown): boolean {
  return (
    error instanceof ControlError && (error.cause as { readonly code?: string } | undefined)?.code === "55P03"
  );
}

function countsOf({ summary }: Plan) {
  const { flows, live, numbers, others, ended, versions } = summary;
  return {
    flows: flows.filter(({ becomes }) => becomes !== "stays").length,
    live: live.length,
    numbers: numbers.length,
    others: others.length,
    ended: ended.length,
    versions: versions.length,
  };
}

/** There may have been another one in the same second. */
function freeName(name: string): string {
  for (let nth = 1; ; nth += 1) {
    const file = `${name}${nth === 1 ? "" : `-${nth}`}.tar.gz`;
    if (!existsSync(file)) return file;
  }
}

function alone(flow: string): ControlError {
  return new ControlError(
    "second_person_needed",
    `A version of the flow "${flow}" that was never published here would be live, and it takes a second person to publish something.`,
    "Restore it while the servers are stopped: see docs/backup.md. Nothing has been changed.",
  );
}

function unfit(why: string): BackupError {
  return new BackupError(
    "backup_unfit",
    `What was live then cannot be live again. ${why}`,
    "Use another backup. Nothing has been changed.",
  );
}

function changed(): BackupError {
  return new BackupError(
    "restore_changed",
    "Somebody has changed something since it was looked what the restore does.",
    "Look at it once more, and restore it then. Nothing has been changed.",
  );
}
