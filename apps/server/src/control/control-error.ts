import type { Fault } from "@dialtree/flow";
import type { ToldProblem } from "./publishing/told-problem.ts";
import type { InTheWay } from "./removal/in-the-way.ts";

/** Everything that control can refuse, in one word each. Codes are for programs and never change; sentences may. */
export type ControlCode =
  | "flow_unknown"
  | "flow_exists"
  | "flow_removed"
  | "flow_id_removed"
  | "flow_in_use"
  | "publisher_needed"
  | "flow_id_differs"
  | "document_unreadable"
  | "draft_conflict"
  | "publish_refused"
  | "publish_cancelled"
  | "version_unknown"
  | "version_damaged"
  | "version_of_other_flow"
  | "rollback_refused"
  | "rollout_unfit"
  | "rollout_running"
  | "rollout_unknown"
  | "schedule_unfit"
  | "schedules_full"
  | "schedule_unknown"
  | "kept_draft_unknown"
  | "kept_drafts_full"
  | "recording_unknown"
  | "recording_name_wrong"
  | "recording_unusable"
  | "sounds_full"
  | "prompt_unknown"
  | "prompt_exists"
  | "prompt_conflict"
  | "prompt_in_use"
  | "prompt_sound_unknown"
  | "number_unknown"
  | "called_unusable"
  | "pin_list_unknown"
  | "pin_list_unusable"
  | "pin_list_sealed"
  | "pin_list_conflict"
  | "calendar_unknown"
  | "calendar_exists"
  | "calendar_unreadable"
  | "calendar_conflict"
  | "calendar_in_use"
  | "calendar_damaged"
  | "calendars_full"
  | "policy_conflict"
  | "policy_damaged"
  | "scenario_unknown"
  | "scenario_unreadable"
  | "scenario_conflict"
  | "scenarios_full"
  | "environment_unknown"
  | "environment_in_use"
  | "environments_conflict"
  | "environments_damaged"
  | "version_of_other_environment"
  | "secret_unknown"
  | "secret_unusable"
  | "secret_in_use"
  | "secret_sealed"
  | "template_unknown"
  | "token_unknown"
  | "token_unusable"
  | "second_person_needed"
  | "archive_unreadable"
  | "archive_undecided"
  | "archive_too_large"
  | "text_unstorable"
  | "database_in_use"
  | "database_broken"
  | "database_newer"
  | "database_foreign"
  | "database_full"
  | "database_denied"
  | "database_read_only"
  | "database_slow"
  | "database_refused"
  | "database_unavailable";

/** Both sides of a save that came too late: neither is lost, and people can merge them. */
export interface Conflict {
  readonly saved: {
    readonly revision: number;
    readonly document: unknown;
    /** Of the draft of a flow: who saved it, null of whoever has no name here. */
    readonly by?: string | null;
    /** Of the draft of a flow: when. ISO 8601, UTC. */
    readonly at?: string;
  };
  readonly yours: { readonly basedOn: number; readonly document: unknown };
}

/** Thrown when control cannot do what it was asked: what is wrong, and what to do about it. Never a bug of ours. */
export class ControlError extends Error {
  readonly code: ControlCode;
  readonly remedy: string;
  readonly problems?: readonly ToldProblem[];
  readonly conflict?: Conflict;
  /** Faults whose sentences are in the message. */
  readonly because?: readonly Fault[];
  readonly inTheWay?: readonly InTheWay[];

  constructor(
    code: ControlCode,
    message: string,
    remedy: string,
    more: {
      readonly problems?: readonly ToldProblem[];
      readonly conflict?: Conflict;
      readonly because?: readonly Fault[];
      readonly inTheWay?: readonly InTheWay[];
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "ControlError";
    this.code = code;
    this.remedy = remedy;
    if (more.problems) this.problems = more.problems;
    if (more.conflict) this.conflict = more.conflict;
    if (more.because) this.because = more.because;
    if (more.inTheWay) this.inTheWay = more.inTheWay;
  }
}
