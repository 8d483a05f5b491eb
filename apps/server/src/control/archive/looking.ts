import { lookupsIn } from "@dialtree/engine";
import { type FlowDocument, type Json, promptsNamedIn, resourcesNamedIn, write } from "@dialtree/flow";
import { changeWords, diffFlows } from "@dialtree/flow/diff";
import { calendarsNamedIn } from "@dialtree/flow/hours";
import { flowIdsIn, flowsIn } from "../drafts/there.ts";
import { canonical } from "../hashes.ts";
import { flowsNamedIn } from "../publishing/linked-flows.ts";
import type { ArchiveSources } from "./archives.ts";
import type { ArchivedFlow, ArchivedPrompt, Contents } from "./contents.ts";
import { freeId } from "./renaming.ts";

/** How something of an archive stands to what is here under the same id. */
export type Standing = "new" | "same" | "different";

export interface FlowReport {
  readonly id: string;
  readonly title: string;
  /** `removed`: the flow that is here under the same id is among the removed. */
  readonly standing: Standing | "removed";
  /** The revision of the draft that is here; null for one that is not. */
  readonly revision: number | null;
  /** What would be different in the draft that is here, in words. */
  readonly changes: readonly string[];
  /** Recordings that would be new, and those that would sound different. */
  readonly newRecordings: readonly string[];
  readonly otherRecordings: readonly string[];
  /** Scenarios that would be new, and those that would be other ones. */
  readonly newScenarios: readonly string[];
  readonly otherScenarios: readonly string[];
  /** An id that is free for a copy. */
  readonly copyId: string;
}

export interface SharedReport {
  readonly id: string;
  readonly title: string;
  readonly standing: Standing;
}

/** Something that a flow names, and that is neither here nor in the archive. */
export interface Missing {
  readonly flow: string;
  readonly kind: "flow" | "prompt" | "calendar" | "pin-list" | "mailbox" | "secret";
  readonly name: string;
}

export interface ArchiveReport {
  readonly flows: readonly FlowReport[];
  /** Of the library and the calendars: what is here already stays as it is. */
  readonly prompts: readonly SharedReport[];
  readonly calendars: readonly SharedReport[];
  readonly missing: readonly Missing[];
  /** Of all its flows. */
  readonly scenarios: number;
}

// A report is read by people: who has changed more than that looks at the picture.
const mostSentences = 200;

export async function lookThrough(sources: ArchiveSources, contents: Contents): Promise<ArchiveReport> {
  const { there, removed } = await flowIdsIn(sources.database);
  const taken = new Set([...there, ...removed, ...contents.flows.map(({ document }) => document.id)]);
  const flows: FlowReport[] = [];
  for (const flow of contents.flows) flows.push(await reportOf(sources, flow, taken, removed));
  return {
    flows,
    prompts: await promptReports(sources, contents.prompts),
    calendars: await calendarReports(sources, contents),
    missing: await missingFor(sources, contents),
    scenarios: contents.flows.reduce((sum, { scenarios }) => sum + scenarios.size, 0),
  };
}

async function reportOf(
  { database, drafts, recordings: kept, scenarios: played, nodeTypes }: ArchiveSources,
  { document, recordings, scenarios }: ArchivedFlow,
  taken: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): Promise<FlowReport> {
  const { id, title } = document;
  const there = await flowsIn(database).select("id").where("id", "=", id).executeTakeFirst();
  const here = there ? await drafts.find(id) : undefined;
  const own = new Map((here ? await kept.list(id) : []).map(({ name, hash }) => [name, hash]));
  const newRecordings = [...recordings.keys()].filter((name) => !own.has(name));
  const otherRecordings = [...recordings].flatMap(([name, { hash }]) =>
    own.has(name) && own.get(name) !== hash ? [name] : [],
  );
  const calls = here ? await played.texts(id) : new Map<string, string>();
  const newScenarios = [...scenarios.keys()].filter((name) => !calls.has(name));
  const otherScenarios = [...scenarios].flatMap(([name, text]) =>
    calls.has(name) && calls.get(name) !== text ? [name] : [],
  );
  const isSame = here?.text === write(document, nodeTypes);
  const others = [...newRecordings, ...otherRecordings, ...newScenarios, ...otherScenarios];
  return {
    id,
    title,
    standing: removed.has(id)
      ? "removed"
      : !here
        ? "new"
        : isSame && others.length === 0
          ? "same"
          : "different",
    revision: here?.revision ?? null,
    changes:
      here && !isSame
        ? here.document
          ? wordsFor(here.document, document)
          : ["The draft here cannot be read."]
        : [],
    newRecordings,
    otherRecordings,
    newScenarios,
    otherScenarios,
    copyId: freeId(id, taken),
  };

  function wordsFor(before: FlowDocument, after: FlowDocument): readonly string[] {
    const sentences = diffFlows(before, after, nodeTypes).map(changeWords);
    const more = sentences.length - mostSentences;
    return more > 0 ? [...sentences.slice(0, mostSentences), `And ${more} more changes.`] : sentences;
  }
}

async function promptReports(
  { prompts }: ArchiveSources,
  archived: readonly ArchivedPrompt[],
): Promise<readonly SharedReport[]> {
  const here = new Map((await prompts.list()).map((prompt) => [prompt.id, prompt]));
  return archived.map(({ id, title, words, sounds }) => {
    const own = here.get(id);
    const hashes = own && Object.fromEntries(own.sounds.map(({ language, hash }) => [language, hash]));
    const theirs = Object.fromEntries([...sounds].map(([language, { hash }]) => [language, hash]));
    const isSame = own && alike([own.title, own.words, hashes], [title, words, theirs]);
    return { id, title, standing: !own ? "new" : isSame ? "same" : "different" };
  });
}

async function calendarReports(
  { calendars }: ArchiveSources,
  contents: Contents,
): Promise<readonly SharedReport[]> {
  const here = new Map((await calendars.list()).map(({ calendar }) => [calendar.id, calendar]));
  return contents.calendars.map((calendar) => {
    const { emergency: _not, ...own } = here.get(calendar.id) ?? {};
    const standing = !here.has(calendar.id) ? "new" : alike(own, calendar) ? "same" : "different";
    return { id: calendar.id, title: calendar.name, standing };
  });
}

// As JSON, because a member that is left out and one that is undefined are the same file.
function alike(one: unknown, other: unknown): boolean {
  const text = (value: unknown) => canonical(JSON.parse(JSON.stringify(value)) as Json);
  return text(one) === text(other);
}

async function missingFor(
  { database, nodeTypes, mailboxes }: ArchiveSources,
  contents: Contents,
): Promise<readonly Missing[]> {
  const ids = async (table: "prompt" | "calendar") =>
    (await database.selectFrom(table).select("id").execute()).map(({ id }) => id);
  const flows = await flowsIn(database).select("id").execute();
  const names = async (table: "pin_list" | "secret") =>
    (await database.selectFrom(table).select("name").execute()).map(({ name }) => name);
  const known: Readonly<Record<Missing["kind"], ReadonlySet<string> | undefined>> = {
    flow: new Set([...flows.map(({ id }) => id), ...contents.flows.map(({ document: { id } }) => id)]),
    prompt: new Set([...(await ids("prompt")), ...contents.prompts.map(({ id }) => id)]),
    calendar: new Set([...(await ids("calendar")), ...contents.calendars.map(({ id }) => id)]),
    "pin-list": new Set(await names("pin_list")),
    secret: new Set(await names("secret")),
    mailbox: mailboxes && new Set(mailboxes),
  };
  return contents.flows.flatMap(({ document }) => {
    const named: readonly (readonly [Missing["kind"], string])[] = [
      ...[...flowsNamedIn(document, nodeTypes)].map((name) => ["flow", name] as const),
      ...[...promptsNamedIn(document, nodeTypes)].map((name) => ["prompt", name] as const),
      ...[...calendarsNamedIn(document, nodeTypes)].map((name) => ["calendar", name] as const),
      ...resourcesNamedIn(document, nodeTypes).map(({ of, name }) => [of, name] as const),
      ...lookupsIn(document, nodeTypes).flatMap(({ lookup }) =>
        lookup.secrets.map(({ secret }) => ["secret", secret] as const),
      ),
    ];
    const unique = new Map(named.map((one) => [one.join(" "), one]));
    return [...unique.values()].flatMap(([kind, name]) =>
      known[kind]?.has(name) === false ? [{ flow: document.id, kind, name }] : [],
    );
  });
}
