import { DatabaseError } from "pg";
import { ControlError } from "../../control-error.ts";

/** What PostgreSQL, `pg` or the network threw. `code` is an SQLSTATE or the system's word. */
interface Thrown {
  readonly message?: string;
  readonly code?: string;
}

const again =
  "Dialtree connects again by itself. Look whether the last change was kept before you make it again.";

// SQLSTATE, postgresql.org/docs/current/errcodes-appendix.html; the first two characters are the class.
const denied = new Set(["28000", "28P01", "42501"]);
const standby = new Set(["25006"]);
const full = new Set(["53100"]);
const slow = new Set(["57014", "55P03", "25P03"]);
const unstorable = new Set(["22021", "22P05"]);
const missing = "3D000";
const crowded = new Set(["53300", "53400"]);
const constraintClass = "23";
// What pg says by itself when a time limit of ours is over; it has no code.
const slowWords = /timeout/i;

/** Whether the connection that this came over had better be left: it broke, it owes an answer, or it only reads. */
export function leavesUseless(error: unknown): boolean {
  return !(error instanceof DatabaseError) || standby.has(error.code ?? "");
}

/** What a fault means to people. `named` is the server and the database, never a password. */
export function postgresError(named: string, error: unknown): ControlError {
  if (error instanceof ControlError) return error;
  const { code = "", message } = error as Thrown;
  // Several addresses of one name that all refuse come as one error without words.
  const reason = message || code || String(error);
  const told = (as: ControlError["code"], sentence: string, remedy: string) =>
    new ControlError(as, sentence, remedy, { cause: error });
  if (denied.has(code)) {
    return told(
      "database_denied",
      `${named} does not let this dialtree in: ${reason}.`,
      "Check user and password in DIALTREE_DATABASE. The user must be allowed to connect and to create a schema.",
    );
  }
  if (standby.has(code)) {
    return told(
      "database_read_only",
      `${named} only lets itself be read: it is a standby, or was set to read-only.`,
      "Name the primary server in DIALTREE_DATABASE, or wait until this one has become it. Nothing was changed.",
    );
  }
  if (full.has(code)) {
    return told(
      "database_full",
      `${named} has no room left: ${reason}.`,
      "Free some space there and try again; nothing was changed.",
    );
  }
  if (unstorable.has(code)) {
    return told(
      "text_unstorable",
      "A text holds a character that the database cannot keep, such as NUL.",
      "Take it out and try again; nothing was changed.",
    );
  }
  if (code.startsWith(constraintClass)) {
    return told(
      "database_refused",
      `${named} refused a change: ${reason}.`,
      "Report this: the program tried to write what may not be.",
    );
  }
  if (code === missing) {
    return told(
      "database_unavailable",
      `${named} is not there: ${reason}.`,
      "Create the database, or correct its name in DIALTREE_DATABASE.",
    );
  }
  if (crowded.has(code)) {
    return told(
      "database_unavailable",
      `${named} takes no more connections: ${reason}.`,
      "Raise its max_connections, or let fewer programs connect.",
    );
  }
  if (slow.has(code) || (code === "" && slowWords.test(reason))) {
    return told("database_slow", `${named} took too long to answer: ${reason}.`, again);
  }
  return told(
    "database_unavailable",
    `${named} cannot be used: ${reason}.`,
    `Check that the server runs and can be reached from here. ${again}`,
  );
}
