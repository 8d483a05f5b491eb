import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSeal } from "@dialtree/calls";
import { nodeTypes } from "@dialtree/nodes";
import { onTestFinished } from "vitest";
import { type Control, type ControlOptions, openControl } from "../../src/control/control.ts";
import { ControlError } from "../../src/control/control-error.ts";
import {
  closeDatabase,
  type Database,
  type DatabasePlace,
  openDatabase,
} from "../../src/control/database/open.ts";
import type { Refused } from "../../src/control/published/published.ts";
import { type FakeAudio, fakeAudio } from "./fake-audio.ts";

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-control-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where a test keeps its database. */
export interface Place {
  readonly at: DatabasePlace;
  /** Changes rows behind the program's back, also those that nobody may change, while nobody has it open. */
  tamper(...statements: string[]): Promise<void>;
}

function file(): Place {
  const at = { file: join(temporaryFolder(), "control.db") };
  return {
    at,
    async tamper(...statements) {
      const raw = new DatabaseSync(at.file);
      for (const table of ["document", "version", "audit"])
        for (const trigger of ["stays", "is_kept"]) raw.exec(`drop trigger ${table}_${trigger}`);
      for (const statement of statements) raw.exec(statement);
      raw.close();
    },
  };
}

let freshPlace: () => Place = file;

/** Has the tests that run from now on keep their databases elsewhere than in files. */
export function keepDatabasesIn(fresh: () => Place): void {
  freshPlace = fresh;
}

export interface Rig {
  readonly control: Control;
  readonly audio: FakeAudio;
  readonly database: Database;
  readonly refused: Refused[];
  /** The codes of what was told of calendars, also after it was opened again. */
  readonly damaged: string[];
  /** Another server on the same database, if that is one for several. */
  another(options?: RigOptions): Promise<Rig>;
  /** Closes control, changes rows (or not), and opens it again. */
  again(...tampering: string[]): Promise<Rig>;
}

type RigOptions = Partial<Omit<ControlOptions, "audio" | "database">> & {
  readonly audio?: FakeAudio;
  /** Awaited after each answer of the database, with its rows, before control gets them. */
  readonly after?: (rows: readonly object[]) => Promise<void>;
};

export async function openRig(
  options: RigOptions = {},
  place = freshPlace(),
  damaged: string[] = [],
): Promise<Rig> {
  const { audio = fakeAudio(), after = async () => {}, ...others } = options;
  const refused: Refused[] = [];
  let time = Date.UTC(2026, 0, 5, 9);
  const database = (await openDatabase(place.at)).withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      await after(result.rows);
      return result;
    },
  });
  const control = await openControl({
    database,
    nodeTypes,
    audio,
    seal: createSeal([new Uint8Array(32).fill(7)]),
    now: () => time++,
    onRefused: (refusal) => refused.push(refusal),
    onDamaged: ({ code }) => damaged.push(code),
    ...others,
  });
  onTestFinished(() => control.close());
  return {
    control,
    audio,
    database,
    refused,
    damaged,
    another: (more = {}) => openRig({ audio: fakeAudio(audio.shared), ...others, ...more }, place),
    async again(...tampering) {
      await control.close();
      if (tampering.length > 0) await place.tamper(...tampering);
      return openRig({ ...others, audio }, place, damaged);
    },
  };
}

/** A database alone. */
export async function openTables(place = freshPlace()): Promise<Database & { again(): Promise<Database> }> {
  const database = await openDatabase(place.at);
  onTestFinished(() => closeDatabase(database));
  return Object.assign(database, {
    async again() {
      await closeDatabase(database);
      return openTables(place);
    },
  });
}

/** The ControlError that some work ends with; fails the test when it does not. */
export async function refusal(work: Promise<unknown>): Promise<ControlError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof ControlError) return outcome;
  throw outcome ?? new Error("It was not refused.");
}
