import { createHash, randomBytes } from "node:crypto";
import type { Seal } from "@dialtree/calls";
import type { Database } from "../control/database/open.ts";
import type { SessionRow } from "../control/database/tables.ts";
import type { Entra, SignedIn } from "./entra.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import { IdTokenFault } from "./id-token.ts";
import { keepPerson } from "./people-rows.ts";
import type { Person } from "./person.ts";
import type { Role } from "./roles.ts";

/** How long a session lives: OWASP ASVS 5.0, 7.3; what is required of this installation is in docs/sign-in.md. */
export const sessionLimits = {
  /** Without a request. */
  idleMs: 30 * 60_000,
  /** In all. */
  absoluteMs: 8 * 60 * 60_000,
  /** From when on Entra ID is asked whether they still may. */
  checkAfterMs: 5 * 60_000,
  /** From when on nobody is let in whom it has not confirmed. */
  checkWithinMs: 15 * 60_000,
} as const;

/** What a browser that is signed in is known to be. */
export interface Session {
  /** The hash of what the browser shows. */
  readonly id: string;
  readonly person: Person;
  /** Milliseconds since 1970, UTC. */
  readonly beganAt: number;
}

export interface Sessions {
  /** @returns what the browser is to show from now on: 256 bits that stand nowhere else */
  begin(signedIn: SignedIn): Promise<string>;
  /** Undefined when there is none, or none any more. @throws EntraRefusal `away` when it had to be asked and cannot be */
  find(shown: string): Promise<Session | undefined>;
  end(shown: string): Promise<void>;
}

export interface SessionsOptions {
  readonly database: Database;
  readonly seal: Seal;
  readonly entra: Pick<Entra, "renew">;
  readonly now: () => number;
}

// A session that is used is written once in this time and not with every request.
const seenEveryMs = 60_000;

export function sessionsIn({ database, seal, entra, now }: SessionsOptions): Sessions {
  /** What several requests of a page wait for together. */
  const checks = new Map<string, Promise<SessionRow | undefined>>();

  async function check(row: SessionRow): Promise<SessionRow | undefined> {
    const cache = seal.open(row.sealed_cache, contextOf(row.id));
    try {
      if (cache === undefined) throw new EntraRefusal("refused", "It was sealed with another secret.");
      const renewed = await entra.renew(row.tenant, cache);
      if (renewed.person.oid !== row.oid) throw new EntraRefusal("refused", "It is somebody else's.");
      const checked = { ...columnsOf(renewed, row.id), checked_at: now() };
      await keepPerson(database, renewed.person, now());
      // Nothing else of it: another request may have written meanwhile when it was seen.
      await database.updateTable("session").set(checked).where("id", "=", row.id).execute();
      return { ...row, ...checked };
    } catch (error) {
      if (error instanceof EntraRefusal && error.kind === "away") {
        if (now() - row.checked_at < sessionLimits.checkWithinMs) return row;
        throw error;
      }
      if (!(error instanceof EntraRefusal || error instanceof IdTokenFault)) throw error;
      // They may no longer, and neither may their access tokens.
      await keepPerson(database, { ...personIn(row), roles: [] }, now());
      await database.deleteFrom("session").where("id", "=", row.id).execute();
      return undefined;
    }
  }

  function checked(row: SessionRow): Promise<SessionRow | undefined> {
    const pending = checks.get(row.id) ?? check(row).finally(() => checks.delete(row.id));
    checks.set(row.id, pending);
    return pending;
  }

  return {
    async begin(signedIn) {
      const shown = randomBytes(32).toString("base64url");
      const id = idOf(shown);
      const { tenant, oid } = signedIn.person;
      const at = now();
      await keepPerson(database, signedIn.person, at);
      await database
        .deleteFrom("session")
        .where(({ eb, or }) =>
          or([
            eb("seen_at", "<", at - sessionLimits.idleMs),
            eb("began_at", "<", at - sessionLimits.absoluteMs),
          ]),
        )
        .execute();
      await database
        .insertInto("session")
        .values({
          id,
          tenant,
          oid,
          ...columnsOf(signedIn, id),
          began_at: at,
          seen_at: at,
          checked_at: at,
        })
        .execute();
      return shown;
    },

    async find(shown) {
      const id = idOf(shown);
      const row = await database.selectFrom("session").selectAll().where("id", "=", id).executeTakeFirst();
      const at = now();
      if (!row) return undefined;
      if (at - row.seen_at >= sessionLimits.idleMs || at - row.began_at >= sessionLimits.absoluteMs) {
        await database.deleteFrom("session").where("id", "=", id).execute();
        return undefined;
      }
      const held = at - row.checked_at < sessionLimits.checkAfterMs ? row : await checked(row);
      if (!held) return undefined;
      if (at - row.seen_at >= seenEveryMs)
        await database.updateTable("session").set({ seen_at: at }).where("id", "=", id).execute();
      return { id, person: personIn(held), beganAt: held.began_at };
    },

    async end(shown) {
      await database.deleteFrom("session").where("id", "=", idOf(shown)).execute();
    },
  };

  function columnsOf({ person, cache }: SignedIn, id: string) {
    const { name, username, roles } = person;
    return {
      name,
      username,
      roles: JSON.stringify(roles),
      sealed_cache: seal.close(cache, contextOf(id)),
    };
  }
}

// Whoever reads the database learns nothing that a browser could show.
const idOf = (shown: string): string => createHash("sha256").update(shown).digest("hex");
// Ciphertext of one session is worthless in another.
const contextOf = (id: string): string => `session ${id}`;

function personIn({ tenant, oid, name, username, roles }: SessionRow): Person {
  return { tenant, oid, name, username, roles: JSON.parse(roles) as readonly Role[] };
}
