/** Everything that a backup or restore can refuse. Codes never change; sentences may. */
export type BackupCode =
  | "backup_in_the_way"
  | "backup_unwritable"
  | "backup_unreadable"
  | "backup_damaged"
  | "backup_newer"
  | "backup_unfit"
  | "nothing_to_back_up"
  | "restore_in_use"
  | "restore_needs_replace"
  | "restore_other_secret"
  | "restore_only_control"
  | "restore_changed"
  | "restore_unfit";

/** Thrown when it cannot be done: what is wrong, and what to do about it. Never a bug of ours. */
export class BackupError extends Error {
  readonly code: BackupCode;
  readonly remedy: string;

  constructor(code: BackupCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BackupError";
    this.code = code;
    this.remedy = remedy;
  }
}
