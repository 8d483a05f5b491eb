import { StoreError, type StoreFault } from "../store/call-store.ts";

interface Cause {
  readonly fault: StoreFault;
  /** What to do, or when it goes on by itself. */
  readonly remedy: string;
}

const unavailable = (remedy: string): Cause => ({ fault: "unavailable", remedy });

const unreachable = unavailable(
  "cannot be reached. Start the database, or correct its address. Calls are kept again as soon as it answers.",
);
const refused = unavailable("refuses the user or the password. Correct them in the address.");
const shuttingDown = unavailable("is shutting down or starting. Calls are kept again as soon as it answers.");
const slow = unavailable(
  "does not answer in time. See whether it stands still or has too much to do. Calls are kept again as soon as it answers.",
);
const lost = unavailable("broke off the connection. Calls are kept again as soon as it answers.");
const readOnly = unavailable(
  "can only be read: it is a standby or set to read-only. Name the primary in the address.",
);
const dismantled = {
  fault: "broken",
  remedy: "lacks tables or functions that were there. Put a backup in its place.",
} as const;
const damaged = { fault: "broken", remedy: "is damaged. Put a backup in its place." } as const;

/** SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html, or what Node calls a failed connection. */
const causes: Readonly<Record<string, Cause>> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOENT: unreachable,
  ETIMEDOUT: slow,
  "28000": refused,
  "28P01": refused,
  "3D000": unavailable("does not exist on that server. Create it, or correct its name in the address."),
  "42501": unavailable(
    "does not allow this user to do that. Grant it, or name the schema's owner in the address.",
  ),
  "53100": { fault: "full", remedy: "has no space left. Calls are kept again as soon as there is." },
  "53200": unavailable("has no memory left. Give it more, or less to do."),
  "53300": unavailable("has no connection left. Raise its max_connections, or let other programs use fewer."),
  "25006": readOnly,
  "57014": slow,
  "57P01": shuttingDown,
  "57P02": shuttingDown,
  "57P03": shuttingDown,
  "57P05": lost,
  "3F000": dismantled,
  "42P01": dismantled,
  "42703": dismantled,
  "42883": dismantled,
  XX001: damaged,
  XX002: damaged,
};

/** What the driver says in words only. */
const phrases: readonly (readonly [RegExp, Cause])[] = [
  [
    /timeout exceeded when trying to connect/,
    unavailable(
      "has not answered, or all connections to it are in use. Calls are kept again as soon as one is free.",
    ),
  ],
  [/connection timeout|timeout expired|read timeout/i, slow],
  [/connection terminated|not queryable|ECONNRESET|EPIPE/i, lost],
];

/** Errors of which another try may be rid: two transactions got in each other's way and one was rolled back. */
export function isWorthAnotherTry(error: unknown): boolean {
  const code = codeOf(error);
  return code === "40001" || code === "40P01";
}

/** A StoreError that says which database, what to do, and what the driver had to say. `where` holds no password. */
export function postgresError(error: unknown, where: string): StoreError {
  if (error instanceof StoreError) return error;
  const said = error instanceof Error ? error.message || error.name : String(error);
  const { fault, remedy } =
    causes[codeOf(error) ?? ""] ??
    phrases.find(([words]) => words.test(`${codeOf(error)} ${said}`))?.[1] ??
    unavailable("failed. Its own words follow; its log may say more.");
  return new StoreError(fault, `The database ${where} ${remedy} (${said})`, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
