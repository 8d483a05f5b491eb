import {
  type FlowDocument,
  type Problem,
  read,
  type WrittenDestination,
  writtenDestinationSchema,
} from "@dialtree/flow";
import { nodeTypes } from "../words/node-types.ts";
import { answer, client, everyPage, type Schemas } from "./http.ts";

export type Version = Schemas["Version"];
export type FoundTexts = Schemas["FoundTexts"];
export type AssignedNumber = Pick<Schemas["Number"], "called" | "flow" | "environment">;
export type FlowSummary = Schemas["FlowSummary"];
export type LibraryPrompt = Schemas["LibraryPrompt"];
export type PinList = Schemas["PinList"];
export type Mailbox = Schemas["Mailbox"];
export type ResourceUses = Schemas["ResourceUses"];

/** A flow as it was opened: the draft, its revision and what callers get at present. */
export interface OpenedFlow {
  readonly id: string;
  readonly revision: number;
  readonly document: FlowDocument;
  readonly current: Version | undefined;
  /** Number of the newest version; null where it was never published. */
  readonly newest: number | null;
  readonly recordings: readonly string[];
  /** Who made the draft what it is, as far as known. */
  readonly by: string | null;
  /** Since when it is: ISO 8601, UTC. */
  readonly at: string;
}

/** A flow that cannot be opened, with the reasons. */
export interface UnreadableFlow {
  readonly id: string;
  readonly problems: readonly Problem[];
}

export async function listFlows(): Promise<readonly FlowSummary[]> {
  return (await everyPage("flows", client.GET("/api/flows"))).flows;
}

/** What is dialled, and which flow answers. */
export async function listNumbers(): Promise<readonly AssignedNumber[]> {
  return (await everyPage("numbers", client.GET("/api/numbers"))).numbers;
}

/** Whom flows can send calls to: the names of the installation, and whom flows have already. */
export async function listDestinations(): Promise<readonly WrittenDestination[]> {
  const { destinations } = await answer(client.GET("/api/destinations"));
  return destinations.flatMap((one) => writtenDestinationSchema.safeParse(one).data ?? []);
}

/** Where callers of a draft hear all of these words, of all flows. */
export function findTexts(words: string): Promise<FoundTexts> {
  return answer(client.GET("/api/texts", { params: { query: { words } } }));
}

export async function createFlow(document: FlowDocument): Promise<string> {
  return (await answer(client.POST("/api/flows", { body: sent(document) }))).id;
}

export async function openFlow(id: string): Promise<OpenedFlow | UnreadableFlow> {
  const flow = await answer(client.GET("/api/flows/{id}", { params: { path: { id } } }));
  const { document, problems } = read(flow.document, nodeTypes);
  if (!document) return { id, problems };
  return {
    id,
    revision: flow.revision,
    document,
    current: flow.current ?? undefined,
    newest: flow.newest,
    recordings: flow.recordings.map(({ name }) => name),
    by: flow.savedBy,
    at: flow.updatedAt,
  };
}

/** Saves what was made of a revision; the answer is the new revision. @throws ApiError */
export async function saveFlow(document: FlowDocument, revision: number): Promise<number> {
  const params = { path: { id: document.id }, header: { "if-match": `"${revision}"` } };
  return (await answer(client.PUT("/api/flows/{id}", { params, body: sent(document) }))).revision;
}

/** The flow as callers of a version meet it. */
export async function documentOfVersion(version: Version): Promise<FlowDocument | undefined> {
  const { documents } = await answer(
    client.GET("/api/versions/{id}", { params: { path: { id: version.id } } }),
  );
  return read(documents[version.flow], nodeTypes).document;
}

/** The voices that there are, and the languages that they speak, as primary subtags: `en`. */
export interface Voices {
  readonly languages: readonly string[];
  readonly voices: readonly { readonly name: string; readonly language: string }[];
  /** Why there may be more of them. */
  readonly incomplete?: string | undefined;
}

export function listVoices(): Promise<Voices> {
  return answer(client.GET("/api/voices"));
}

/** The prompts of the library. */
export async function listPrompts(): Promise<readonly LibraryPrompt[]> {
  return (await everyPage("prompts", client.GET("/api/prompts"))).prompts;
}

/** The lists of PINs, without what is in them. */
export async function listPinLists(): Promise<readonly PinList[]> {
  return (await everyPage("lists", client.GET("/api/pin-lists"))).lists;
}

/** The mailboxes of the installation. */
export async function listMailboxes(): Promise<readonly Mailbox[]> {
  return (await answer(client.GET("/api/mailboxes"))).mailboxes;
}

const sent = (document: FlowDocument) => document as unknown as Schemas["FlowDocumentInput"];
