import type { Generated } from "kysely";

/** The rows of the control database. Times are milliseconds since 1970, UTC. */
export interface Tables {
  readonly flow: RemovableFlowRow;
  readonly recording: RecordingRow;
  readonly document: DocumentRow;
  readonly version: VersionRow;
  readonly current: CurrentRow;
  readonly environment_book: EnvironmentBookRow;
  readonly environment_current: EnvironmentCurrentRow;
  readonly went_live: WentLiveRow;
  readonly number: NumberRow;
  readonly change_count: ChangeCountRow;
  readonly sound: SoundRow;
  readonly prompt: PromptRow;
  readonly prompt_sound: PromptSoundRow;
  readonly upload: UploadRow;
  readonly pin_list: PinListRow;
  readonly pin: PinRow;
  readonly pin_count: PinCountRow;
  readonly pin_attempt: PinAttemptRow;
  readonly message: MessageRow;
  readonly calendar: CalendarRow;
  readonly secret: SecretRow;
  readonly destination_policy: DestinationPolicyRow;
  readonly outside_turn: OutsideTurnRow;
  readonly outside_call: OutsideCallRow;
  readonly outgoing_call: OutgoingCallRow;
  readonly outgoing_turn: OutgoingTurnRow;
  readonly audit: AuditRow;
  readonly audit_head: AuditHeadRow;
  readonly keyed_request: KeyedRequestRow;
  readonly retention: RetentionRow;
  readonly person: PersonRow;
  readonly session: SessionRow;
  readonly access_token: AccessTokenRow;
  readonly scenario: ScenarioRow;
  readonly preflight: PreflightRow;
  readonly rollout: RolloutRow;
  readonly rollout_count: RolloutCountRow;
  readonly schedule: ScheduleRow;
  readonly kept_draft: KeptDraftRow;
  readonly presence: PresenceRow;
}

/** A request that is not to be carried out twice, for a day. */
export interface KeyedRequestRow {
  readonly owner: string;
  /** The key that whoever asked gave it. */
  readonly name: string;
  /** The hash of what was asked for. */
  readonly request: string;
  readonly begun_at: number;
  /** Sealed; null while it is being carried out, and empty when nobody knows what came of it. */
  readonly answer: string | null;
}

/** What is being worked on: one draft for each flow. */
export interface FlowRow {
  readonly id: string;
  readonly title: string;
  /** The text of a flow file. */
  readonly draft: string;
  /** Counts the saves; a save names the one that it began with. */
  readonly revision: number;
  readonly updated_at: number;
  /** Who has made it what it is, by the id that the audit log has; null of what was before that was written down. */
  readonly changed_by: string | null;
}

/** Somebody may have removed it: then it is nowhere to be found but among the removed, and all that belongs to it stays. */
export interface RemovableFlowRow extends FlowRow {
  readonly removed_at: Generated<number | null>;
  /** By name. */
  readonly removed_by: Generated<string | null>;
}

/** A WAV of a flow's draft. Its bytes are in the audio library. */
export interface RecordingRow {
  readonly flow: string;
  readonly name: string;
  readonly hash: string;
  readonly milliseconds: number;
}

/** A prompt of the library, which any flow may use. */
export interface PromptRow {
  readonly id: string;
  readonly title: string;
  /** What it says, as JSON: by language. */
  readonly words: string;
  /** Counts the changes of title, words and sounds. */
  readonly revision: number;
  readonly updated_at: number;
}

/** What a prompt of the library sounds like in one language. Its bytes are in the audio library. */
export interface PromptSoundRow {
  readonly prompt: string;
  readonly language: string;
  readonly hash: string;
  readonly milliseconds: number;
  /** Whoever has put it there; null where that was not written down. */
  readonly put_by: string | null;
}

/** A WAV that somebody uploaded, by the SHA-256 of its bytes: counted as long as it is kept, which is for good. */
export interface UploadRow {
  readonly hash: string;
  readonly bytes: number;
}

/** A document that some version is made of, under the hash of its text. */
export interface DocumentRow {
  readonly hash: string;
  readonly text: string;
}

export interface VersionRow {
  /** The hash of the manifest. */
  readonly id: string;
  readonly flow: string;
  /** 1, 2, 3, … for each flow: what people call it. */
  readonly number: number;
  readonly message: string;
  readonly published_at: number;
  readonly manifest: string;
  /** What its names were looked up for; null of flows without names, which are the same everywhere. */
  readonly environment: Generated<string | null>;
  /** Who has published it, by name; null of what was before that was written down. */
  readonly author: Generated<string | null>;
}

/** The version that new calls of a flow get, in the environment `live`. */
export interface CurrentRow {
  readonly flow: string;
  readonly version: string;
}

/** The same in any other environment. */
export interface EnvironmentCurrentRow {
  readonly environment: string;
  readonly flow: string;
  readonly version: string;
}

/** One row at most: the environments beside `live`, and what names stand for. Without it there are none. */
export interface EnvironmentBookRow {
  readonly id: number;
  /** The book as JSON. */
  readonly body: string;
  /** Counts the saves. */
  readonly revision: number;
  readonly updated_at: number;
}

/** New calls of a flow began to get a version. Rows stay: the newest of a version says since when, and why. */
export interface WentLiveRow {
  readonly flow: string;
  readonly version: string;
  readonly at: number;
  /** Why it was brought back; empty where it was published, as its message says that, and for whoever says nothing. */
  readonly note: string;
  readonly environment: Generated<string>;
  /** By whom, by name; null of what was before that was written down. */
  readonly who: Generated<string | null>;
}

/** A call of a flow, written down with what must come out. Versions hold none: what is published is held to those of today. */
export interface ScenarioRow {
  readonly flow: string;
  readonly name: string;
  /** Ciphertext under the installation's secret: one that was made of a real call holds what somebody keyed. */
  readonly sealed_text: string;
  /** Counts the saves; a save names the one that it began with. */
  readonly revision: number;
  readonly updated_at: number;
}

/** What was found before a version went live, each time that it was published: JSON, as `Summary` says. */
export interface PreflightRow {
  readonly version: string;
  readonly at: number;
  readonly summary: string;
}

/** Which flow answers when somebody calls this. */
export interface NumberRow {
  readonly called: string;
  readonly flow: string;
  readonly environment: Generated<string>;
}

/** One row: how often what new calls get has been changed. */
export interface ChangeCountRow {
  readonly id: number;
  readonly changes: number;
}

/** A WAV that servers share, under the SHA-256 of its bytes. Only on PostgreSQL: the file databases have the data folder. */
export interface SoundRow {
  readonly hash: string;
  readonly wav: Uint8Array;
}

/** A list of PINs. Whoever has the database alone can read no account, no number and no PIN in any of these four tables. */
export interface PinListRow {
  readonly name: string;
  /** What accounts and numbers get their names in this list from; ciphertext under the installation's secret. */
  readonly sealed_key: string;
  readonly guesses: number;
  readonly window_minutes: number;
  readonly lockout_minutes: number;
  readonly updated_at: number;
}

/** The PIN of an account. */
export interface PinRow {
  readonly list: string;
  readonly account: string;
  /** A slow, salted hash; ciphertext under the installation's secret. */
  readonly sealed_hash: string;
}

/** How often somebody was wrong: an account, or a caller. */
export interface PinCountRow {
  readonly subject: string;
  readonly list: string;
  readonly wrong: number;
  readonly since: number;
  readonly locked_until: number;
}

/** An attempt to guess a PIN, under the names of call and command: done again it counts once. */
export interface PinAttemptRow {
  readonly id: string;
  readonly at: number;
  /** Null while it is being checked. */
  readonly verdict: string | null;
}

/**
 * How far a message is. `speaking`: Graph was asked to record it. `fetching`: it is there, and has to be got. `held`: it is
 * here, and the caller has not sent it. `leaving`: it has to be handed on. `kept`: somebody may fetch it for a while.
 */
export type MessageState = "speaking" | "fetching" | "held" | "leaving" | "kept";

/** What a caller has said. Gone as soon as it was handed on, unless it may be kept. */
export interface MessageRow {
  readonly id: string;
  /** The call, by its session's key, and the command that recorded it. */
  readonly session: string;
  readonly command: string;
  readonly mailbox: string;
  readonly state: MessageState;
  /** Who called, and where Graph has the recording: ciphertext, as base64. */
  readonly facts: string;
  /** The WAV, as ciphertext. */
  readonly audio: Uint8Array | null;
  readonly milliseconds: number | null;
  readonly made_at: number;
  /** When it is to be looked at next. Whoever does so moves it on first: then nobody else does. */
  readonly due_at: number;
  readonly gives_up_at: number;
  /** How often somebody has tried to fetch it, or to hand it on. */
  readonly tries: number;
}

/** Opening hours and holidays that flows share. */
export interface CalendarRow {
  readonly id: string;
  /** The calendar as JSON, without its emergency. */
  readonly body: string;
  /** Counts the saves of the body. */
  readonly revision: number;
  readonly updated_at: number;
  /** Since when there is one, and by whom, as JSON; null as usual. */
  readonly emergency: string | null;
}

/** What opens another system. */
export interface SecretRow {
  readonly name: string;
  /** Ciphertext. */
  readonly sealed: string;
  /** JSON: the origins that it may be sent to. */
  readonly hosts: string;
  readonly updated_at: number;
}

/** One row at most: which phone numbers calls may go to. Without it the safe policy holds. */
export interface DestinationPolicyRow {
  readonly id: number;
  /** The policy as JSON. */
  readonly body: string;
  /** Counts the saves. */
  readonly revision: number;
  readonly updated_at: number;
}

/** One row, which whoever counts a call to a phone number has to itself until it is counted. */
export interface OutsideTurnRow {
  readonly id: number;
  readonly turns: number;
}

/** A call to a phone number, for as long as it counts. Whoever has the database alone can read no number in it. */
export interface OutsideCallRow {
  /** Of the call, the command and the number: the same call counts once. */
  readonly id: string;
  readonly at: number;
  readonly number: string;
  /** Null for whoever withholds theirs. */
  readonly caller: string | null;
}

/** A call that somebody had us place. Whom it went to stands nowhere. */
export interface OutgoingCallRow {
  /** What whoever asked calls the request. */
  readonly request: string;
  /** What was asked for, as a hash: the same name must not stand for two things. */
  readonly asked: string;
  /** The session's key. */
  readonly session: string;
  readonly flow: string;
  readonly placed_at: number;
  /** Whom it went to, masked: what the number begins with and its last two digits. Null for people, and of older versions. */
  readonly whom: string | null;
}

/** One row: whoever counts calls that are placed has it until the end of the transaction. */
export interface OutgoingTurnRow {
  readonly id: number;
  readonly placed_at: number;
}

/** Who did what. Rows stay as they are; each is tied to the one before by its hash. */
export interface AuditRow {
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  readonly at: number;
  readonly actor_kind: "person" | "token" | "local" | "server";
  readonly actor: string;
  readonly actor_name: string;
  /** The address that it was asked from; null of what a server does by itself. */
  readonly origin: string | null;
  readonly deed: string;
  readonly thing: string;
  /** JSON, or null where nothing was. */
  readonly before: string | null;
  /** JSON, or null where nothing is left. */
  readonly after: string | null;
  readonly hash: string;
}

/** One row: where the log ends. Whoever writes the next entry has it until the end of the transaction. */
export interface AuditHeadRow {
  readonly id: number;
  readonly seq: number;
  readonly hash: string;
}

/** Somebody who has signed in at some time, as Entra ID described them last. */
export interface PersonRow {
  /** `tenant/oid`. */
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** JSON: what they may. */
  readonly roles: string;
  readonly checked_at: number;
}

/** A browser that is signed in. Whoever has the database alone can neither show it nor renew it. */
export interface SessionRow {
  /** The hash of what the browser shows. */
  readonly id: string;
  readonly tenant: string;
  readonly oid: string;
  readonly name: string;
  readonly username: string;
  /** JSON. */
  readonly roles: string;
  readonly began_at: number;
  readonly seen_at: number;
  /** When Entra ID has said last that they may. */
  readonly checked_at: number;
  /** What the session is renewed with: ciphertext. */
  readonly sealed_cache: string;
}

/** What a program of somebody shows; kept as a hash. */
export interface AccessTokenRow {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly person: string;
  readonly person_name: string;
  /** JSON. */
  readonly roles: string;
  readonly made_at: number;
  readonly ends_at: number;
  readonly used_at: number | null;
}

/**
 * What became of a rollout. `finished`: everybody gets the candidate. `ended`: somebody has stopped it. `tripped`: its guard
 * has. `replaced`: another version went live meanwhile.
 */
export type RolloutState = "running" | "finished" | "ended" | "tripped" | "replaced";

/** A version that a share of a flow's new calls gets. Of a flow one at most is running. */
export interface RolloutRow {
  readonly id: string;
  readonly flow: string;
  readonly candidate: string;
  /** What all the other calls get. */
  readonly base: string;
  /** Calls of a hundred. */
  readonly share: number;
  /** What ends it by itself, as JSON. */
  readonly guard: string;
  readonly state: RolloutState;
  readonly started_at: number;
  readonly over_at: number | null;
  /** Why it is over, for people. */
  readonly told: string;
}

/** Calls that began while a rollout was running, by the version that they got. */
export interface RolloutCountRow {
  readonly rollout: string;
  readonly version: string;
  readonly begun: number;
  readonly ended: number;
  readonly errors: number;
  readonly failed_transfers: number;
  readonly hang_ups: number;
}

/** `done`: it went live. `refused`: what it needs was gone by then. */
export type ScheduleState = "waiting" | "done" | "cancelled" | "refused";

/** A version that is to go live later. */
export interface ScheduleRow {
  readonly id: string;
  readonly flow: string;
  readonly version: string;
  readonly due_at: number;
  /** The same as somebody wrote it, `2026-11-23T02:30`, on a clock of the zone. */
  readonly local: string;
  readonly zone: string;
  /** Where it is to be for some calls only. */
  readonly share: number | null;
  readonly guard: string | null;
  /** JSON: versions of linked flows that nobody has published, which go live with it. */
  readonly together: string;
  readonly state: ScheduleState;
  readonly made_at: number;
  readonly over_at: number | null;
  /** What has become of it, for people. */
  readonly told: string;
}

/** A draft as it was once. */
export interface KeptDraftRow {
  readonly id: string;
  readonly flow: string;
  /** Null where it was kept by itself. */
  readonly name: string | null;
  readonly title: string;
  /** The text of a flow file. */
  readonly draft: string;
  /** Its recordings then, as JSON: hash and length by name. */
  readonly recordings: string;
  readonly revision: number;
  readonly at: number;
}

/** For how long something is kept, where somebody has set it. */
export interface RetentionRow {
  readonly kind: string;
  /** Null: for good. */
  readonly days: number | null;
}

/** A tab in which somebody has a flow open. Rows that nobody renews go with the next one that comes, of any flow. */
export interface PresenceRow {
  readonly flow: string;
  /** As the audit log has them, `tenant/oid`. */
  readonly person: string;
  /** A name that the tab has made up. */
  readonly tab: string;
  readonly name: string;
  /** 1 while something is being changed there, else 0. */
  readonly editing: number;
  readonly since: number;
  /** When it was last heard of. */
  readonly at: number;
}
