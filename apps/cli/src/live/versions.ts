import { done } from "./done.ts";
import type { Peer } from "./http.ts";

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
  /** Why it was brought back then. */
  readonly note: string;
}

/** The versions of a flow that a server has, the newest first. @throws Refusal when it has no such flow */
export async function versionsOn(server: Peer, flow: string): Promise<readonly ServersVersion[]> {
  const { body } = await done(server, "GET", `/api/flows/${encodeURIComponent(flow)}/versions`);
  return (body as { readonly versions: readonly ServersVersion[] }).versions;
}
