import type { Json } from "@dialtree/flow";
import type { Database } from "../database/open.ts";
import type { AuditRow } from "../database/tables.ts";
import { type Break, beginning, type Walked, walk } from "./chain.ts";
import type { DeedName } from "./deeds.ts";

/** An entry of the log. */
export interface AuditEntry {
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly who: { readonly kind: AuditRow["actor_kind"]; readonly id: string; readonly name: string };
  readonly from: string | null;
  /** One of `deeds`, of this version of dialtree or of another. */
  readonly deed: DeedName | string;
  readonly thing: string;
  readonly before: Json;
  readonly after: Json;
  readonly hash: string;
}

export interface AuditQuestion {
  /** Entries before this one; the newest unless told. */
  readonly before?: number;
  readonly most: number;
  /** Only what was done to this. */
  readonly thing?: string;
  /** Only what was done by them: an actor's id. */
  readonly actor?: string;
  readonly deed?: string;
}

/** What looking through the whole log has found. */
export type Verification =
  | { readonly whole: true; readonly entries: number; readonly head: string }
  | ({ readonly whole: false } & Break);

export interface Audit {
  /** The newest first. */
  list(question: AuditQuestion): Promise<readonly AuditEntry[]>;
  /** All of it, the oldest first, as it is in the database; in pieces. */
  all(): AsyncIterable<readonly AuditRow[]>;
  /** @param known A hash that was written down elsewhere, and must be in the log still. */
  verify(known?: string): Promise<Verification>;
}

const piece = 1_000;

export function auditIn(database: Database): Audit {
  async function* all(): AsyncIterable<readonly AuditRow[]> {
    let last = 0;
    for (;;) {
      const rows = await database
        .selectFrom("audit")
        .selectAll()
        .where("seq", ">", last)
        .orderBy("seq")
        .limit(piece)
        .execute();
      if (rows.length === 0) return;
      yield rows;
      last = rows.at(-1)?.seq ?? last;
    }
  }

  return {
    all,

    async list({ before, most, thing, actor, deed }) {
      let wanted = database.selectFrom("audit").selectAll();
      if (before !== undefined) wanted = wanted.where("seq", "<", before);
      if (thing !== undefined) wanted = wanted.where("thing", "=", thing);
      if (actor !== undefined) wanted = wanted.where("actor", "=", actor);
      if (deed !== undefined) wanted = wanted.where("deed", "=", deed);
      const rows = await wanted.orderBy("seq", "desc").limit(most).execute();
      return rows.map(entryOf);
    },

    async verify(known) {
      // Looked at first: what is written meanwhile is behind it.
      const head = await database.selectFrom("audit_head").selectAll().executeTakeFirst();
      if (!head) return { whole: false, seq: 1, says: "The row that says where the log ends is gone." };
      let walked: Walked = beginning;
      let isKnown = known === undefined || known === walked.hash;
      let atHead = head.seq === 0 ? walked : undefined;
      for await (const rows of all()) {
        const next = walk(walked, rows);
        if ("says" in next) return { whole: false, ...next };
        isKnown ||= rows.some(({ hash }) => hash === known);
        const there = rows.find(({ seq }) => seq === head.seq);
        if (there) atHead = there;
        walked = next;
      }
      if (atHead?.hash !== head.hash)
        return {
          whole: false,
          seq: walked.seq + 1,
          says:
            walked.seq < head.seq
              ? `The log ends with entry ${walked.seq}, and entry ${head.seq} has been written.`
              : "The row that says where the log ends names another hash than its entry has.",
        };
      if (!isKnown)
        return {
          whole: false,
          seq: walked.seq + 1,
          says: "No entry has the hash that was given: the log was written anew, or belongs to another installation.",
        };
      return { whole: true, entries: walked.seq, head: walked.hash };
    },
  };
}

function entryOf({ seq, at, actor_kind, actor, actor_name, origin, ...row }: AuditRow): AuditEntry {
  const { deed, thing, before, after, hash } = row;
  const who = { kind: actor_kind, id: actor, name: actor_name };
  return { seq, at, who, from: origin, deed, thing, before: jsonOf(before), after: jsonOf(after), hash };
}

function jsonOf(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
