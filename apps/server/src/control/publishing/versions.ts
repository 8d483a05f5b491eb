import type { FlowDocument, NodeTypes } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import { missing } from "../drafts/there.ts";
import { bookIn, inLog, refuseUnknown } from "../environments/book.ts";
import { type Manifest, unsealedIfWhole } from "./manifest.ts";
import { currentOf, documentOf, manifestOf, putLive, refuseRemoved, unknownVersion } from "./version-rows.ts";

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
  readonly live: { readonly at: number; readonly note: string; readonly who: string | null } | undefined;
  /** Who has published it, by name; null of what was before that was written down. */
  readonly author: string | null;
  /** The environments in which new calls get it, and those in which they ever did. */
  readonly currentIn: readonly string[];
  readonly wasIn: readonly string[];
}

/** A version that new calls get in an environment. */
export interface CurrentVersion extends Version {
  readonly environment: string;
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
  /** The versions that new calls get where it is live, by flow. */
  current(): Promise<ReadonlyMap<string, Version>>;
  /** The number of the newest version of each flow that was ever published, whether calls get it or not. */
  newest(): Promise<ReadonlyMap<string, number>>;
  /** The versions that new calls get, in all environments; those of `live` first. */
  currentEverywhere(): Promise<readonly CurrentVersion[]>;
  /** Each of them once, with its manifest. What is damaged is left out: no call gets it. */
  serving(): Promise<readonly (Version & { readonly manifest: Manifest })[]>;
  /** @throws ControlError `version_unknown` */
  find(id: string): Promise<Version>;
  /** @throws ControlError `version_unknown`, `version_of_other_flow`, `version_of_other_environment` for what was never there */
  findThere(flow: string, id: string, environment: string): Promise<Version>;
  /** @throws ControlError `version_unknown`, `version_damaged` */
  whole(id: string): Promise<WholeVersion>;
  /**
   * From now on new calls of the flow get this version again, in one environment.
   * @param note Why, for people.
   * @throws ControlError `version_unknown`, `version_of_other_flow`, `version_of_other_environment` for what was never there;
   *   `flow_removed` where callers would get to one that was
   */
  makeCurrent(flow: string, id: string, note: string, environment?: string): Promise<Version>;
}

const columns = ["id", "flow", "number", "message", "published_at as publishedAt"] as const;

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
  const findThere = async (flow: string, id: string, environment: string): Promise<Version> => {
    const version = await findOf(flow, id);
    if (!(await publishedTo(database, flow))(id).includes(environment))
      throw neverThere(version, environment);
    return version;
  };
  const currentEverywhere = async (): Promise<readonly CurrentVersion[]> => {
    const isLive = await database
      .selectFrom("version")
      .innerJoin("current", "current.version", "version.id")
      .select(["version.id", "version.flow", "number", "message", "published_at as publishedAt"])
      .orderBy("version.flow")
      .execute();
    const elsewhere = await database
      .selectFrom("version")
      .innerJoin("environment_current", "environment_current.version", "version.id")
      .select([
        "version.id",
        "version.flow",
        "number",
        "message",
        "published_at as publishedAt",
        "environment_current.environment",
      ])
      .orderBy("environment_current.environment")
      .orderBy("version.flow")
      .execute();
    return [...isLive.map((row) => ({ ...row, environment: live })), ...elsewhere];
  };
  return {
    async list(flow) {
      // Of one that was removed as well: journals name its versions.
      const known = await database.selectFrom("flow").select("id").where("id", "=", flow).executeTakeFirst();
      if (!known) throw await missing(database, flow);
      const current = (await currentEverywhere()).filter((one) => one.flow === flow);
      const rows = await database
        .selectFrom("version")
        .select([...columns, "author"])
        .where("flow", "=", flow)
        .orderBy("number", "desc")
        .execute();
      const went = await database
        .selectFrom("went_live")
        .select(["version", "at", "note", "environment", "who"])
        .where("flow", "=", flow)
        .orderBy("at")
        .execute();
      const published = await publishedTo(database, flow);
      return rows.map((row) => {
        const here = went.filter(({ version }) => version === row.id);
        const last = here.findLast(({ environment }) => environment === live);
        const currentIn = current.flatMap(({ id, environment }) => (id === row.id ? [environment] : []));
        return {
          ...row,
          current: currentIn.includes(live),
          live: last && { at: last.at, note: last.note, who: last.who },
          currentIn,
          wasIn: published(row.id),
        };
      });
    },

    async current() {
      const everywhere = await currentEverywhere();
      return new Map(
        everywhere.flatMap(({ environment, ...version }) =>
          environment === live ? [[version.flow, version]] : [],
        ),
      );
    },

    async newest() {
      const rows = await database
        .selectFrom("version")
        .select(({ fn }) => ["flow", fn.max("number").as("number")])
        .groupBy("flow")
        .execute();
      return new Map(rows.map(({ flow, number }) => [flow, Number(number)]));
    },

    currentEverywhere,

    async serving() {
      const ids = new Set((await currentEverywhere()).map(({ id }) => id));
      if (ids.size === 0) return [];
      const rows = await database
        .selectFrom("version")
        .select([...columns, "manifest"])
        .where("id", "in", [...ids])
        .orderBy("flow")
        .orderBy("number")
        .execute();
      return rows.flatMap(({ manifest, ...version }) => {
        const whole = unsealedIfWhole(version.id, manifest);
        return whole ? [{ ...version, manifest: whole }] : [];
      });
    },

    find,
    findThere,

    async whole(id) {
      const version = await find(id);
      const manifest = await manifestOf(database, id);
      const documents = new Map<string, FlowDocument>();
      for (const flow of Object.keys(manifest.flows)) {
        documents.set(flow, (await documentOf(database, id, manifest, flow, nodeTypes)).document);
      }
      return { ...version, manifest, documents };
    },

    async makeCurrent(flow, id, note, environment = live) {
      const version = await findThere(flow, id, environment);
      await changing(database, async (transaction) => {
        refuseUnknown(environment, (await bookIn(transaction)).book);
        await refuseRemoved(transaction, id);
        const before = await currentOf(transaction, flow, environment);
        await putLive(transaction, { flow, version: id, at: now(), note, environment });
        await record(transaction, {
          deed: "version.activated",
          thing: flow,
          ...(before ? { before } : {}),
          after: { version: id, number: version.number, note, ...inLog(environment) },
        });
      });
      return version;
    },
  };
}

/** The environments that each version of a flow was ever published to, be it for some callers or for later. */
async function publishedTo(
  database: Database,
  flow: string,
): Promise<(version: string) => readonly string[]> {
  const went = await database
    .selectFrom("went_live")
    .select(["version", "environment"])
    .where("flow", "=", flow)
    .orderBy("at")
    .execute();
  const tried = await database
    .selectFrom("rollout")
    .select("candidate as version")
    .where("flow", "=", flow)
    .execute();
  const planned = await database.selectFrom("schedule").select("version").where("flow", "=", flow).execute();
  // What everybody got was written down; what some got, or are to get, is live as well.
  const all = [...went, ...[...tried, ...planned].map(({ version }) => ({ version, environment: live }))];
  const known = Map.groupBy(all, ({ version }) => version);
  return (version) => {
    const environments = known.get(version)?.map(({ environment }) => environment);
    // Of what was before that was written down nothing is known but that it was live.
    return [...new Set(environments ?? [live])];
  };
}

function neverThere({ number, flow }: Version, environment: string): ControlError {
  return new ControlError(
    "version_of_other_environment",
    `Version ${number} of the flow "${flow}" was never published to "${environment}".`,
    "Publish that version there: then it is looked at what its names stand for in that environment.",
  );
}
