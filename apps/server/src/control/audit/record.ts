import type { Json } from "@dialtree/flow";
import type { Database } from "../database/open.ts";
import { canonical, hashOf } from "../hashes.ts";
import { actedAt, actor, noteWritten } from "./actor.ts";
import { type AuditContent, hashOfEntry } from "./chain.ts";
import type { DeedName } from "./deeds.ts";

/** Something that somebody did to something. */
export interface Deed {
  readonly deed: DeedName;
  /** What it was done to, by the name that people know: a flow's id, a number. Nothing that callers are known by. */
  readonly thing: string;
  /** What was there, and what is now; left out where nothing was or is. Never a secret, a PIN or a caller's number. */
  readonly before?: Json;
  readonly after?: Json;
}

// A calendar with all its holidays is less; a longer one is told apart by its hash.
const charactersAtMost = 16_000;

/**
 * Writes down who does what, in the transaction that does it: neither is ever there without the other. As the last thing of
 * the transaction, because entries come one after the other, whichever servers they come from, and whoever has written one
 * has the end of the log until the commit.
 */
export async function record(transaction: Database, deed: Deed): Promise<void> {
  const { seq, hash: previous } = await transaction
    .updateTable("audit_head")
    .set(({ eb }) => ({ seq: eb("seq", "+", 1) }))
    .returning(["seq", "hash"])
    .executeTakeFirstOrThrow();
  const { kind, id, name, from } = actor();
  const content: AuditContent = {
    seq,
    at: actedAt() ?? Date.now(),
    actor_kind: kind,
    actor: id,
    actor_name: name,
    origin: from ?? null,
    deed: deed.deed,
    thing: deed.thing,
    before: textOf(deed.before),
    after: textOf(deed.after),
  };
  const hash = hashOfEntry(content, previous);
  await transaction
    .insertInto("audit")
    .values({ ...content, hash })
    .execute();
  await transaction.updateTable("audit_head").set({ hash }).execute();
  noteWritten({ seq, hash, deed: deed.deed });
}

/** As `record`, for what is done elsewhere than in this database: written down before it is done. */
export function recordAlone(database: Database, deed: Deed): Promise<void> {
  return database.transaction().execute((transaction) => record(transaction, deed));
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined) return null;
  const text = canonical(value);
  return text.length <= charactersAtMost
    ? text
    : canonical({ sha256: hashOf(text), characters: text.length });
}
