import { createHash, randomBytes } from "node:crypto";
import { record } from "../control/audit/record.ts";
import { ControlError } from "../control/control-error.ts";
import type { Database } from "../control/database/open.ts";
import type { AccessTokenRow } from "../control/database/tables.ts";
import { type Role, rightsOf, roles } from "./roles.ts";

/** Personal access tokens: what programs of a person show instead of signing in. */
export interface AccessToken {
  readonly id: string;
  /** What it is for, in its person's words. */
  readonly name: string;
  /** Whose it is. */
  readonly person: string;
  readonly personName: string;
  readonly roles: readonly Role[];
  /** Milliseconds since 1970, UTC, as all times. */
  readonly madeAt: number;
  readonly endsAt: number;
  readonly usedAt: number | undefined;
}

export interface AccessTokens {
  /** The newest first; of one person, or of everybody. */
  list(person?: string): Promise<readonly AccessToken[]>;
  /**
   * @returns the token itself, which nobody can read again
   * @throws ControlError `token_unusable` for roles that its person has not, and for a life that is too long
   */
  make(wanted: WantedToken): Promise<{ readonly token: AccessToken; readonly shown: string }>;
  /** @param person Whose it has to be; anybody's unless told. @throws ControlError `token_unknown` */
  revoke(id: string, person?: string): Promise<void>;
  /** Whose token somebody shows; undefined of what is none, or none any more. */
  find(shown: string): Promise<AccessToken | undefined>;
}

export interface WantedToken {
  readonly name: string;
  readonly person: string;
  readonly personName: string;
  readonly roles: readonly Role[];
  /** What its person may themselves. */
  readonly held: readonly Role[];
  readonly days: number;
}

export const tokenDays = { least: 1, usual: 90, most: 365 } as const;
const dayMs = 24 * 60 * 60_000;
// How often it is written down that a token is in use.
const usedEveryMs = 60_000;
/** Found in a file or a log by whoever looks for such things. */
const form = /^dialtree_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

export function accessTokensIn(database: Database, now: () => number): AccessTokens {
  return {
    async list(person) {
      let rows = database.selectFrom("access_token").selectAll().where("ends_at", ">", now());
      if (person !== undefined) rows = rows.where("person", "=", person);
      return (await rows.orderBy("made_at", "desc").orderBy("id").execute()).map(tokenOf);
    },

    async make({ name, person, personName, roles: wanted, held, days }) {
      refuseUnusable(wanted, held, days);
      const id = randomBytes(8).toString("hex");
      const secret = randomBytes(32).toString("base64url");
      const row: AccessTokenRow = {
        id,
        hash: hashOf(secret),
        name,
        person,
        person_name: personName,
        roles: JSON.stringify(roles.filter((role) => wanted.includes(role))),
        made_at: now(),
        ends_at: now() + days * dayMs,
        used_at: null,
      };
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("access_token").where("ends_at", "<=", now()).execute();
        await transaction.insertInto("access_token").values(row).execute();
        const after = { name, person, roles: [...wanted], days };
        await record(transaction, { deed: "token.made", thing: id, after });
      });
      return { token: tokenOf(row), shown: `dialtree_${id}_${secret}` };
    },

    async revoke(id, person) {
      const gone = await database.transaction().execute(async (transaction) => {
        let wanted = transaction.deleteFrom("access_token").where("id", "=", id);
        if (person !== undefined) wanted = wanted.where("person", "=", person);
        const row = await wanted.returning(["name", "person"]).executeTakeFirst();
        if (row) await record(transaction, { deed: "token.revoked", thing: id, before: row });
        return row;
      });
      if (!gone)
        throw new ControlError(
          "token_unknown",
          `There is no access token ${id.slice(0, 16)}.`,
          "It has ended or was revoked already, or it is somebody else's.",
        );
    },

    async find(shown) {
      const [, id = "", secret = ""] = form.exec(shown) ?? [];
      if (id === "") return undefined;
      const row = await database
        .selectFrom("access_token")
        .selectAll()
        .where("id", "=", id)
        // Compared in the database, as a hash: how long that takes tells nobody a letter of it.
        .where("hash", "=", hashOf(secret))
        .where("ends_at", ">", now())
        .executeTakeFirst();
      if (!row) return undefined;
      if (now() - (row.used_at ?? 0) >= usedEveryMs)
        await database.updateTable("access_token").set({ used_at: now() }).where("id", "=", id).execute();
      return tokenOf(row);
    },
  };
}

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

function tokenOf(row: AccessTokenRow): AccessToken {
  const { id, name, person, person_name, made_at, ends_at, used_at } = row;
  return {
    id,
    name,
    person,
    personName: person_name,
    roles: JSON.parse(row.roles) as readonly Role[],
    madeAt: made_at,
    endsAt: ends_at,
    usedAt: used_at ?? undefined,
  };
}

function refuseUnusable(wanted: readonly Role[], held: readonly Role[], days: number): void {
  const all = new Set(held.flatMap((role) => rightsOf[role]));
  const beyond = wanted.filter((role) => !rightsOf[role].every((right) => all.has(right)));
  const told =
    wanted.length === 0
      ? "An access token needs at least one role."
      : beyond.length > 0
        ? `You cannot give what you do not have: ${beyond.join(", ")}.`
        : days < tokenDays.least || days > tokenDays.most
          ? `An access token lives for ${tokenDays.least} to ${tokenDays.most} days.`
          : undefined;
  if (told !== undefined)
    throw new ControlError("token_unusable", told, "Choose otherwise, and make it again. Nothing was made.");
}
