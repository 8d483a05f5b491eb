import type { FlowDocument } from "@dialtree/flow";
import type { KeptAudio } from "../audio.ts";
import { record } from "../audit/record.ts";
import type { Database } from "../database/open.ts";
import type { WholeVersion } from "../publishing/versions.ts";
import type { Draft, Drafts } from "./drafts.ts";
import { changedByNow } from "./recordings.ts";

/** A draft that was made of a version. */
export interface RestoredDraft {
  readonly draft: Draft;
  /** Recordings that the draft has under the same name with another sound. It keeps its own: nothing is overwritten. */
  readonly otherSounds: readonly string[];
}

/**
 * Has the draft of a flow be what a version of it was, with the recordings that it had. What is published stays as it is.
 * @throws ControlError `draft_conflict` with both documents when somebody has saved since `basedOn`
 */
export function restoreDraft(
  database: Database,
  drafts: Drafts,
  { flow, documents, manifest }: WholeVersion,
  basedOn: number,
): Promise<RestoredDraft> {
  const document = documents.get(flow) as FlowDocument;
  return restore(database, drafts, { flow, document, recordings: manifest.recordings[flow] ?? {} }, basedOn);
}

/** What a draft is to be again. */
export interface Earlier {
  readonly flow: string;
  readonly document: FlowDocument;
  readonly recordings: Readonly<Record<string, KeptAudio>>;
}

/**
 * Has the draft of a flow be what it was once, whoever has kept that.
 * @throws ControlError `draft_conflict` with both documents when somebody has saved since `basedOn`
 */
export async function restore(
  database: Database,
  drafts: Drafts,
  { flow, document, recordings }: Earlier,
  basedOn: number,
): Promise<RestoredDraft> {
  const draft = await drafts.save(document, basedOn);
  const had = Object.entries(recordings);
  await database.transaction().execute(async (transaction) => {
    const back: Record<string, string> = {};
    for (const [name, { hash, milliseconds }] of had) {
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto("recording")
        .values({ flow, name, hash, milliseconds })
        .onConflict((known) => known.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 1n) back[name] = hash;
    }
    if (Object.keys(back).length === 0) return;
    await changedByNow(transaction, flow);
    await record(transaction, {
      deed: "draft.restored",
      thing: flow,
      after: { revision: draft.revision, recordings: back },
    });
  });
  const rows = await database
    .selectFrom("recording")
    .select(["name", "hash"])
    .where("flow", "=", flow)
    .execute();
  const now = new Map(rows.map(({ name, hash }) => [name, hash]));
  return { draft, otherSounds: had.flatMap(([name, { hash }]) => (now.get(name) === hash ? [] : [name])) };
}
