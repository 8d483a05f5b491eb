import { type NodeTypes, nodeNames } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import type { Database } from "../database/open.ts";
import { draftOf } from "../drafts/drafts.ts";
import { flowsIn } from "../drafts/there.ts";
import { flowByKey, flowsNamedBy } from "../publishing/linked-flows.ts";
import { unsealedIfWhole } from "../publishing/manifest.ts";

/** Something because of which a flow cannot be removed: calls come to it, or are going to. */
export interface InTheWay {
  /**
   * `number`: it is what somebody calls. `step`, `key`: of the draft of another flow. `version`: callers get to it through a version of
   * another flow. `trial`: some of its callers get another version. `planned`: a version of it, or one that leads to it, goes live later.
   */
  readonly kind: "number" | "step" | "key" | "version" | "trial" | "planned";
  /** What it is, and what to do about it, for people. */
  readonly says: string;
  readonly remedy: string;
  /** Where that is done: the flow whose step, version, trial or plan it is. Of a number the flow that is to be removed. */
  readonly flow: string;
  readonly called?: string;
  readonly node?: string;
}

/**
 * Everything because of which a flow cannot be removed now. Calls under way are not in the way: they go on with the version that
 * they began with.
 */
export async function inTheWayOf(
  database: Database,
  flow: string,
  nodeTypes: NodeTypes,
): Promise<readonly InTheWay[]> {
  return [
    ...(await numbersOf(database, flow)),
    ...(await stepsTo(database, flow, nodeTypes)),
    ...(await versionsTo(database, flow)),
    ...(await trialOf(database, flow)),
    ...(await plansOf(database, flow)),
  ];
}

async function numbersOf(database: Database, flow: string): Promise<readonly InTheWay[]> {
  const rows = await database
    .selectFrom("number")
    .select(["called", "environment"])
    .where("flow", "=", flow)
    .orderBy("called")
    .execute();
  return rows.map(({ called, environment }) => ({
    kind: "number",
    says:
      environment === live
        ? `It answers ${called}.`
        : `It answers ${called}, in the environment "${environment}".`,
    remedy: "Have another flow answer there, or nobody.",
    flow,
    called,
  }));
}

async function stepsTo(database: Database, flow: string, nodeTypes: NodeTypes): Promise<readonly InTheWay[]> {
  const rows = await flowsIn(database)
    .selectAll()
    .where("id", "!=", flow)
    // Few name it, and what names it has its id as a text: the others need not be read.
    .where("draft", "like", `%"${flow}"%`)
    .orderBy("id")
    .execute();
  return rows.flatMap((row) => {
    const { document } = draftOf(row, nodeTypes);
    if (!document) return [];
    const names = nodeNames(document.nodes, nodeTypes);
    const steps = document.nodes
      .filter((node) => flowsNamedBy(node, nodeTypes).has(flow))
      .map((node) => ({
        kind: "step" as const,
        says: `The step ${names.get(node.id)} of "${row.title}" leads to it.`,
        remedy: "Have that step lead elsewhere, or delete it.",
        flow: row.id,
        node: node.id,
      }));
    if (flowByKey(document) !== flow) return steps;
    const key = {
      kind: "key" as const,
      says: `A key that works everywhere in "${row.title}" leads to it.`,
      remedy: "Have that key lead elsewhere, in the settings of that flow.",
      flow: row.id,
    };
    return [...steps, key];
  });
}

/** What calls get of other flows, by the version and where: everybody, in whichever environment, or some callers. */
async function versionsTo(database: Database, flow: string): Promise<readonly InTheWay[]> {
  const isLive = await database.selectFrom("current").select("version").execute();
  const tried = await database
    .selectFrom("rollout")
    .select("candidate as version")
    .where("state", "=", "running")
    .execute();
  const elsewhere = await database
    .selectFrom("environment_current")
    .select(["version", "environment"])
    .orderBy("environment")
    .execute();
  const got = [...[...isLive, ...tried].map(({ version }) => ({ version, environment: live })), ...elsewhere];
  if (got.length === 0) return [];
  const rows = await database
    .selectFrom("version")
    .innerJoin("flow", "flow.id", "version.flow")
    .select(["version.id", "version.flow", "version.number", "version.manifest", "flow.title"])
    .where("version.id", "in", [...new Set(got.map(({ version }) => version))])
    .where("version.flow", "!=", flow)
    .where("version.manifest", "like", `%"${flow}"%`)
    .orderBy("version.flow")
    .orderBy("version.number")
    .execute();
  return rows
    .filter((row) => holds(row, flow))
    .flatMap((row) =>
      got
        .filter(({ version }) => version === row.id)
        .map(({ environment }) => ({
          kind: "version" as const,
          says:
            environment === live
              ? `Callers get to it through version ${row.number} of "${row.title}".`
              : `Callers get to it through version ${row.number} of "${row.title}", in the environment "${environment}".`,
          remedy:
            environment === live
              ? "Publish that flow once nothing in it leads here any more."
              : "Publish that flow there once nothing in it leads here any more.",
          flow: row.flow,
        })),
    );
}

/** Whether a version has the flow in it. No call gets what is damaged. */
function holds({ id, manifest }: { readonly id: string; readonly manifest: string }, flow: string): boolean {
  return Object.hasOwn(unsealedIfWhole(id, manifest)?.flows ?? {}, flow);
}

async function trialOf(database: Database, flow: string): Promise<readonly InTheWay[]> {
  const row = await database
    .selectFrom("rollout")
    .innerJoin("version", "version.id", "rollout.candidate")
    .select("version.number")
    .where("rollout.flow", "=", flow)
    .where("rollout.state", "=", "running")
    .executeTakeFirst();
  if (!row) return [];
  return [
    {
      kind: "trial",
      says: `Some of its callers get version ${row.number}.`,
      remedy: "End that under Versions.",
      flow,
    },
  ];
}

async function plansOf(database: Database, flow: string): Promise<readonly InTheWay[]> {
  const rows = await database
    .selectFrom("schedule")
    .innerJoin("flow", "flow.id", "schedule.flow")
    .innerJoin("version", "version.id", "schedule.version")
    .select([
      "schedule.flow",
      "flow.title",
      "version.id",
      "version.number",
      "manifest",
      "local",
      "zone",
      "together",
    ])
    .where("state", "=", "waiting")
    .orderBy("due_at")
    .execute();
  const isWith = ({ together }: { readonly together: string }): boolean =>
    (JSON.parse(together) as readonly { readonly flow: string }[]).some((linked) => linked.flow === flow);
  return rows
    .filter((row) => row.flow === flow || isWith(row) || holds(row, flow))
    .map((row) => ({
      kind: "planned",
      says: `Version ${row.number} of "${row.title}" is planned for ${row.local.replace("T", " ")} (${row.zone}).`,
      remedy: "Cancel that under Versions.",
      flow: row.flow,
    }));
}
