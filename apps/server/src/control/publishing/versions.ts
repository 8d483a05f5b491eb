import type { FlowDocument, NodeTypes } from "@dialtree/flow";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import { unknownFlow } from "../drafts/drafts.ts";
import { type Manifest, unsealed } from "./manifest.ts";
import { currentOf, documentOf, manifestOf, putLive, unknownVersion } from "./version-rows.ts";

/** A flow as it was published once. Never changes. */
export interface Version {
  /** The hash of its manifest. */
  readonly id: string;
  readonly flow: string;
  /** 1, 2, 3, … for each flow: what people call it. */
  readonly number: number;
  readonly message: string;
  /** Milliseconds since 1970, UTC. */
  readonly publishedAt: number;
}

/** A version of a flow's list. */
export interface ListedVersion extends Version {
  /** New calls get it. */
  readonly current: boolean;
  /** Of the last time that new calls began to get it; undefined of what was before that was written down. */
  readonly live: { readonly at: number; readonly note: string } | undefined;
}

/** A version with all that it is made of. */
export interface WholeVersion extends Version {
  readonly manifest: Manifest;
  readonly documents: ReadonlyMap<string, FlowDocument>;
}

export interface Versions {
  /**
   * The versions of a flow, the newest first, and which of them new calls get.
   * @throws ControlError `flow_unknown`
   */
  list(flow: string): Promise<readonly ListedVersion[]>;
  /** The versions that new calls get, by flow. */
  current(): Promise<ReadonlyMap<string, Version>>;
  /** The same with their manifests. What is damaged is left out: no call gets it. */
  serving(): Promise<readonly (Version & { readonly manifest: Manifest })[]>;
  /** @throws ControlError `version_unknown` */
  find(id: string): Promise<Version>;
  /** @throws ControlError `version_unknown`, `version_of_other_flow` */
  findOf(flow: string, id: string): Promise<Version>;
  /** @throws ControlError `version_unknown`, `version_damaged` */
  whole(id: string): Promise<WholeVersion>;
  /**
   * From now on new calls of the flow get this version.
   * @param note Why, for people.
   * @throws ControlError `version_unknown`, `version_of_other_flow`
   */
  makeCurrent(flow: string, id: string, note: string): Promise<Version>;
}

const columns = ["id", "flow", "number", "message", "published_at as publishedAt"] as const;

function ifWhole(id: string, text: string): Manifest | undefined {
  try {
    return unsealed(id, text);
  } catch (error) {
    if (error instanceof ControlError && error.code === "version_damaged") return undefined;
    throw error;
  }
}

export function versionsIn(database: Database, nodeTypes: NodeTypes, now: () => number): Versions {
  const find = async (id: string): Promise<Version> => {
    const row = await database.selectFrom("version").select(columns).where("id", "=", id).executeTakeFirst();
    if (!row) throw unknownVersion(id);
    return row;
  };
  const findOf = async (flow: string, id: string): Promise<Version> => {
    const version = await find(id);
    if (version.flow === flow) return version;
    throw new ControlError(
      "version_of_other_flow",
      `The version ${id} is one of the flow "${version.flow}", not of "${flow}".`,
      "Choose a version of the flow's own list.",
    );
  };
  return {
    async list(flow) {
      const known = await database
        .selectFrom("flow")
        .leftJoin("current", "current.flow", "flow.id")
        .select("current.version")
        .where("flow.id", "=", flow)
        .executeTakeFirst();
      if (!known) throw unknownFlow(flow);
      const rows = await database
        .selectFrom("version")
        .select(columns)
        .where("flow", "=", flow)
        .orderBy("number", "desc")
        .execute();
      const went = await database
        .selectFrom("went_live")
        .select(["version", "at", "note"])
        .where("flow", "=", flow)
        .orderBy("at")
        .execute();
      const live = new Map(went.map(({ version, at, note }) => [version, { at, note }]));
      return rows.map((row) => ({ ...row, current: row.id === known.version, live: live.get(row.id) }));
    },

    async current() {
      const rows = await database
        .selectFrom("version")
        .innerJoin("current", "current.version", "version.id")
        .select(["version.id", "version.flow", "number", "message", "published_at as publishedAt"])
        .execute();
      return new Map(rows.map((row) => [row.flow, row]));
    },

    async serving() {
      const rows = await database
        .selectFrom("version")
        .innerJoin("current", "current.version", "version.id")
        .select([
          "version.id",
          "version.flow",
          "number",
          "message",
          "published_at as publishedAt",
          "manifest",
        ])
        .orderBy("version.flow")
        .execute();
      return rows.flatMap(({ manifest, ...version }) => {
        const whole = ifWhole(version.id, manifest);
        return whole ? [{ ...version, manifest: whole }] : [];
      });
    },

    find,
    findOf,

    async whole(id) {
      const version = await find(id);
      const manifest = await manifestOf(database, id);
      const documents = new Map<string, FlowDocument>();
      for (const flow of Object.keys(manifest.flows)) {
        documents.set(flow, (await documentOf(database, id, manifest, flow, nodeTypes)).document);
      }
      return { ...version, manifest, documents };
    },

    async makeCurrent(flow, id, note) {
      const version = await findOf(flow, id);
      await changing(database, async (transaction) => {
        const before = await currentOf(transaction, flow);
        await putLive(transaction, { flow, version: id, at: now(), note });
        await record(transaction, {
          deed: "version.activated",
          thing: flow,
          ...(before ? { before } : {}),
          after: { version: id, number: version.number, note },
        });
      });
      return version;
    },
  };
}
