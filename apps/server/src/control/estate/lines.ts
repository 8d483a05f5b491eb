import type { Database } from "../database/open.ts";
import type { Published } from "../published/published.ts";
import type { Version, Versions } from "../publishing/versions.ts";

/** The version that answers for a flow, and since when it does. */
export interface Answering extends Version {
  /** Milliseconds since 1970, UTC; undefined where nobody wrote it down. */
  readonly liveSince: number | undefined;
}

/** What answers for flows in an environment, by flow. A version that should answer and cannot is not among them; the one in its place is. */
export async function answeringFor(
  database: Database,
  versions: Pick<Versions, "currentEverywhere" | "find">,
  published: Pick<Published, "serving">,
  flows: Iterable<string>,
  environment: string,
): Promise<ReadonlyMap<string, Answering>> {
  const everywhere = await versions.currentEverywhere();
  const current = new Map(
    everywhere.flatMap(({ environment: there, ...version }) =>
      there === environment ? [[version.flow, version] as const] : [],
    ),
  );
  const since = await database
    .selectFrom("went_live")
    .select(["version", (row) => row.fn.max("at").as("at")])
    .where("environment", "=", environment)
    .groupBy("version")
    .execute();
  const live = new Map(since.map(({ version, at }) => [version, Number(at)]));
  const found = new Map<string, Answering>();
  for (const flow of new Set(flows)) {
    const id = published.serving(flow, environment)?.id;
    if (id === undefined) continue;
    const known = current.get(flow);
    found.set(flow, { ...(known?.id === id ? known : await versions.find(id)), liveSince: live.get(id) });
  }
  return found;
}
