import { basename, join } from "node:path";
import { type FlowDocument, type NodeTypes, slug } from "@dialtree/flow";
import { readCalendars } from "@dialtree/flow/hours";
import { readPinSheet } from "@dialtree/flow/texts";
import type { Audio, KeptAudio } from "../audio.ts";
import { record } from "../audit/record.ts";
import type { SharedCalendars } from "../calendars/calendars.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import { rowOf, shapeOf } from "../drafts/drafts.ts";
import { recordingName } from "../drafts/recordings.ts";
import { flowsIn } from "../drafts/there.ts";
import type { Numbers } from "../numbers.ts";
import type { Pins } from "../pins/pins.ts";
import type { Publication } from "../publishing/publish.ts";
import { type ToldProblem, told } from "../publishing/told-problem.ts";
import {
  mostCharacters,
  mostScenarios,
  type OwnScenarios,
  refuseUnreadable,
} from "../scenarios/scenarios.ts";
import { calendarFile, type FlowFolder, flowFoldersIn, readFlowFolder, readIfThere } from "./flow-folders.ts";

/** What came of seeding. */
export interface Seeded {
  /** Ids of the flows that were not here yet. */
  readonly flows: readonly string[];
  /** Ids of the versions that were published. */
  readonly versions: readonly string[];
  /** What was called for the first time. */
  readonly numbers: readonly string[];
  readonly faults: readonly SeedFault[];
}

/** Something of the seed that could not be brought in; the rest was. */
export interface SeedFault {
  /** The flow's folder, or the number. */
  readonly of: string;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly problems?: readonly ToldProblem[];
}

export interface Soil {
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  readonly audio: Audio;
  readonly numbers: Numbers;
  readonly pins: Pick<Pins, "list" | "put">;
  readonly calendars: Pick<SharedCalendars, "createIfMissing">;
  readonly scenarios: Pick<OwnScenarios, "takeIn">;
  readonly now: () => number;
  /** Publishes a flow that nobody has published; undefined when somebody has, be it on another server a moment ago. */
  publishFirst(flow: string, message: string): Promise<Publication | undefined>;
}

/**
 * Brings in the flows of a folder that are not here yet, publishes those, and assigns the numbers that are free. What
 * people have made of a flow since is left alone. A flow that was seeded, never published and never touched is tried
 * again: the last start may have been cut short, or dialtree may have learnt what it lacked.
 */
export async function seed(
  soil: Soil,
  folder: string,
  mapping: Readonly<Record<string, string>>,
): Promise<Seeded> {
  const faults: SeedFault[] = [];
  const flows: string[] = [];
  const versions: string[] = [];
  const numbers: string[] = [];
  // The error goes into the report; what cannot be explained to people is a bug, and thrown.
  const attempt = async <Result>(of: string, work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work();
    } catch (error) {
      faults.push(faultOf(of, error));
      return undefined;
    }
  };

  // Before the flows: one that looks at a calendar can be published only when there is that calendar.
  await attempt(calendarFile, () => takeInCalendars(soil.calendars, folder, faults));
  const unpublished: string[] = [];
  for (const path of (await attempt(basename(folder), () => flowFoldersIn(folder))) ?? []) {
    const sown = await attempt(basename(path), async () => {
      const found = await readFlowFolder(path, soil.nodeTypes);
      const sown = await sow(soil, found, faults);
      if (sown?.isNew && found.pins !== undefined) {
        const { pins: text } = found;
        await attempt(`${basename(path)}/pins.csv`, () => takeInPins(soil.pins, sown.id, text));
      }
      return sown;
    });
    if (sown?.isNew) flows.push(sown.id);
    if (sown) unpublished.push(sown.id);
  }
  // After all of them are here, because they may name each other.
  for (const flow of unpublished) {
    const publication = await attempt(flow, () => soil.publishFirst(flow, "Brought in at the first start"));
    // Two of them may have been published together before their turn came.
    for (const { id } of publication ? [publication.version, ...publication.together] : []) {
      if (!versions.includes(id)) versions.push(id);
    }
  }
  for (const [called, flow] of Object.entries(mapping)) {
    if (await attempt(called, () => soil.numbers.assignIfFree(called, flow))) numbers.push(called);
  }
  return { flows, versions, numbers, faults };
}

/** The flow, when it is to be published; undefined when people have it in their hands. */
async function sow(
  soil: Soil,
  folder: FlowFolder,
  faults: SeedFault[],
): Promise<{ readonly id: string; readonly isNew: boolean } | undefined> {
  const { database, nodeTypes, now } = soil;
  const { document, problems, name } = folder;
  if (!document) {
    throw new ControlError(
      "document_unreadable",
      `The flow file in "${name}" cannot be read as a flow.`,
      "Correct what the problems name.",
      { problems: problems.map((problem) => told(problem, name, undefined, nodeTypes)) },
    );
  }
  const known = await isKnown(database, document.id);
  if (known) {
    await bringScenarios(soil, folder, document, faults);
    return (await isUntouched(soil, document)) ? { id: document.id, isNew: false } : undefined;
  }
  const recordings = await keptOf(folder, soil.audio, faults);
  const scenarios = readableOf(folder, document.id, faults);
  await soil.audio.share([...recordings.values()].map(({ hash }) => hash));
  const row = rowOf(document, nodeTypes, now());
  const isNew = await database.transaction().execute(async (transaction) => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto("flow")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // Another server has the same folder.
    if (numInsertedOrUpdatedRows === 0n) return false;
    for (const [recording, { hash, milliseconds }] of recordings) {
      await transaction
        .insertInto("recording")
        .values({ flow: document.id, name: recording, hash, milliseconds })
        .execute();
    }
    await soil.scenarios.takeIn(transaction, document.id, scenarios);
    await record(transaction, { deed: "flow.created", thing: row.id, after: shapeOf(row) });
    return true;
  });
  return isNew || (await isUntouched(soil, document)) ? { id: document.id, isNew } : undefined;
}

/**
 * Flows that were brought in before there were scenarios here get theirs, as long as the draft is still what is in the folder.
 * Whoever has ever put one in or taken one out has them in hand.
 */
async function bringScenarios(
  { database, nodeTypes, scenarios }: Soil,
  folder: FlowFolder,
  document: FlowDocument,
  faults: SeedFault[],
): Promise<void> {
  const flow = document.id;
  if (folder.scenarios.length === 0) return;
  const row = await flowsIn(database)
    .select("draft")
    .where("id", "=", flow)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("scenario").select("name").where("flow", "=", flow))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("audit")
            .select("seq")
            .where("thing", "=", flow)
            .where("deed", "in", ["scenario.put", "scenario.removed"]),
        ),
      ),
    )
    .executeTakeFirst();
  if (row?.draft !== rowOf(document, nodeTypes, 0).draft) return;
  const readable = readableOf(folder, flow, faults);
  await database.transaction().execute((transaction) => scenarios.takeIn(transaction, flow, readable));
}

/** The scenarios that can be read; the others are told of. */
function readableOf(
  { name: folder, scenarios }: FlowFolder,
  flow: string,
  faults: SeedFault[],
): FlowFolder["scenarios"] {
  return scenarios.slice(0, mostScenarios).filter(({ name, text }) => {
    try {
      if (!slug.safeParse(name).success) throw misnamed(name);
      refuseUnreadable(flow, name, text);
      if (text.length > mostCharacters) throw tooLong(name);
      return true;
    } catch (error) {
      faults.push(faultOf(`${folder}/cases/${name}.txt`, error));
      return false;
    }
  });
}

function tooLong(name: string): ControlError {
  return new ControlError(
    "scenario_unreadable",
    `The scenario "${name}" was left out: it is longer than ${mostCharacters} characters.`,
    "Split it into two.",
  );
}

function misnamed(name: string): ControlError {
  return new ControlError(
    "scenario_unreadable",
    `The scenario "${name}" was left out: its name is not one that a scenario can have.`,
    "Name its file with small letters, digits and hyphens, such as sales-by-key.txt.",
  );
}

/** Those that are not here yet: what people have made of a calendar since is theirs. */
async function takeInCalendars(
  calendars: Soil["calendars"],
  folder: string,
  faults: SeedFault[],
): Promise<void> {
  const text = await readIfThere(join(folder, calendarFile));
  if (text === undefined) return;
  const read = readCalendars(text);
  for (const { at, fault } of read.faults) {
    faults.push({
      of: calendarFile,
      code: "calendar_unreadable",
      message: `In ${calendarFile}${at}: ${fault}`,
      remedy: "Mend it there, and start again.",
    });
  }
  for (const calendar of read.calendars) await calendars.createIfMissing(calendar);
}

/** A list that has the flow's name; one that is there already is somebody's own. */
async function takeInPins(pins: Soil["pins"], name: string, text: string): Promise<void> {
  if ((await pins.list()).some((list) => list.name === name)) return;
  const read = readPinSheet(text);
  if ("entries" in read) return void (await pins.put(name, read.entries));
  const [{ line, fault, remedy } = { line: 1, fault: "it is empty", remedy: "" }] = read.faults;
  throw new ControlError("pin_list_unusable", `Line ${line} cannot be used: ${fault}.`, remedy);
}

async function keptOf(
  { name, recordings }: FlowFolder,
  audio: Audio,
  faults: SeedFault[],
): Promise<ReadonlyMap<string, KeptAudio>> {
  const kept = new Map<string, KeptAudio>();
  for (const { name: file, read } of recordings) {
    const of = `${name}/prompts/${file}`;
    const audible = recordingName.test(file)
      ? await audio.keep(await read())
      : { fault: "its name is not one that a flow can use" };
    if (!("fault" in audible)) kept.set(file, audible);
    else {
      faults.push({
        of,
        code: "recording_unusable",
        message: `The recording "${file}" was left out: ${audible.fault}`,
        remedy: "Upload it as a WAV of 16 kHz, 16 bit, mono, with a name such as welcome.de.wav.",
      });
    }
  }
  return kept;
}

/** One that was removed is known: it does not come back because the server was started again. */
async function isKnown(database: Database, id: string): Promise<boolean> {
  const row = await database.selectFrom("flow").select("id").where("id", "=", id).executeTakeFirst();
  return row !== undefined;
}

/** Nobody has ever published it, changed its draft, or removed it: whoever has brought it back decides when callers get it. */
async function isUntouched({ database, nodeTypes }: Soil, document: FlowDocument): Promise<boolean> {
  const row = await flowsIn(database)
    .select(["revision", "draft"])
    .where("id", "=", document.id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("version").select("id").where("flow", "=", document.id))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("audit")
            .select("seq")
            .where("thing", "=", document.id)
            .where("deed", "=", "flow.removed"),
        ),
      ),
    )
    .executeTakeFirst();
  return row?.revision === 1 && row.draft === rowOf(document, nodeTypes, 0).draft;
}

function faultOf(of: string, error: unknown): SeedFault {
  if (error instanceof ControlError) {
    const { code, message, remedy, problems } = error;
    return { of, code, message, remedy, ...(problems ? { problems } : {}) };
  }
  const { code, message } = error as NodeJS.ErrnoException;
  // Only the file system gives its errors such codes.
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) throw error;
  return {
    of,
    code: "folder_unreadable",
    message: `"${of}" cannot be read: ${message}.`,
    remedy: "Check the folder and its permissions.",
  };
}
