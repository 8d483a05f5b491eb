import { randomUUID } from "node:crypto";
import type { Database } from "../database/open.ts";
import type { FlowRow, KeptDraftRow } from "../database/tables.ts";
import { thinnedOut } from "./thinning.ts";

/** Keeps what is being saved over, in the transaction that does it, and lets go of what nobody looks for any more. */
export async function keepBefore(transaction: Database, before: FlowRow, now: number): Promise<void> {
  await transaction
    .insertInto("kept_draft")
    .values(await keptRowOf(transaction, before, null, before.updated_at))
    .execute();
  const kept = await transaction
    .selectFrom("kept_draft")
    .select(["id", "at"])
    .where("flow", "=", before.id)
    .where("name", "is", null)
    .orderBy("at", "desc")
    .orderBy("revision", "desc")
    .execute();
  const gone = thinnedOut(kept, now);
  if (gone.length > 0) await transaction.deleteFrom("kept_draft").where("id", "in", gone).execute();
}

/** A draft as it is kept, with the recordings that it has now. */
export async function keptRowOf(
  transaction: Database,
  { id: flow, title, draft, revision }: FlowRow,
  name: string | null,
  at: number,
): Promise<KeptDraftRow> {
  const recordings = await transaction
    .selectFrom("recording")
    .select(["name", "hash", "milliseconds"])
    .where("flow", "=", flow)
    .execute();
  const had = Object.fromEntries(
    recordings.map(({ name, hash, milliseconds }) => [name, { hash, milliseconds }]),
  );
  return { id: randomUUID(), flow, name, title, draft, recordings: JSON.stringify(had), revision, at };
}
