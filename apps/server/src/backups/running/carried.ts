import { safePolicy } from "@dialtree/flow/destinations";
import { emptyBook } from "@dialtree/flow/names";
import type { Tables } from "../../control/database/tables.ts";

export type TableName = keyof Tables;

/** As it is now, whatever the backup has. */
interface Left {
  readonly how: "left";
  readonly why: string;
}

/** What the backup has and is not here comes back; what is here stays as it is. */
export interface Joined {
  readonly how: "joined";
  readonly why: string;
  readonly key: readonly string[];
  /** Only rows of something that comes back: the column that names it, and the table that it is in. */
  readonly with?: Owner;
  /** Its rows open with the secret that they were sealed with, and with no other. */
  readonly sealed?: true;
  /** What people call one of them, where each is told. */
  readonly what?: string;
  /** Written in its own way, not row by row. */
  readonly apart?: true;
}

/** As the backup has it. */
export interface Replaced {
  readonly how: "replaced";
  readonly why: string;
  readonly key: readonly string[];
  /** What the backup does not have, because it was made since: it stays, goes, or goes where the backup has what it is of. */
  readonly madeSince: "stays" | "goes" | { readonly goesWith: Owner };
  /** Its rows count their saves; the count goes on from here, never back. */
  readonly counted?: true;
  /** Names whoever has put it there, which is whoever restores: nobody has the last say on what they bring themselves. */
  readonly by?: string;
  /** What stays as it is in rows that are here. */
  readonly keeps?: readonly string[];
  /** What a row becomes in place of going, so that its count goes on. */
  readonly emptied?: Readonly<Record<string, string>>;
  readonly sealed?: true;
  readonly what?: string;
  readonly apart?: true;
}

interface Owner {
  readonly column: string;
  readonly of: TableName;
}

export type Carried = Left | Joined | Replaced;

const left = (why: string): Left => ({ how: "left", why });

/**
 * Every table of control, and what a restore into a running installation does to it. A new table needs a row. In the order in
 * which rows are put: each after those that it names.
 */
export const carried = {
  flow: {
    how: "replaced",
    why: "Drafts are as they were. What is saved over is kept among the earlier drafts; a flow that was made since stays as a draft, because nothing that somebody has drawn is lost. Whether it is among the removed is as it was, like what callers get of it.",
    key: ["id"],
    madeSince: "stays",
    counted: true,
    by: "changed_by",
  },
  recording: {
    how: "replaced",
    why: "They belong to the draft; what the draft had until now is kept with it.",
    key: ["flow", "name"],
    madeSince: { goesWith: { column: "flow", of: "flow" } },
  },
  document: {
    how: "joined",
    why: "Calls under way go on with the versions that they began with, so nothing that was published ever goes.",
    key: ["hash"],
    apart: true,
  },
  version: {
    how: "joined",
    why: "Calls under way go on with the versions that they began with, so nothing that was published ever goes.",
    key: ["id"],
    apart: true,
  },
  environment_book: {
    how: "replaced",
    why: "What names stand for, as it was.",
    key: ["id"],
    madeSince: "goes",
    counted: true,
    emptied: { body: JSON.stringify(emptyBook) },
    what: "environments",
  },
  current: {
    how: "replaced",
    why: "New calls get what they got then.",
    key: ["flow"],
    madeSince: "goes",
    apart: true,
  },
  environment_current: {
    how: "replaced",
    why: "New calls get what they got then.",
    key: ["environment", "flow"],
    madeSince: "goes",
    apart: true,
  },
  went_live: {
    how: "joined",
    why: "What has been live since has been live; what the restore puts live is written down behind it.",
    key: ["flow", "version", "at", "environment"],
    with: { column: "version", of: "version" },
  },
  preflight: {
    how: "joined",
    why: "What was found when versions were published that come back.",
    key: ["version", "at"],
    with: { column: "version", of: "version" },
  },
  number: {
    how: "replaced",
    why: "Numbers lead where they led then.",
    key: ["called"],
    madeSince: "goes",
  },
  prompt: {
    how: "replaced",
    why: "As they were. One that was made since stays: drafts that were made since may use it.",
    key: ["id"],
    madeSince: "stays",
    counted: true,
    what: "prompt",
  },
  prompt_sound: {
    how: "replaced",
    why: "They belong to the prompt. Published versions have sounds of their own.",
    key: ["prompt", "language"],
    by: "put_by",
    madeSince: { goesWith: { column: "prompt", of: "prompt" } },
  },
  upload: {
    how: "joined",
    why: "Counts the sounds that are kept, and none of them goes.",
    key: ["hash"],
  },
  sound: {
    how: "joined",
    why: "A sound is what its hash says; versions and calls under way name it.",
    key: ["hash"],
    apart: true,
  },
  calendar: {
    how: "replaced",
    why: "As they were, but for an emergency: nobody begins or ends one without knowing. One that was made since stays, because calls under way may look at it.",
    key: ["id"],
    madeSince: "stays",
    counted: true,
    keeps: ["emergency"],
    what: "calendar",
  },
  pin_list: {
    how: "joined",
    why: "A list that is here stays as it is, so that no PIN of then gets anybody in that was taken back since. One that is gone comes back, and is told.",
    key: ["name"],
    sealed: true,
    what: "list of PINs",
  },
  pin: {
    how: "joined",
    why: "PINs that were taken back since stay so: only those of lists that come back do.",
    key: ["list", "account"],
    with: { column: "list", of: "pin_list" },
    sealed: true,
  },
  secret: {
    how: "joined",
    why: "A secret that is here may have been changed since because the old one got out. One that is gone comes back, and is told.",
    key: ["name"],
    sealed: true,
    what: "secret",
  },
  destination_policy: {
    how: "replaced",
    why: "Where calls may go, as it was. What calls have counted goes on counting.",
    key: ["id"],
    madeSince: "goes",
    counted: true,
    emptied: { body: JSON.stringify(safePolicy) },
    what: "where calls may go",
  },
  scenario: {
    how: "replaced",
    why: "They belong to the draft. One that was made since stays: nothing that somebody has written is lost.",
    key: ["flow", "name"],
    madeSince: "stays",
    counted: true,
    sealed: true,
    what: "scenario",
  },
  kept_draft: {
    how: "joined",
    why: "Earlier drafts of flows that come back. Of the others what is here goes on, with what is saved over.",
    key: ["id"],
    with: { column: "flow", of: "flow" },
  },
  rollout: left(
    "What some callers got then does not begin again. What has begun since ends, because the backup says what callers get.",
  ),
  rollout_count: left("What calls have counted."),
  schedule: left(
    "What was planned then and is over does not happen again. What was planned since is cancelled: it would undo the restore some night.",
  ),
  access_token: left("A token that was revoked since stays revoked, and one that was made since goes on."),
  session: left("Whoever is signed in stays so, and nobody else."),
  presence: left("Who has a flow open is so now, and not as it was then."),
  person: left(
    "What Entra ID has said last of people is what they may: a role that was taken away stays away.",
  ),
  retention: left("A shorter time of then would erase, with the next sweep, what nobody can bring back."),
  message: left("What callers have said since stays, and what was heard, removed or erased stays gone."),
  pin_count: left("Who is locked out stays so."),
  pin_attempt: left("Attempts of calls under way."),
  outside_turn: left("A count."),
  outside_call: left("How often calls went to phone numbers in the last hour is not set back."),
  outgoing_call: left("A call that was asked for once is not placed twice."),
  outgoing_turn: left("How often calls are placed is not set back."),
  keyed_request: left("A request that was carried out once is not carried out twice."),
  audit: left("What was done stays written down; the restore is its next entry."),
  audit_head: left("Where the audit log ends."),
  change_count: left("It counts the restore as one change more, which is what other servers notice."),
} as const satisfies Readonly<Record<TableName, Carried>>;

/** The tables that rows are put into, in that order. */
export const carriedTables: readonly (readonly [TableName, Joined | Replaced])[] = Object.entries<Carried>(
  carried,
).flatMap(([name, one]) => (one.how === "left" ? [] : [[name as TableName, one] as const]));
