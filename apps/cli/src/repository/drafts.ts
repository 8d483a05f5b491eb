import { createHash } from "node:crypto";
import { type FlowDocument, read, slug, write } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { done } from "../live/done.ts";
import { type Answer, ask, complaintIn, type Peer } from "../live/http.ts";
import { Refusal } from "../refusal.ts";

/** The draft of a flow, as a server has it. */
export interface ServersDraft {
  readonly id: string;
  readonly revision: number;
  readonly document: FlowDocument;
  /** The document as the text of a flow file. */
  readonly text: string;
  /** SHA-256 of their bytes, by name. */
  readonly recordings: ReadonlyMap<string, string>;
}

/** What a recording may be called: it becomes the name of a file. */
export const recordingName = /^[a-z0-9][a-z0-9._-]{0,99}\.wav$/;

export function hashOf(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The ids of all flows of a server. @throws Refusal */
export async function flowsOn(server: Peer): Promise<readonly string[]> {
  const answer = await done(server, "GET", "/api/flows");
  const { flows } = (answer.body ?? {}) as { readonly flows?: unknown };
  if (!Array.isArray(flows)) throw unlikeThis(server, complaintIn(answer));
  return flows.map((flow: { readonly id?: unknown } | null) => {
    const id = slug.safeParse(flow?.id);
    if (!id.success) throw unlikeThis(server, "one of its flows has an id that is none");
    return id.data;
  });
}

/** The draft of a flow; undefined when the server has no such flow. @throws Refusal when it does not show it */
export async function draftOn(server: Peer, id: string): Promise<ServersDraft | undefined> {
  const answer = await ask(server, "GET", pathOf(id));
  if (answer.status === 404 && codeIn(answer) === "flow_unknown") return undefined;
  if (codeIn(answer) === "flow_removed")
    throw new Refusal(
      `The flow "${id}" was removed at ${server.url}.`,
      `Bring it back first: dialtree bring-back ${id}`,
    );
  const { revision, document, recordings } = (answer.body ?? {}) as Readonly<Record<string, unknown>>;
  if (answer.status !== 200 || typeof revision !== "number" || !Array.isArray(recordings))
    throw unlikeThis(server, complaintIn(answer));
  const { document: readable } = read(document, nodeTypes);
  if (!readable || readable.id !== id)
    throw new Refusal(
      `The draft of "${id}" at ${server.url} cannot be read here.`,
      "Is this command as new as the server?",
    );
  const hashes = recordings.map((recording): readonly [string, string] => {
    const { name, hash } = (recording ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof name !== "string" || !recordingName.test(name) || typeof hash !== "string")
      throw unlikeThis(server, `a recording of "${id}" has a name that is none`);
    return [name, hash];
  });
  return { id, revision, document: readable, text: write(readable, nodeTypes), recordings: new Map(hashes) };
}

export function pathOf(flow: string): string {
  return `/api/flows/${encodeURIComponent(flow)}`;
}

export function recordingPath(flow: string, name: string): string {
  return `${pathOf(flow)}/recordings/${encodeURIComponent(name)}`;
}

/** The code of what a server refuses with. */
export function codeIn({ body }: Answer): string | undefined {
  const { code } = (body ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : undefined;
}

function unlikeThis(server: Peer, why: string): Refusal {
  return new Refusal(
    `What answers at ${server.url} does not show its flows: ${why}.`,
    "Is that a dialtree server, and as new as this command?",
  );
}
