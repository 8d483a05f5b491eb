import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeTypes } from "@dialtree/nodes";
import type { PromptLibrary } from "@dialtree/speech/io";
import { expect } from "vitest";
import { backUp } from "../../../src/backups/backup.ts";
import { BackupError } from "../../../src/backups/backup-error.ts";
import { sourceInFiles } from "../../../src/backups/places/from-files.ts";
import { sourceInPostgres } from "../../../src/backups/places/from-postgres.ts";
import type { DataPlace } from "../../../src/backups/running/messages.ts";
import { type RunningRestores, runningRestoresIn } from "../../../src/backups/running/restoring.ts";
import { copyControl, unpack } from "../../../src/backups/running/unpacking.ts";
import { actAs } from "../../../src/control/audit/actor.ts";
import type { DatabasePlace } from "../../../src/control/database/open.ts";
import { hashOf } from "../../../src/control/hashes.ts";
import { shelfIn } from "../../../src/control/sound-shelf.ts";
import { inEnglish, smallFlow } from "../../control/flows.ts";
import { openRig, type Place, type Rig, temporaryFolder } from "../../control/rig.ts";

export const now = Date.UTC(2026, 10, 22, 10);
export const somebody = { kind: "person", id: "t/o", name: "Operator" } as const;

/** A control that is running, and restores into it. */
export interface Running extends Rig {
  readonly place: Place;
  readonly restores: RunningRestores;
  /** Backs it up as it is, while it runs. */
  backup(secret?: string): Promise<string>;
  /** Brings back all that a backup has, in somebody's name. */
  bringBack(file: string): ReturnType<RunningRestores["restore"]>;
  /** Keeps what was spoken where backups look for it. */
  keepSounds(): Promise<void>;
  /** Sounds that a restore has brought here. */
  readonly kept: string[];
}

export async function running(
  place: Place,
  options: Parameters<typeof openRig>[0] = {},
  onTry: () => void = () => {},
): Promise<Running> {
  const rig = await openRig(options, place);
  const kept: string[] = [];
  const dataPlace = dataPlaceOf(place.at);
  const restores = runningRestoresIn({
    control: {
      changeMuch: (work) => {
        onTry();
        return rig.control.changeMuch(work);
      },
    },
    database: rig.database,
    dataFolder: "dataFolder" in dataPlace ? dataPlace.dataFolder : temporaryFolder(),
    place: dataPlace,
    secret: "a".repeat(32),
    secondPerson: options.secondPerson ?? false,
    now: () => now,
    // The same without a thread, which takes longer to start than all the rest.
    beside: { unpack, copyControl },
    nodeTypes,
    prompts: {
      keep: async (wav) => {
        kept.push(Buffer.from(wav).toString());
        return { hash: hashOf(wav), milliseconds: 0 };
      },
      share: async () => [],
      read: rig.audio.read,
    } as Pick<PromptLibrary, "keep" | "share" | "read">,
  });
  return {
    ...rig,
    place,
    restores,
    kept,
    async keepSounds() {
      for (const [hash, wav] of rig.audio.kept)
        if ("url" in dataPlace) await shelfIn(rig.database).put(hash, wav);
        else {
          const folder = join(dataPlace.dataFolder, "prompts", "audio", hash.slice(0, 2));
          mkdirSync(folder, { recursive: true });
          writeFileSync(join(folder, `${hash}.wav`), wav);
        }
    },
    async backup(secret = "a".repeat(32)) {
      const file = join(temporaryFolder(), "backup.tar.gz");
      const source =
        "url" in dataPlace
          ? await sourceInPostgres(dataPlace.url, dataPlace.schemas)
          : sourceInFiles(dataPlace.dataFolder);
      await backUp({ source, file, secret, now, tell: () => {} }).finally(() => source.close());
      return file;
    },
    async bringBack(file) {
      return actAs(somebody, now, async () => {
        const { agree } = await restores.look(file, false);
        return restores.restore(file, agree, false);
      });
    },
  };
}

function dataPlaceOf(at: DatabasePlace): DataPlace {
  if ("file" in at) return { dataFolder: join(at.file, "..") };
  const control = at.schema ?? "";
  return { url: at.url, schemas: { control, calls: `${control}_calls` } };
}

/** A place in files, of a test's own. */
export function inFiles(): Place {
  const at = { file: join(temporaryFolder(), "control.db") };
  return { at, tamper: () => Promise.reject(new Error("Nobody tampers here.")) };
}

export const saying = (text: string) => smallFlow("desk", { say: inEnglish(text) });
export const other = { kind: "person", id: "t/other", name: "Other" } as const;
const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
export const calendar = (id: string, name: string) =>
  ({ format: 1, id, name, zone: "UTC", week, days: [] }) as const;

/** What is refused, in a word. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (error instanceof BackupError) {
    expect(error.remedy).not.toBe("");
    return error.code;
  }
  throw error ?? new Error("It was not refused.");
}

/** All rows but those that tell of the restore itself. */
export async function rowsIn({ database }: Running, ...tables: readonly string[]): Promise<unknown> {
  const found = tables.map((table) =>
    database
      .selectFrom(table as "flow")
      .selectAll()
      .execute(),
  );
  return JSON.stringify(await Promise.all(found));
}

/** A flow that is live and has a number, and one that is only drawn. */
export async function begin(place: Place, options: Parameters<typeof running>[1] = {}): Promise<Running> {
  const here = await running(place, options);
  const { control } = here;
  await control.drafts.create(saying("One."));
  await actAs(other, now, () => control.publish("desk", ""));
  await control.numbers.assign("+15550100", "desk");
  await control.prompts.create({ id: "hello", title: "Hello", words: {} });
  await control.calendars.create(calendar("office", "Office"));
  return here;
}
