import { type FlowDocument, placeSchema, read, walkFields } from "@dialtree/flow";
import type { Calendar } from "@dialtree/flow/hours";
import { live, type Naming, namingOf, nothingNamed } from "@dialtree/flow/names";
import { nodeTypes } from "../words/node-types.ts";
import { listCalendars } from "./calendars.ts";
import { listFlows, type Version } from "./client.ts";
import { getEnvironments } from "./environments.ts";
import { answer, client, type Schemas } from "./http.ts";

/** What a call through a flow meets besides the flow: as it would if the flow were published now. */
export interface Scenery {
  /** The flows that it goes on with. */
  readonly others: readonly FlowDocument[];
  /** Of those: which have never been published, so that their drafts are taken. */
  readonly drafts: readonly string[];
  readonly naming: Naming;
  readonly calendars: readonly Calendar[];
  /** Whether a calendar is in an emergency now. */
  readonly isEmergency: boolean;
  /** Milliseconds that recordings last: by flow, then by name. */
  readonly recordings: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * Fetches what a call meets. Other flows are taken as publishing takes them: as callers get them, and where nobody does yet, as
 * they are drawn. @throws ApiError
 */
export async function sceneryOf(document: FlowDocument): Promise<Scenery> {
  const [{ book }, kept, own, others] = await Promise.all([
    getEnvironments(),
    listCalendars(),
    draftOf(document.id),
    othersAfter(document),
  ]);
  return {
    others: others.map((other) => other.document),
    drafts: others.filter(({ isDraft }) => isDraft).map((other) => other.document.id),
    naming: namingOf(book, live),
    calendars: kept.map(({ calendar }) => calendar),
    isEmergency: kept.some(({ emergency }) => emergency !== null),
    recordings: Object.fromEntries([
      [document.id, lengthsOf(own.recordings)],
      ...others.map((other) => [other.document.id, other.recordings] as const),
    ]),
  };
}

/** A version as callers meet it: with the names, the recordings and the other flows that it was published with. */
export async function sceneOfVersion(
  version: Pick<Version, "id" | "flow">,
): Promise<
  (Pick<Scenery, "others" | "naming" | "recordings"> & { readonly document: FlowDocument }) | undefined
> {
  const { manifest, documents } = await wholeVersion(version.id);
  const document = read(documents[version.flow], nodeTypes).document;
  if (!document) return undefined;
  const others = Object.keys(documents).flatMap((id) =>
    id === version.flow ? [] : (read(documents[id], nodeTypes).document ?? []),
  );
  const recordings = Object.fromEntries(
    Object.entries(manifest.recordings).map(([flow, of]) => [flow, lengthsIn(of)]),
  );
  return { document, others, naming: manifest.resolved ?? nothingNamed, recordings };
}

interface OtherFlow {
  readonly document: FlowDocument;
  readonly isDraft: boolean;
  readonly recordings: Lengths;
}
type Lengths = Readonly<Record<string, number>>;

/** The flows that a call can get to from one. */
async function othersAfter(document: FlowDocument): Promise<readonly OtherFlow[]> {
  const wanted = flowsNamedIn(document);
  if (wanted.length === 0) return [];
  const known = new Map((await listFlows()).map((flow) => [flow.id, flow]));
  const found = new Map<string, OtherFlow>();
  for (let id = wanted.pop(); id !== undefined; id = wanted.pop()) {
    const summary = known.get(id);
    if (id === document.id || found.has(id) || !summary) continue;
    const other = await (summary.current ? publishedFlow(summary.current) : draftFlow(id));
    if (!other) continue;
    found.set(id, other);
    wanted.push(...flowsNamedIn(other.document));
  }
  return [...found.values()];
}

async function publishedFlow({ id, flow }: Version): Promise<OtherFlow | undefined> {
  const { manifest, documents } = await wholeVersion(id);
  const { document } = read(documents[flow], nodeTypes);
  const recordings = lengthsIn(manifest.recordings[flow] ?? {});
  return document && { document, isDraft: false, recordings };
}

async function draftFlow(id: string): Promise<OtherFlow | undefined> {
  const draft = await draftOf(id);
  const { document } = read(draft.document, nodeTypes);
  return document && { document, isDraft: true, recordings: lengthsOf(draft.recordings) };
}

function draftOf(id: string): Promise<Schemas["Flow"]> {
  return answer(client.GET("/api/flows/{id}", { params: { path: { id } } }));
}

function wholeVersion(id: string): Promise<Schemas["WholeVersion"]> {
  return answer(client.GET("/api/versions/{id}", { params: { path: { id } } }));
}

/** The ids of other flows that a flow names, in its steps and for the key that leads out from everywhere. */
function flowsNamedIn(document: FlowDocument): string[] {
  const named = new Set<string>();
  const byKey = document.everywhere?.operator?.to;
  if (byKey && "flow" in byKey) named.add(byKey.flow);
  for (const { type, data } of document.nodes)
    for (const { field, value } of walkFields(nodeTypes.get(type)?.fields ?? {}, data)) {
      const place = field.kind === "place" ? placeSchema.safeParse(value).data : undefined;
      if (place && "flow" in place) named.add(place.flow);
    }
  return [...named];
}

function lengthsOf(recordings: readonly Schemas["Recording"][]): Lengths {
  return Object.fromEntries(recordings.map(({ name, milliseconds }) => [name, milliseconds]));
}

function lengthsIn(recordings: Readonly<Record<string, { readonly milliseconds: number }>>): Lengths {
  return Object.fromEntries(
    Object.entries(recordings).map(([name, { milliseconds }]) => [name, milliseconds]),
  );
}
