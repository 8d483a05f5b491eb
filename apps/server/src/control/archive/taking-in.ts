import type { FlowDocument, Json, JsonObject } from "@dialtree/flow";
import { limits } from "@dialtree/flow";
import type { Calendar } from "@dialtree/flow/hours";
import { type KeptAudio, reasonOf } from "../audio.ts";
import { actor, personBehind } from "../audit/actor.ts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import { draftConflict, draftOf, rowOf, shapeOf } from "../drafts/drafts.ts";
import { keepBefore } from "../drafts/saved-over.ts";
import { flowsIn, taken } from "../drafts/there.ts";
import type { ArchiveSources } from "./archives.ts";
import type { ArchivedFlow, ArchivedPrompt, Contents, Sound } from "./contents.ts";
import { renamed } from "./renaming.ts";

/** What is to become of a flow: a new draft, in place of the draft of that revision, a copy under another id, or nothing. */
export type Choice =
  | { readonly as: "new" }
  | { readonly as: "replace"; readonly basedOn: number }
  | { readonly as: "copy"; readonly id: string }
  | { readonly as: "skip" };

/** By the ids of the archive's flows. */
export type Choices = Readonly<Record<string, Choice>>;

/** What has come of it, by ids. */
export interface TakenIn {
  readonly created: readonly string[];
  readonly replaced: readonly string[];
  readonly skipped: readonly string[];
  readonly prompts: readonly string[];
  readonly calendars: readonly string[];
}

/** A flow that is taken in, under the id that it gets. */
interface Wanted {
  readonly document: FlowDocument;
  readonly basedOn: number | undefined;
  readonly recordings: ReadonlyMap<string, Sound>;
  readonly scenarios: ArchivedFlow["scenarios"];
}

type Kept = ReadonlyMap<string, KeptAudio>;

/**
 * Takes in what was chosen. The sounds are kept first, by their content: one without a name harms nobody. All names, drafts
 * and calendars come with one transaction, or none of them does.
 * @param withCalendars Whether calendars that are not here may be made: callers' hours are not everybody's to set.
 */
export async function takeIn(
  sources: ArchiveSources,
  contents: Contents,
  choices: Choices,
  withCalendars: boolean,
): Promise<TakenIn> {
  const { database, now } = sources;
  const flows = await wantedOf(sources, contents, choices);
  const taken = flows.length > 0 ? contents : { prompts: [], calendars: [] };
  const prompts = await lackingOf(database, "prompt", taken.prompts);
  const calendars = withCalendars ? await lackingOf(database, "calendar", taken.calendars) : [];
  const kept = await keep(sources, [
    ...flows.flatMap(({ recordings }) => [...recordings.values()]),
    ...prompts.flatMap(({ sounds }) => [...sounds.values()]),
  ]);

  const work = async (transaction: Database): Promise<TakenIn> => {
    const made = { prompts: [] as string[], calendars: [] as string[] };
    for (const calendar of calendars)
      if (await putCalendar(transaction, calendar, now())) made.calendars.push(calendar.id);
    for (const prompt of prompts)
      if (await putPrompt(transaction, prompt, kept, now())) made.prompts.push(prompt.id);
    for (const flow of flows) await putFlow(transaction, flow, kept, sources);
    return {
      created: flows.flatMap(({ document: { id }, basedOn }) => (basedOn === undefined ? [id] : [])),
      replaced: flows.flatMap(({ document: { id }, basedOn }) => (basedOn === undefined ? [] : [id])),
      skipped: contents.flows.flatMap(({ document: { id } }) => (isSkipped(choices, id) ? [id] : [])),
      ...made,
    };
  };
  // Calls look at calendars: whoever changes those counts it, so that other servers look as well.
  return calendars.length > 0 ? changing(database, work) : database.transaction().execute(work);
}

function choiceOf(choices: Choices, id: string): Choice {
  return (Object.hasOwn(choices, id) ? choices[id] : undefined) ?? { as: "new" };
}

function isSkipped(choices: Choices, id: string): boolean {
  return choiceOf(choices, id).as === "skip";
}

/** @throws ControlError `archive_undecided` for what cannot be meant */
async function wantedOf(
  { database, nodeTypes }: ArchiveSources,
  { flows }: Contents,
  choices: Choices,
): Promise<readonly Wanted[]> {
  const known = new Set(flows.map(({ document }) => document.id));
  const strange = Object.keys(choices).find((id) => !known.has(id));
  if (strange !== undefined) throw undecided(`There is no flow "${strange}" in the archive.`);
  const names = new Map(
    [...known].flatMap((id) => {
      const choice = choiceOf(choices, id);
      return choice.as === "copy" ? [[id, choice.id] as const] : [];
    }),
  );
  const wanted = flows.flatMap(({ document, recordings, scenarios }): readonly Wanted[] => {
    const choice = choiceOf(choices, document.id);
    if (choice.as === "skip") return [];
    const basedOn = choice.as === "replace" ? choice.basedOn : undefined;
    return [{ document: renamed(document, names, nodeTypes), basedOn, recordings, scenarios }];
  });
  const ids = wanted.map(({ document: { id } }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw undecided(`Two flows of it would be called "${twice}".`);
  // The transaction looks again; but what is refused here has not even had its sounds kept.
  for (const { document, basedOn } of wanted) {
    const { id } = document;
    const here = await database.selectFrom("flow").selectAll().where("id", "=", id).executeTakeFirst();
    if (here && (basedOn === undefined || here.removed_at !== null)) throw await taken(database, id);
    if (here && here.revision !== basedOn)
      throw await draftConflict(database, draftOf(here, nodeTypes), document, basedOn ?? 0);
    if (!here && basedOn !== undefined) throw nothingToReplace(id);
  }
  return wanted;
}

/** What is not here yet, by id. What is here stays as it is: other flows use it. */
async function lackingOf<Shared extends { readonly id: string }>(
  database: Database,
  table: "prompt" | "calendar",
  all: readonly Shared[],
): Promise<readonly Shared[]> {
  const here = new Set((await database.selectFrom(table).select("id").execute()).map(({ id }) => id));
  return all.filter(({ id }) => !here.has(id));
}

/** Keeps sounds under their hashes, each once. @throws ControlError `sounds_full` before the first, when they do not all fit */
async function keep({ uploads, audio }: ArchiveSources, sounds: readonly Sound[]): Promise<Kept> {
  const unique = new Map(sounds.map((sound) => [sound.hash, sound.wav]));
  await uploads.refuseWhatDoesNotFit(unique);
  const kept = new Map<string, KeptAudio>();
  for (const [hash, wav] of unique) {
    const audible = await uploads.keep(wav);
    if ("fault" in audible)
      throw new ControlError(
        "recording_unusable",
        `A recording of the archive cannot be played: ${audible.fault}`,
        "Save it as a WAV of 16 kHz, 16 bit, mono, and make the archive again.",
        reasonOf(audible),
      );
    kept.set(hash, audible);
  }
  await audio.share([...kept.values()].map(({ hash }) => hash));
  return kept;
}

async function putFlow(
  transaction: Database,
  { document, basedOn, recordings, scenarios }: Wanted,
  kept: Kept,
  { nodeTypes, now, scenarios: played }: ArchiveSources,
): Promise<void> {
  const row = rowOf(document, nodeTypes, now());
  const { id } = row;
  const before =
    basedOn === undefined
      ? undefined
      : await flowsIn(transaction).selectAll().where("id", "=", id).executeTakeFirst();
  const revision = basedOn === undefined ? 1 : basedOn + 1;
  if (basedOn === undefined) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto("flow")
      .values(row)
      .onConflict((known) => known.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) throw await taken(transaction, id);
  } else {
    const { numUpdatedRows } = await transaction
      .updateTable("flow")
      .set({
        title: row.title,
        draft: row.draft,
        updated_at: row.updated_at,
        changed_by: row.changed_by,
        revision,
      })
      .where("id", "=", id)
      .where("revision", "=", basedOn)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n && before)
      throw await draftConflict(transaction, draftOf(before, nodeTypes), document, basedOn);
    if (numUpdatedRows === 0n) throw nothingToReplace(id);
    if (before) await keepBefore(transaction, before, row.updated_at);
  }
  const sounds = [...recordings].map(([name, { hash }]) => ({ name, sound: kept.get(hash) as KeptAudio }));
  for (const { name, sound } of sounds)
    await transaction
      .insertInto("recording")
      .values({ flow: id, name, ...rowOfSound(sound) })
      .onConflict((known) => known.columns(["flow", "name"]).doUpdateSet(rowOfSound(sound)))
      .execute();
  const calls = [...scenarios].map(([name, text]) => ({ name, text }));
  await played.takeIn(transaction, id, calls);
  await record(transaction, {
    deed: "flow.imported",
    thing: id,
    ...(before ? { before: shapeOf(before) } : {}),
    after: {
      ...shapeOf({ draft: row.draft, revision }),
      recordings: Object.fromEntries(sounds.map(({ name, sound }) => [name, sound.hash])),
      // Not their texts: one that was made of a real call holds what somebody keyed.
      ...(calls.length > 0 ? { scenarios: calls.map(({ name }) => name) } : {}),
    },
  });
}

async function putPrompt(
  transaction: Database,
  { id, title, words, sounds }: ArchivedPrompt,
  kept: Kept,
  now: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("prompt")
    .values({ id, title, words: JSON.stringify(words), revision: 1, updated_at: now })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  for (const [language, { hash }] of sounds)
    await transaction
      .insertInto("prompt_sound")
      .values({
        prompt: id,
        language,
        ...rowOfSound(kept.get(hash) as KeptAudio),
        put_by: personBehind(actor()),
      })
      .execute();
  const hashes = Object.fromEntries([...sounds].map(([language, { hash }]) => [language, hash]));
  await record(transaction, {
    deed: "prompt.created",
    thing: id,
    after: { title, words: words as JsonObject, sounds: hashes },
  });
  return true;
}

async function putCalendar(transaction: Database, calendar: Calendar, now: number): Promise<boolean> {
  const { count } = await transaction
    .selectFrom("calendar")
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  const body = JSON.stringify(calendar);
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("calendar")
    .values({ id: calendar.id, body, revision: 1, updated_at: now, emergency: null })
    .onConflict((known) => known.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  if (Number(count) >= limits.calendars)
    throw new ControlError(
      "calendars_full",
      `There are ${limits.calendars} calendars, and there can be no more.`,
      "Remove one that no flow uses. Nothing was taken in.",
    );
  await record(transaction, {
    deed: "calendar.created",
    thing: calendar.id,
    after: JSON.parse(body) as Json,
  });
  return true;
}

function rowOfSound({ hash, milliseconds }: KeptAudio) {
  return { hash, milliseconds };
}

function nothingToReplace(id: string): ControlError {
  return undecided(`There is no flow "${id}" here that it could replace.`);
}

function undecided(why: string): ControlError {
  return new ControlError(
    "archive_undecided",
    `It is not clear what is to become of each flow. ${why}`,
    "Look into the archive again, and choose for each flow: new, replace, copy or skip. Nothing was taken in.",
  );
}
