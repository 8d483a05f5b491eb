import { type ProblemType, problemType } from "./type.ts";

const another = "Use another backup.";

/** Why a backup cannot be brought back into a running installation. */
export const problemsOfBackups = {
  backup_unreadable: problemType(
    422,
    "The backup cannot be read",
    "What was sent could not be read from the disk of the server. Nothing was changed.",
    "Send it again.",
  ),
  backup_damaged: problemType(
    422,
    "The backup is damaged",
    "It is none, or not as it was written. Nothing was changed.",
    another,
  ),
  backup_newer: problemType(
    422,
    "The backup is of a newer dialtree",
    "This dialtree does not know all of what it holds. Nothing was changed.",
    "Update dialtree on every server, and restore it then.",
  ),
  backup_unfit: problemType(
    422,
    "The backup does not hold together",
    "It does not have the tables of its schema, or names what is not in it. Nothing was changed.",
    another,
  ),
  backup_unwritable: problemType(
    507,
    "A file cannot be written on the server",
    "A restore keeps what is sent, and a copy of what it changes, in the data folder. Nothing was changed.",
    "See to it that there is room, and that the server may write there.",
  ),
  restore_other_secret: problemType(
    409,
    "The secret of the installation is not that of the backup",
    "PINs, secrets and scenarios of the backup cannot be read here. Nothing was changed.",
    "Leave them as they are here: --other-secret restores the rest.",
  ),
  restore_changed: problemType(
    409,
    "Somebody has changed something meanwhile",
    "What the restore would do is no longer what was agreed to. Nothing was changed.",
    "Look at it once more, and restore it then.",
  ),
} as const satisfies Readonly<Record<string, ProblemType>>;
