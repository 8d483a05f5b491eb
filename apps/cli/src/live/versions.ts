import { live } from "@dialtree/flow/names";
import { Refusal } from "../refusal.ts";
import { everyPage } from "./done.ts";
import { type Answer, ask, complaintIn, type Peer } from "./http.ts";

/** A version of a flow, as a server lists it. */
export interface ServersVersion {
  readonly id: string;
  readonly number: number;
  readonly message: string;
  readonly publishedAt: string;
  /** New calls get it. */
  readonly current: boolean;
  /** When they last began to; null where nobody knows. */
  readonly liveSince: string | null;
  /** Who has published it; older servers do not say. */
  readonly author?: string | null;
  /** Why it was brought back then. */
  readonly note: string;
  /** Environments in which new calls get it, and those that it was ever published to. Older servers have but "live". */
  readonly currentIn: readonly string[];
  readonly wasIn: readonly string[];
}

/**
 * The versions of a flow that a server has, the newest first.
 * @throws Refusal when it has no such flow, or does not tell
 */
export async function versionsOn(server: Peer, flow: string): Promise<readonly ServersVersion[]> {
  return versionsIn(server, await everyPage(server, pathOf(flow), "versions"));
}

/** The version of a flow that callers get from a server now, in an environment; undefined when it has none, or no such flow. @throws Refusal */
export async function liveOn(
  server: Peer,
  flow: string,
  environment: string,
): Promise<ServersVersion | undefined> {
  const answer = await ask(server, "GET", pathOf(flow));
  if (isUnknownFlow(answer.body)) return undefined;
  const isCurrent = ({ currentIn }: ServersVersion) => currentIn.includes(environment);
  // Mostly it is among the newest.
  return versionsIn(server, answer).find(isCurrent) ?? (await versionsOn(server, flow)).find(isCurrent);
}

function pathOf(flow: string): string {
  return `/api/flows/${encodeURIComponent(flow)}/versions`;
}

function versionsIn(server: Peer, answer: Answer): readonly ServersVersion[] {
  const { versions } = (answer.body ?? {}) as { readonly versions?: unknown };
  if (answer.status === 200 && Array.isArray(versions) && versions.every(isVersion))
    return versions.map(whereItIs);
  throw new Refusal(
    `What answers at ${server.url} does not tell its versions: ${complaintIn(answer)}.`,
    "Is that a dialtree server, and as new as this command?",
  );
}

function whereItIs(version: ServersVersion): ServersVersion {
  const { currentIn = version.current ? [live] : [], wasIn = [live] } = version;
  return { ...version, currentIn, wasIn };
}

function isVersion(value: unknown): value is ServersVersion {
  const version = (value ?? {}) as Partial<Record<keyof ServersVersion, unknown>>;
  const texts = [version.id, version.message, version.publishedAt, version.note, version.liveSince ?? ""];
  return (
    texts.every((text) => typeof text === "string") &&
    typeof version.number === "number" &&
    typeof version.current === "boolean" &&
    [version.currentIn ?? [], version.wasIn ?? []].every(Array.isArray)
  );
}

function isUnknownFlow(body: unknown): boolean {
  const { code } = (body ?? {}) as { readonly code?: unknown };
  return code === "flow_unknown";
}
