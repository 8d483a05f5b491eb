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

/** Has a server look at the draft of a flow, as it would be in an environment. @throws Refusal when it has no such flow, or does not tell */
export async function preflightOn(server: Peer, flow: string, environment: string): Promise<ServersReport> {
  // A server that knows of no environments refuses to be told one.
  const where = environment === live ? "" : `?environment=${encodeURIComponent(environment)}`;
  const { body } = await done(server, "POST", `/api/flows/${encodeURIComponent(flow)}/preflight${where}`, {});
  const report = (body ?? {}) as Partial<ServersReport>;
  if (Array.isArray(report.sections) && typeof report.counts?.failed === "number")
    return report as ServersReport;
  throw new Refusal(
    `What answers at ${server.url} does not tell what is to be seen before publishing.`,
    "Is that a dialtree server, and as new as this command?",
  );
}
