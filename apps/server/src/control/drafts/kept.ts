import type { NodeTypes } from "@dialtree/flow";
import type { KeptAudio } from "../audio.ts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { KeptDraftRow } from "../database/tables.ts";
import { type Drafts, shapeOf } from "./drafts.ts";
import { documentFrom } from "./reading.ts";
import { type RestoredDraft, restore } from "./restoring.ts";
import { keptRowOf } from "./saved-over.ts";
import { flowsIn, missing, refuseMissing } from "./there.ts";

/** A draft as it was once, without its document. */
export interface KeptDraft {
  readonly id: string;
  readonly flow: string;
  /** What somebody has called it; undefined where it was kept by itself, when it was saved over. */
  readonly name: string | undefined;
  /** The flow's title then. */
  readonly title: string;
  readonly revision: number;
  /** When it was kept, or saved. Milliseconds since 1970, UTC. */
  readonly at: number;
}

export interface KeptDrafts {
  /** The newest first. @throws ControlError `flow_unknown` */
  list(flow: string): Promise<readonly KeptDraft[]>;
  /** One of them, with the text of its flow file. @throws ControlError `kept_draft_unknown` */
  find(flow: string, id: string): Promise<KeptDraft & { readonly text: string }>;
  /** Keeps the draft as it is. @throws ControlError `flow_unknown`, `kept_drafts_full` */
  keep(flow: string, name: string): Promise<KeptDraft>;
  /** @throws ControlError `kept_draft_unknown`, `flow_unknown`, `flow_removed` */
  forget(flow: string, id: string): Promise<void>;
  /**
   * Has the draft be what it was, with the recordings that it had.
   * @throws ControlError `kept_draft_unknown`, `document_unreadable`, `draft_conflict`
   */
  restore(flow: string, id: string, basedOn: number): Promise<RestoredDraft>;
}

const mostNamed = 100;
const shown = ["id", "flow", "name", "title", "revision", "at"] as const;

export function keptDraftsIn(
  database: Database,
  drafts: Drafts,
  nodeTypes: NodeTypes,
  now: () => number,
): KeptDrafts {
  const rowOf = async (flow: string, id: string): Promise<KeptDraftRow> => {
    const row = await database
      .selectFrom("kept_draft")
      .selectAll()
      .where("id", "=", id)
      .where("flow", "=", flow)
      .executeTakeFirst();
    if (!row) throw unknownKept();
    return row;
  };
  return {
    async find(flow, id) {
      const row = await rowOf(flow, id);
      return { ...keptOf(row), text: row.draft };
    },

    async list(flow) {
      await drafts.find(flow);
      const rows = await database
        .selectFrom("kept_draft")
        .select(shown)
        .where("flow", "=", flow)
        .orderBy("at", "desc")
        .orderBy("revision", "desc")
        .execute();
      return rows.map(keptOf);
    },

    keep: (flow, name) =>
      database.transaction().execute(async (transaction) => {
        const draft = await flowsIn(transaction).selectAll().where("id", "=", flow).executeTakeFirst();
        if (!draft) throw await missing(transaction, flow);
        const { count } = await transaction
          .selectFrom("kept_draft")
          .select(({ fn }) => fn.countAll().as("count"))
          .where("flow", "=", flow)
          .where("name", "is not", null)
          .executeTakeFirstOrThrow();
        if (Number(count) >= mostNamed) throw full(flow);
        const row = await keptRowOf(transaction, draft, name, now());
        await transaction.insertInto("kept_draft").values(row).execute();
        await record(transaction, { deed: "draft.kept", thing: flow, after: { name, ...shapeOf(draft) } });
        return keptOf(row);
      }),

    forget: (flow, id) =>
      database.transaction().execute(async (transaction) => {
        await refuseMissing(transaction, flow);
        const row = await transaction
          .deleteFrom("kept_draft")
          .where("id", "=", id)
          .where("flow", "=", flow)
          .returningAll()
          .executeTakeFirst();
        if (!row) throw unknownKept();
        await record(transaction, {
          deed: "draft.forgotten",
          thing: flow,
          before: { name: row.name, ...shapeOf(row) },
        });
      }),

    async restore(flow, id, basedOn) {
      const row = await rowOf(flow, id);
      const document = documentFrom(JSON.parse(row.draft) as unknown, nodeTypes, flow);
      const recordings = JSON.parse(row.recordings) as Readonly<Record<string, KeptAudio>>;
      return restore(database, drafts, { flow, document, recordings }, basedOn);
    },
  };
}

function keptOf({ name, ...row }: Pick<KeptDraftRow, (typeof shown)[number]>): KeptDraft {
  const { id, flow, title, revision, at } = row;
  return { id, flow, name: name ?? undefined, title, revision, at };
}

function unknownKept(): ControlError {
  return new ControlError(
    "kept_draft_unknown",
    "This earlier draft is not kept any more.",
    "Look at the list anew: what nobody has given a name is kept for a while only.",
  );
}

function full(flow: string): ControlError {
  return new ControlError(
    "kept_drafts_full",
    `${mostNamed} drafts of the flow "${flow}" are kept under a name already.`,
    "Remove one that nobody needs any more.",
  );
}
