import type { Seal } from "@dialtree/calls";
import type { Database } from "../database/open.ts";

/** What a request was answered with. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request by the key that its program gave it. */
export interface KeyedRequest {
  /** Whose key it is: the same one of somebody else is another. */
  readonly owner: string;
  readonly key: string;
  /** The hash of all that is asked for. */
  readonly request: string;
}

export type Begun =
  /** Nobody has asked under this key: whoever gets this carries it out. */
  | { readonly became: "first" }
  | { readonly became: "answered"; readonly answer: KeptAnswer }
  /** It is being carried out. */
  | { readonly became: "under way" }
  /** It was begun, and what came of it was not kept. */
  | { readonly became: "unknown" }
  /** The key stands for another request. */
  | { readonly became: "taken" }
  /** This owner has as many keys as there may be. */
  | { readonly became: "too many" };

export interface KeptAnswers {
  begin(asked: KeyedRequest): Promise<Begun>;
  /** Keeps what came of it; undefined when nobody knows. */
  end(asked: KeyedRequest, answer: KeptAnswer | undefined): Promise<void>;
  /** Nothing was done: the key is free again. */
  forget(asked: KeyedRequest): Promise<void>;
}

export interface KeptAnswersOptions {
  readonly database: Database;
  /** Answers can hold what only whoever asked may see, such as a new access token. */
  readonly seal: Seal;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}

const keptForMs = 24 * 60 * 60_000;
// Longer than publishing takes; what is still not answered then died with its server.
const underWayMs = 5 * 60_000;
const keysOfOwner = 10_000;
// A restored draft with its document; most answers are a hundred times smaller.
const charactersAtMost = 4_000_000;
// In place of an answer that nobody knows or that was too long.
const lost = "";

/**
 * Answers to requests that must not be carried out twice, for a day. The row is written before the work begins and the
 * answer after it has ended: a server that dies in between leaves a row without one, which is then told as it is. The work's
 * own transaction has long been over when the answer is written, so the two cannot be one.
 */
export function keptAnswersIn({ database, seal, now }: KeptAnswersOptions): KeptAnswers {
  const rowOf = ({ owner, key }: KeyedRequest) =>
    database.selectFrom("keyed_request").selectAll().where("owner", "=", owner).where("name", "=", key);
  const contextOf = ({ owner, key, request }: KeyedRequest) => `answer ${owner} ${key} ${request}`;

  return {
    async begin(asked) {
      const at = now();
      await database
        .deleteFrom("keyed_request")
        .where("begun_at", "<", at - keptForMs)
        .execute();
      const { owner, key, request } = asked;
      const { held } = await database
        .selectFrom("keyed_request")
        .select(({ fn }) => fn.countAll<number | string | bigint>().as("held"))
        .where("owner", "=", owner)
        .executeTakeFirstOrThrow();
      const known = await rowOf(asked).executeTakeFirst();
      if (!known && Number(held) >= keysOfOwner) return { became: "too many" };
      const { numInsertedOrUpdatedRows } = await database
        .insertInto("keyed_request")
        .values({ owner, name: key, request, begun_at: at, answer: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 1n) return { became: "first" };
      const row = await rowOf(asked).executeTakeFirst();
      // Whoever had it gave it back just now, and will not say what would have come of it.
      if (!row) return { became: "under way" };
      if (row.request !== request) return { became: "taken" };
      if (row.answer === null) return { became: row.begun_at + underWayMs > at ? "under way" : "unknown" };
      const text = row.answer === lost ? undefined : seal.open(row.answer, contextOf(asked));
      return text === undefined
        ? { became: "unknown" }
        : { became: "answered", answer: JSON.parse(text) as KeptAnswer };
    },

    async end(asked, answer) {
      const text = answer === undefined ? lost : JSON.stringify(answer);
      const kept =
        text === lost || text.length > charactersAtMost ? lost : seal.close(text, contextOf(asked));
      await database
        .updateTable("keyed_request")
        .set({ answer: kept })
        .where("owner", "=", asked.owner)
        .where("name", "=", asked.key)
        .execute();
    },

    async forget({ owner, key }) {
      await database.deleteFrom("keyed_request").where("owner", "=", owner).where("name", "=", key).execute();
    },
  };
}
