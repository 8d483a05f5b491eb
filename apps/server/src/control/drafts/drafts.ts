import {
  beginsByCalling,
  type FlowDocument,
  type NodeTypes,
  type Problem,
  readText,
  write,
} from "@dialtree/flow";
import { actor, personBehind } from "../audit/actor.ts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { FlowRow } from "../database/tables.ts";
import { hashOf } from "../hashes.ts";
import { flowsNamedIn } from "../publishing/linked-flows.ts";
import { savedBy } from "./saved-by.ts";
import { keepBefore } from "./saved-over.ts";
import { flowsIn, missing, taken } from "./there.ts";

/** A flow that is being worked on. */
export interface Draft {
  readonly id: string;
  readonly title: string;
  /** Counts the saves, from 1. */
  readonly revision: number;
  /** Milliseconds since 1970, UTC. */
  readonly updatedAt: number;
  /** The id of whoever made it what it is; null of what was before that was written down. */
  readonly changedBy: string | null;
  /** The text of a flow file. */
  readonly text: string;
  /** Left out when this program can no longer read the text; `problems` then says why. */
  readonly document?: FlowDocument;
  /** What the reader found, not the check. */
  readonly problems: readonly Problem[];
}

/** What the list of flows shows, without the documents. */
export type DraftSummary = Pick<Draft, "id" | "title" | "revision" | "updatedAt">;

/** What a draft says of how calls come into flows. */
export interface DraftLinks {
  /** It places its calls itself. */
  readonly callsOut: boolean;
  /** Flows that its steps lead to. */
  readonly names: ReadonlySet<string>;
}

export interface Drafts {
  list(): Promise<readonly DraftSummary[]>;
  /** Of these drafts, by id. Each revision is read once. */
  links(of: readonly DraftSummary[]): Promise<ReadonlyMap<string, DraftLinks>>;
  /** @throws ControlError `flow_unknown`, `flow_removed` */
  find(id: string): Promise<Draft>;
  /** The name of whoever has made a draft what it is; null where that was never written down, or nobody signs in. */
  savedBy(draft: Pick<Draft, "changedBy">): Promise<string | null>;
  /** @throws ControlError `flow_exists`, `flow_id_removed` */
  create(document: FlowDocument): Promise<Draft>;
  /**
   * Saves what was made of revision `basedOn`. Saving the same again does nothing, so that a save whose answer got
   * lost may be repeated.
   * @throws ControlError `draft_conflict` with both documents when somebody else has saved since, `flow_unknown`,
   *   `flow_removed`
   */
  save(document: FlowDocument, basedOn: number): Promise<Draft>;
}

export function draftsIn(database: Database, nodeTypes: NodeTypes, now: () => number): Drafts {
  const find = async (id: string): Promise<Draft> => {
    const row = await flowsIn(database).selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) throw await missing(database, id);
    return draftOf(row, nodeTypes);
  };
  const known = new Map<string, DraftLinks & { readonly id: string; readonly revision: number }>();
  return {
    async list() {
      const rows = await flowsIn(database)
        .select(["id", "title", "revision", "updated_at"])
        .orderBy("id")
        .execute();
      return rows.map(({ updated_at: updatedAt, ...row }) => ({ ...row, updatedAt }));
    },

    async links(of) {
      const unread = of
        .filter(({ id, revision }) => known.get(id)?.revision !== revision)
        .map(({ id }) => id);
      const rows =
        unread.length === 0 ? [] : await flowsIn(database).selectAll().where("id", "in", unread).execute();
      for (const row of rows)
        known.set(row.id, { revision: row.revision, ...linksOf(draftOf(row, nodeTypes), nodeTypes) });
      return new Map(of.flatMap(({ id }) => known.get(id) ?? []).map((links) => [links.id, links]));
    },

    find,
    savedBy: ({ changedBy }) => savedBy(database, changedBy),

    async create(document) {
      const row = rowOf(document, nodeTypes, now());
      await database.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto("flow")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) throw await taken(transaction, document.id);
        await record(transaction, { deed: "flow.created", thing: row.id, after: shapeOf(row) });
      });
      return draftOf(row, nodeTypes);
    },

    async save(document, basedOn) {
      const { id, title, draft, updated_at, changed_by } = rowOf(document, nodeTypes, now());
      const row = await database.transaction().execute(async (transaction) => {
        const before = await flowsIn(transaction).selectAll().where("id", "=", id).executeTakeFirst();
        const changed = await transaction
          .updateTable("flow")
          .set({ title, draft, updated_at, changed_by, revision: basedOn + 1 })
          .where("id", "=", id)
          .where("revision", "=", basedOn)
          .where("removed_at", "is", null)
          // To save the same is no new revision: whoever has the old one can go on saving.
          .where("draft", "!=", draft)
          .returningAll()
          .executeTakeFirst();
        if (before && changed) {
          await keepBefore(transaction, before, updated_at);
          await record(transaction, {
            deed: "draft.saved",
            thing: id,
            before: shapeOf(before),
            after: shapeOf(changed),
          });
        }
        return changed;
      });
      if (row) return draftOf(row, nodeTypes);
      const saved = await find(id);
      if (saved.text === draft) return saved;
      throw await draftConflict(database, saved, document, basedOn);
    },
  };
}

/** What the log has of a draft: which save it was, and what the text was. */
export function shapeOf({ draft, revision }: Pick<FlowRow, "draft" | "revision">): {
  readonly revision: number;
  readonly sha256: string;
} {
  return { revision, sha256: hashOf(draft) };
}

function linksOf({ id, document }: Draft, nodeTypes: NodeTypes): DraftLinks & { readonly id: string } {
  if (!document) return { id, callsOut: false, names: new Set() };
  return { id, callsOut: beginsByCalling(document, nodeTypes), names: flowsNamedIn(document, nodeTypes) };
}

/** A row as a draft. */
export function draftOf(row: FlowRow, nodeTypes: NodeTypes): Draft {
  const { id, title, revision, updated_at: updatedAt, changed_by: changedBy, draft: text } = row;
  const { document, problems } = readText(text, nodeTypes);
  return { id, title, revision, updatedAt, changedBy, text, problems, ...(document ? { document } : {}) };
}

/** The row of a flow that is new. */
export function rowOf(document: FlowDocument, nodeTypes: NodeTypes, now: number): FlowRow {
  return {
    id: document.id,
    title: document.title,
    draft: write(document, nodeTypes),
    revision: 1,
    updated_at: now,
    changed_by: personBehind(actor()),
  };
}

/** Both documents, so that neither is lost, and who saved the other one. */
export async function draftConflict(
  database: Database,
  saved: Draft,
  yours: FlowDocument,
  basedOn: number,
): Promise<ControlError> {
  const by = await savedBy(database, saved.changedBy);
  return new ControlError(
    "draft_conflict",
    `The flow "${saved.id}" has been saved since: you changed revision ${basedOn}, and it is at ${saved.revision}.`,
    "Put your change into the saved document, and save that with its revision. Nothing was overwritten.",
    {
      conflict: {
        saved: {
          revision: saved.revision,
          document: JSON.parse(saved.text) as unknown,
          by,
          at: new Date(saved.updatedAt).toISOString(),
        },
        yours: { basedOn, document: yours },
      },
    },
  );
}
