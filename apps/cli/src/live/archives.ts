import { done } from "./done.ts";
import type { Peer } from "./http.ts";

/** A flow of an archive, and how it stands to what a server has. */
export interface FlowReport {
  readonly id: string;
  /** `removed`: the flow of that id is among the removed ones of the server. */
  readonly standing: "new" | "same" | "different" | "removed";
  readonly revision: number | null;
  readonly changes: readonly string[];
  readonly newRecordings: readonly string[];
  readonly otherRecordings: readonly string[];
  readonly newScenarios: readonly string[];
  readonly otherScenarios: readonly string[];
  readonly copyId: string;
}

interface Shared {
  readonly id: string;
  readonly standing: Exclude<FlowReport["standing"], "removed">;
}

/** What a server says of an archive. */
export interface ArchiveReport {
  readonly flows: readonly FlowReport[];
  readonly prompts: readonly Shared[];
  readonly calendars: readonly Shared[];
  readonly missing: readonly { readonly flow: string; readonly kind: string; readonly name: string }[];
  readonly scenarios: number;
}

/** What is to become of a flow. */
export type Choice =
  | { readonly as: "new" | "skip" }
  | { readonly as: "replace"; readonly basedOn: number }
  | { readonly as: "copy"; readonly id: string };

/** What has come of it, by ids. */
interface TakenIn {
  readonly created: readonly string[];
  readonly replaced: readonly string[];
  readonly skipped: readonly string[];
  readonly prompts: readonly string[];
  readonly calendars: readonly string[];
}

const zip = { "content-type": "application/zip" };

/** @throws Refusal with the reason, when the server does not read it */
export async function lookInto(server: Peer, archive: Uint8Array): Promise<ArchiveReport> {
  return (await done(server, "POST", "/api/archive", archive, zip)).body as ArchiveReport;
}

/** @throws Refusal when it is not taken in; nothing of it is then */
export async function takeIn(
  server: Peer,
  archive: Uint8Array,
  choices: ReadonlyMap<string, Choice>,
): Promise<TakenIn> {
  const said = encodeURIComponent(JSON.stringify(Object.fromEntries(choices)));
  return (await done(server, "POST", `/api/archive/drafts?choices=${said}`, archive, zip)).body as TakenIn;
}
