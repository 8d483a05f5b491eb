import { type FlowDocument, read } from "@dialtree/flow";
import { nodeTypes } from "../words/node-types.ts";
import type { Version } from "./client.ts";
import { answer, client, everyPage, type Schemas } from "./http.ts";
import type { PreflightSummary } from "./preflight.ts";
import type { WayLive } from "./rollouts.ts";

/** A version of a flow's list. */
export type ListedVersion = Version & {
  /** New calls get it. */
  readonly current: boolean;
  /** When they last began to; null where nobody knows. */
  readonly liveSince: string | null;
  /** Who has published it, and who has brought it back; null where nobody knows. */
  readonly author: string | null;
  readonly liveBy: string | null;
  /** Why it was brought back then. */
  readonly note: string;
  /** What was found before it went live; null where nobody has looked. */
  readonly preflight: PreflightSummary | null;
  /** Environments in which new calls get it, and those that it was ever published to. */
  readonly currentIn: readonly string[];
  readonly wasIn: readonly string[];
};

/** The draft as it was made of a version. */
export interface Restored {
  readonly revision: number;
  /** Undefined when nobody here can read it. */
  readonly document: FlowDocument | undefined;
  readonly recordings: readonly string[];
  /** Recordings that sounded different in the version; the draft keeps its own. */
  readonly otherSounds: readonly string[];
}

/** The versions of a flow, the newest first. @throws ApiError */
export async function listVersions(flow: string): Promise<readonly ListedVersion[]> {
  return (
    await everyPage("versions", client.GET("/api/flows/{id}/versions", { params: { path: { id: flow } } }))
  ).versions;
}

/** Has new calls get a version, in the way that is told. @throws ApiError with what it needs and is gone */
export async function activateVersion(id: string, note: string, way: WayLive = {}): Promise<Version> {
  const params = { path: { id } };
  const body = { note, ...way };
  return (await answer(client.POST("/api/versions/{id}/activate", { params, body }))).version;
}

/** Has the draft be what a version was. @throws ApiError when somebody has saved since `basedOn` */
export async function restoreDraft(id: string, basedOn: number): Promise<Restored> {
  const params = { path: { id }, header: { "if-match": `"${basedOn}"` } };
  return restoredFrom(await answer(client.POST("/api/versions/{id}/draft", { params })));
}

/** An earlier draft as the server tells it, read. */
export function restoredFrom({
  revision,
  document,
  recordings,
  otherSounds,
}: Schemas["RestoredDraft"]): Restored {
  return {
    revision,
    document: read(document, nodeTypes).document,
    recordings: recordings.map(({ name }) => name),
    otherSounds,
  };
}
