import { type FlowDocument, type NodeTypes, type Problem, readText } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import type { Insertable } from "kysely";
import { actor } from "../audit/actor.ts";
import { ControlError } from "../control-error.ts";
import type { Database } from "../database/open.ts";
import type { WentLiveRow } from "../database/tables.ts";
import { refuseMissing } from "../drafts/there.ts";
import { hashOf } from "../hashes.ts";
import { replaceRollout } from "../rollout/replacing.ts";
import { damaged, type Manifest, unsealed } from "./manifest.ts";

/**
 * The manifest of a version, if it is still the one that was published.
 * @throws ControlError `version_unknown`, `version_damaged`
 */
export async function manifestOf(database: Database, version: string): Promise<Manifest> {
  const row = await database
    .selectFrom("version")
    .select("manifest")
    .where("id", "=", version)
    .executeTakeFirst();
  if (!row) throw unknownVersion(version);
  return unsealed(version, row.manifest);
}

/** A document that was published, as this program reads it. */
export interface PublishedDocument {
  readonly document: FlowDocument;
  readonly problems: readonly Problem[];
  /** As it was stored: migrations show only in `document`. */
  readonly text: string;
  readonly hash: string;
}

/**
 * The document of one flow of a version.
 * @throws ControlError `version_damaged` when it is gone, is not what was published, or cannot be read
 */
export async function documentOf(
  database: Database,
  version: string,
  manifest: Manifest,
  flow: string,
  nodeTypes: NodeTypes,
): Promise<PublishedDocument> {
  const hash = manifest.flows[flow]?.hash;
  if (hash === undefined) throw damaged(version, `it does not name the flow "${flow}"`);
  const row = await database
    .selectFrom("document")
    .select("text")
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (!row) throw damaged(version, `the document of the flow "${flow}" is gone`);
  if (hashOf(row.text) !== hash) {
    throw damaged(version, `the document of the flow "${flow}" is not the one that was published`);
  }
  const { document, problems } = readText(row.text, nodeTypes);
  if (!document) throw damaged(version, `this dialtree cannot read the document of the flow "${flow}"`);
  return { document, problems, text: row.text, hash };
}

/**
 * Sees to it that each flow which callers get to by a version is still there.
 * @throws ControlError `flow_removed`, `version_unknown`, `version_damaged`
 */
export async function refuseRemoved(database: Database, version: string): Promise<void> {
  for (const flow of Object.keys((await manifestOf(database, version)).flows))
    await refuseMissing(database, flow);
}

/**
 * Has all new calls get a version, in the environment that the row names or in `live`, and writes down since when. What some of
 * them got until then is over.
 * @throws ControlError `flow_removed`, where somebody has removed it meanwhile
 */
export async function putLive(database: Database, row: Insertable<WentLiveRow>): Promise<void> {
  const { flow, version, environment = live } = row;
  await refuseMissing(database, flow);
  if (environment === live) {
    await database
      .insertInto("current")
      .values({ flow, version })
      .onConflict((known) => known.column("flow").doUpdateSet({ version }))
      .execute();
    await replaceRollout(database, row);
  } else
    await database
      .insertInto("environment_current")
      .values({ environment, flow, version })
      .onConflict((known) => known.columns(["environment", "flow"]).doUpdateSet({ version }))
      .execute();
  await database
    .insertInto("went_live")
    .values({ ...row, who: actor().name })
    .execute();
}

/** The version that new calls of a flow get in an environment, in `live` unless told, as the log has it. */
export async function currentOf(
  database: Database,
  flow: string,
  environment: string = live,
): Promise<{ readonly version: string; readonly number: number } | undefined> {
  if (environment !== live)
    return database
      .selectFrom("environment_current")
      .innerJoin("version", "version.id", "environment_current.version")
      .select(["version.id as version", "version.number"])
      .where("environment_current.environment", "=", environment)
      .where("environment_current.flow", "=", flow)
      .executeTakeFirst();
  return database
    .selectFrom("current")
    .innerJoin("version", "version.id", "current.version")
    .select(["version.id as version", "version.number"])
    .where("current.flow", "=", flow)
    .executeTakeFirst();
}

export function unknownVersion(version: string): ControlError {
  return new ControlError(
    "version_unknown",
    `There is no version ${version.slice(0, 80)}.`,
    "Choose a version of the flow's list.",
  );
}
