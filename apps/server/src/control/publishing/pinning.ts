import type { FlowDocument, Json, NodeTypes, Problem } from "@dialtree/flow";
import { live, type Naming, namingOf, resolveNames } from "@dialtree/flow/names";
import type { KeptAudio } from "../audio.ts";
import type { Database } from "../database/open.ts";
import { draftOf } from "../drafts/drafts.ts";
import { type PromptSounds, promptSoundsIn } from "../drafts/prompts.ts";
import { flowsIn, missing } from "../drafts/there.ts";
import { bookIn, refuseUnknown } from "../environments/book.ts";
import { canonical, hashOf } from "../hashes.ts";
import { flowsNamedIn, reachableFrom } from "./linked-flows.ts";
import { documentOf, manifestOf } from "./version-rows.ts";

/** A flow as a version is going to hold it. */
export interface PinnedFlow {
  readonly id: string;
  /**
   * `draft`: becomes a version with this publish, be it of a draft or of a version of another environment. `published`: was published before, and is taken as it answers today,
   * because what its author is still working on is nobody else's to publish.
   */
  readonly from: "draft" | "published";
  /** Left out when the draft cannot be read; `problems` then says why. */
  readonly document?: FlowDocument;
  readonly problems: readonly Problem[];
  /** The document's canonical text, which is what is stored for good. */
  readonly text: string;
  readonly hash: string;
  readonly recordings: ReadonlyMap<string, KeptAudio>;
  /** The library as this flow knows it, by id and language: of a draft as it is now, else as it was published. */
  readonly prompts: PromptSounds;
  /** The flows that it names, whether there are such flows or not. */
  readonly names: ReadonlySet<string>;
  /** Only of a draft. */
  readonly revision?: number;
  /** Who has changed it last, of a draft; undefined where that was not written down. */
  readonly changedBy?: string;
}

/** A flow and every flow that a call can get to from it, all as of one moment. */
export interface Pinned {
  readonly flow: string;
  readonly flows: ReadonlyMap<string, PinnedFlow>;
  /** Where it is going to be published. */
  readonly environment: string;
  /** What names stand for there, by this revision of the book. */
  readonly naming: Naming;
  readonly bookRevision: number;
  /** The versions that new calls got of every flow, by flow: those of the environment, else those that are live. */
  readonly current: ReadonlyMap<string, string>;
  /** The ids of all flows there are: what a Go to may name. */
  readonly known: ReadonlySet<string>;
  /** The ids of all calendars there are. */
  readonly calendars: ReadonlySet<string>;
  /** The names of all lists of PINs there are. */
  readonly pinLists: readonly string[];
}

export interface PinnedHow {
  /** `live` unless told. */
  readonly environment?: string;
  /** A version of the flow to take in the place of its draft. */
  readonly version?: string | undefined;
}

/**
 * Takes the draft of a flow, and with it each linked flow: as it is published, or its draft when it never was. Such a
 * flow is then published together with the one that names it; two flows that name each other could not be published
 * one after the other.
 * @throws ControlError `flow_unknown`, `flow_removed`, `environment_unknown`, `version_unknown`, `version_damaged`
 */
export function pin(
  database: Database,
  flow: string,
  nodeTypes: NodeTypes,
  { environment = live, version }: PinnedHow = {},
): Promise<Pinned> {
  // Nobody's save comes between two of the reads: they see one moment.
  const moment = database.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return moment.execute(async (asked) => {
    const { book, revision: bookRevision } = await bookIn(asked);
    refuseUnknown(environment, book);
    const current = await currentIn(asked, environment);
    const source = version === undefined ? undefined : await manifestOf(asked, version);
    const known = await idsIn(asked);
    const prompts = await promptSoundsIn(asked);
    const calendars = await asked.selectFrom("calendar").select("id").execute();
    const pinLists = await asked.selectFrom("pin_list").select("name").execute();
    if (!known.has(flow)) throw await missing(asked, flow);
    const flows = new Map<string, PinnedFlow>();
    const ahead = [flow];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (flows.has(next) || !known.has(next)) continue;
      const answers = next === flow ? undefined : current.get(next);
      const pinned =
        answers !== undefined
          ? await asPublished(asked, next, answers, nodeTypes)
          : version !== undefined && source && Object.hasOwn(source.flows, next)
            ? ({ ...(await asPublished(asked, next, version, nodeTypes)), from: "draft" } as const)
            : await asDraft(asked, next, nodeTypes, prompts);
      flows.set(next, pinned);
      ahead.push(...pinned.names);
    }
    return {
      flow,
      flows,
      known,
      environment,
      naming: namingOf(book, environment),
      bookRevision,
      current,
      calendars: new Set(calendars.map(({ id }) => id)),
      pinLists: pinLists.map(({ name }) => name),
    };
  });
}

/** Whether its flows are still there, new calls still get what they got when it was taken, and names stand for the same; else it has to be taken again. */
export async function isStillSo(
  { flows, current, environment, bookRevision }: Pinned,
  database: Database,
): Promise<boolean> {
  if ((await bookIn(database)).revision !== bookRevision) return false;
  const now = await currentIn(database, environment);
  const there = await idsIn(database);
  return [...flows.keys()].every((flow) => there.has(flow) && now.get(flow) === current.get(flow));
}

async function idsIn(database: Database): Promise<ReadonlySet<string>> {
  return new Set((await flowsIn(database).select("id").execute()).map(({ id }) => id));
}

async function currentIn(database: Database, environment: string): Promise<ReadonlyMap<string, string>> {
  const rows = await database.selectFrom("current").selectAll().execute();
  const own = await database
    .selectFrom("environment_current")
    .select(["flow", "version"])
    .where("environment", "=", environment)
    .execute();
  return new Map([...rows, ...own].map(({ flow, version }) => [flow, version]));
}

/** The part of it that a call can get to from one of its flows. */
export function pinnedFrom({ flows }: Pinned, flow: string): readonly PinnedFlow[] {
  const reachable = reachableFrom(flow, (id) => flows.get(id)?.names);
  return [...flows.values()].filter(({ id }) => reachable.has(id));
}

/** The same with whom and what names stand for where it is going to be published; whoever is unknown is stood in for. */
export function resolved(pinned: Pinned, nodeTypes: NodeTypes): Pinned {
  const flows = [...pinned.flows.values()].map((flow) =>
    flow.document
      ? { ...flow, document: resolveNames(flow.document, nodeTypes, pinned.naming).document }
      : flow,
  );
  return { ...pinned, flows: new Map(flows.map((flow) => [flow.id, flow])) };
}

async function asDraft(
  database: Database,
  id: string,
  nodeTypes: NodeTypes,
  prompts: PromptSounds,
): Promise<PinnedFlow> {
  const row = await flowsIn(database).selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const recordings = await database.selectFrom("recording").selectAll().where("flow", "=", id).execute();
  const { document, problems, revision } = draftOf(row, nodeTypes);
  return {
    ...pinnedOf(id, document, nodeTypes),
    from: "draft",
    problems,
    revision,
    ...(row.changed_by === null ? {} : { changedBy: row.changed_by }),
    prompts,
    recordings: new Map(recordings.map(({ name, hash, milliseconds }) => [name, { hash, milliseconds }])),
  };
}

async function asPublished(
  database: Database,
  id: string,
  version: string,
  nodeTypes: NodeTypes,
): Promise<PinnedFlow> {
  const manifest = await manifestOf(database, version);
  const { document, problems, text, hash } = await documentOf(database, version, manifest, id, nodeTypes);
  return {
    id,
    from: "published",
    document,
    problems,
    text,
    hash,
    names: flowsNamedIn(document, nodeTypes),
    recordings: new Map(Object.entries(manifest.recordings[id] ?? {})),
    prompts: new Map(
      Object.entries(manifest.prompts?.[id] ?? {}).map(([prompt, sounds]) => [
        prompt,
        new Map(Object.entries(sounds)),
      ]),
    ),
  };
}

function pinnedOf(
  id: string,
  document: FlowDocument | undefined,
  nodeTypes: NodeTypes,
): Pick<PinnedFlow, "id" | "text" | "hash" | "names" | "document"> {
  const text = document ? canonical(document as unknown as Json) : "";
  return {
    id,
    text,
    hash: hashOf(text),
    names: document ? flowsNamedIn(document, nodeTypes) : new Set(),
    ...(document ? { document } : {}),
  };
}
