import { Refusal } from "../refusal.ts";
import { done } from "./done.ts";
import { complaintIn, type Peer } from "./http.ts";

/** One of the two versions of a rollout, with what became of its calls. */
export interface ServersSide {
  readonly number: number;
  readonly begun: number;
  readonly ended: number;
  readonly errors: number;
  readonly failedTransfers: number;
  readonly hangUps: number;
}

/** A version that some of the new calls get, as a server tells it. */
export interface ServersRollout {
  readonly state: string;
  readonly share: number;
  readonly startedAt: string;
  readonly overAt: string | null;
  readonly told: string;
  readonly candidate: ServersSide;
  readonly current: ServersSide;
}

/** A version that is to go live, or was. */
export interface ServersSchedule {
  readonly number: number;
  readonly at: string;
  readonly zone: string;
  readonly share: number | null;
  readonly state: string;
  readonly told: string;
}

/** Asks or changes what some callers of a flow get; null where there never was a rollout. @throws Refusal */
export async function rolloutOn(
  server: Peer,
  flow: string,
  change?: { readonly method: "PUT" | "POST"; readonly path: string; readonly body?: object },
): Promise<ServersRollout | null> {
  const { method = "GET", path = "", body } = change ?? {};
  const answer = await done(server, method, `/api/flows/${encodeURIComponent(flow)}/rollout${path}`, body);
  const { rollout } = (answer.body ?? {}) as { readonly rollout?: unknown };
  if (rollout === null || isRollout(rollout)) return rollout;
  throw new Refusal(
    `What answers at ${server.url} does not tell what some callers get: ${complaintIn(answer)}.`,
    "Is that a dialtree server, and as new as this command?",
  );
}

/** What is planned for a flow, and what became of the last. @throws Refusal */
export async function schedulesOn(server: Peer, flow: string): Promise<readonly ServersSchedule[]> {
  const answer = await done(server, "GET", `/api/flows/${encodeURIComponent(flow)}/schedules`);
  const { schedules } = (answer.body ?? {}) as { readonly schedules?: unknown };
  if (Array.isArray(schedules) && schedules.every(isSchedule)) return schedules;
  throw new Refusal(
    `What answers at ${server.url} does not tell what is planned: ${complaintIn(answer)}.`,
    "Is that a dialtree server, and as new as this command?",
  );
}

function isRollout(value: unknown): value is ServersRollout {
  const { state, share, startedAt, told, candidate, current } = (value ?? {}) as Partial<ServersRollout>;
  return (
    [state, startedAt, told].every((text) => typeof text === "string") &&
    typeof share === "number" &&
    [candidate, current].every(isSide)
  );
}

function isSide(value: unknown): boolean {
  const { number, begun, ended, errors, failedTransfers, hangUps } = (value ?? {}) as Partial<ServersSide>;
  return [number, begun, ended, errors, failedTransfers, hangUps].every((count) => typeof count === "number");
}

function isSchedule(value: unknown): value is ServersSchedule {
  const { number, at, zone, state, told } = (value ?? {}) as Partial<ServersSchedule>;
  return typeof number === "number" && [at, zone, state, told].every((text) => typeof text === "string");
}
