import type { NodeTypes } from "@dialtree/flow";
import type { Audio } from "../audio.ts";
import type { SharedCalendars } from "../calendars/calendars.ts";
import type { Database } from "../database/open.ts";
import type { Drafts } from "../drafts/drafts.ts";
import type { Prompts } from "../drafts/prompts.ts";
import type { Recordings } from "../drafts/recordings.ts";
import type { Uploads } from "../drafts/uploads.ts";
import type { OwnScenarios } from "../scenarios/scenarios.ts";
import { readArchive } from "./contents.ts";
import { type ArchiveReport, lookThrough } from "./looking.ts";
import { makeArchive } from "./making.ts";
import { type Choices, type TakenIn, takeIn } from "./taking-in.ts";

/** Flows with everything that they play, as one file: to keep, to hand on, and to take in elsewhere. */
export interface Archives {
  /**
   * The drafts of flows and of those that they lead to. No secret, PIN or number is in it.
   * @throws ControlError `flow_unknown`, `document_unreadable`, `recording_unknown`, `archive_too_large`
   */
  make(flows: readonly string[]): Promise<Uint8Array>;
  /** What an archive holds and what taking it in would change. Nothing is kept. @throws ControlError `archive_unreadable` */
  look(archive: Uint8Array): Promise<ArchiveReport>;
  /**
   * Takes flows in as drafts: all that was chosen, or nothing. Published versions stay as they are.
   * @param withCalendars Whether calendars that are not here may be made; they are unless told.
   * @throws ControlError `archive_unreadable`, `archive_undecided`, `flow_exists`, `draft_conflict`, `sounds_full`,
   *   `scenarios_full`
   */
  takeIn(archive: Uint8Array, choices: Choices, withCalendars?: boolean): Promise<TakenIn>;
}

export interface ArchiveSources {
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  readonly audio: Audio;
  readonly drafts: Drafts;
  readonly recordings: Recordings;
  readonly prompts: Prompts;
  readonly calendars: Pick<SharedCalendars, "list">;
  readonly uploads: Uploads;
  /** Names of the mailboxes that messages can go to; left out: nobody knows. */
  readonly mailboxes?: readonly string[];
  readonly scenarios: Pick<OwnScenarios, "takeIn" | "texts">;
  readonly now: () => number;
}

export function archivesIn(sources: ArchiveSources): Archives {
  const { nodeTypes } = sources;
  return {
    make: (flows) => makeArchive(sources, flows),
    look: async (archive) => lookThrough(sources, await readArchive(archive, nodeTypes)),
    takeIn: async (archive, choices, withCalendars = true) =>
      takeIn(sources, await readArchive(archive, nodeTypes), choices, withCalendars),
  };
}
