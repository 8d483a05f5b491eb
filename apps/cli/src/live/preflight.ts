import { live } from "@dialtree/flow/names";
import { Refusal } from "../refusal.ts";
import { done } from "./done.ts";
import type { Peer } from "./http.ts";

export type State = "failed" | "warning" | "unchecked" | "ok";

/** One thing that a server has looked at before a flow is published. */
export interface ServersItem {
  readonly state: State;
  readonly code: string;
  readonly flow: string;
  readonly node?: string;
  readonly scenario?: string;
  readonly sentence: string;
  readonly remedy: string;
  readonly lines?: readonly { readonly sign: string; readonly text: string }[];
}

export interface ServersSection {
  readonly id: string;
  readonly title: string;
  readonly counts: Readonly<Record<State, number>>;
  readonly items: readonly ServersItem[];
}

/** What a server says of the draft of a flow. */
export interface ServersReport {
  readonly flow: string;
  readonly revision: number;
  readonly counts: Readonly<Record<State, number>>;
  readonly sections: readonly ServersSection[];
}

/** Where a flow would be published, and the version in place of its draft. */
export interface LookedAt {
  readonly environment: string;
  readonly version?: string;
}

/**
 * Has a server look at the draft of a flow, or a version of it, as it would be in an environment.
 * @throws Refusal when it has no such flow, or does not tell
 */
export async function preflightOn(
  server: Peer,
  flow: string,
  { environment, version }: LookedAt,
): Promise<ServersReport> {
  const query = new URLSearchParams({
    // A server that knows of no environments refuses to be told one.
    ...(environment === live ? {} : { environment }),
    ...(version === undefined ? {} : { version }),
  });
  const how = query.size === 0 ? "" : `?${query}`;
  const { body } = await done(server, "POST", `/api/flows/${encodeURIComponent(flow)}/preflight${how}`, {});
  const report = (body ?? {}) as Partial<ServersReport>;
  if (Array.isArray(report.sections) && typeof report.counts?.failed === "number")
    return report as ServersReport;
  throw new Refusal(
    `What answers at ${server.url} does not tell what is to be seen before publishing.`,
    "Is that a dialtree server, and as new as this command?",
  );
}

/** What a server is told by somebody who publishes whatever the scenarios say: as many as fail now, and why that is right. */
export async function despiteScenarios(
  server: Peer,
  flow: string,
  what: LookedAt,
  reason: string | undefined,
): Promise<object> {
  if (reason === undefined) return {};
  const { sections } = await preflightOn(server, flow, what);
  const failing = sections.find(({ id }) => id === "scenarios")?.counts.failed ?? 0;
  return failing > 0 ? { despiteScenarios: { failing, reason } } : {};
}
