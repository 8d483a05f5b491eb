import type { Database } from "../database/open.ts";

/** A version goes live for everybody: what some callers had until then is over. Part of the transaction that puts it live. */
export async function replaceRollout(
  database: Database,
  { flow, version, at }: { readonly flow: string; readonly version: string; readonly at: number },
): Promise<void> {
  const running = await database
    .selectFrom("rollout")
    .select(["id", "candidate"])
    .where("flow", "=", flow)
    .where("state", "=", "running")
    .executeTakeFirst();
  if (!running) return;
  const end =
    running.candidate === version
      ? ({ state: "finished", told: "" } as const)
      : ({ state: "replaced", told: "Another version went live for everybody." } as const);
  await database
    .updateTable("rollout")
    .set({ ...end, over_at: at })
    .where("id", "=", running.id)
    .execute();
}
