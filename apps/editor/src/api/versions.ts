import { type FlowDocument, read } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import type { Version } from "./client.ts";
import { answer, client } from "./http.ts";

/** A version of a flow's list. */
export type ListedVersion = Version & {
  /** New calls get it. */
  readonly current: boolean;
  /** When they last began to; null where nobody knows. */
  readonly liveSince: string | null;
  /** Why it was brought back then. */
  readonly note: string;
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
  return (await answer(client.GET("/api/flows/{id}/versions", { params: { path: { id: flow } } }))).versions;
}

/** Has new calls get a version. @throws ApiError with what it needs and is gone */
export async function activateVersion(id: string, note: string): Promise<Version> {
  const params = { path: { id } };
  return (await answer(client.POST("/api/versions/{id}/activate", { params, body: { note } }))).version;
}

/** Has the draft be what a version was. @throws ApiError when somebody has saved since `basedOn` */
export async function restoreDraft(id: string, basedOn: number): Promise<Restored> {
  const params = { path: { id }, header: { "if-match": `"${basedOn}"` } };
  const { revision, document, recordings, otherSounds } = await answer(
    client.POST("/api/versions/{id}/draft", { params }),
  );
  return {
    revision,
    document: read(document, nodeTypes).document,
    recordings: recordings.map(({ name }) => name),
    otherSounds,
  };
}
