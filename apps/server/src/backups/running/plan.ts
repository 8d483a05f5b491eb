import type { Database } from "../../control/database/open.ts";
import { canonical, hashOf } from "../../control/hashes.ts";
import type { Head } from "../archive/manifest.ts";
import { type BegunSince, begunSince } from "./begun-since.ts";
import { carriedTables } from "./carried.ts";
import { type Comparing, type Difference, differencesIn, type Row, rowsOf } from "./differences.ts";
import { type LiveChange, liveThen, type Published, publishedThen } from "./live-versions.ts";

/** What a restore changes, for people. */
export interface Summary {
  /** When the backup was made. */
  readonly madeAt: string;
  /**
   * Drafts. `changed`: as they were; `back`: of a flow that is not here; `stays`: of a flow that the backup does not have, which
   * no new call gets. A flow that was removed since comes back as well; one that was removed then is removed.
   */
  readonly flows: readonly {
    readonly id: string;
    readonly title: string;
    readonly becomes: "changed" | "back" | "stays" | "removed";
    /** Of the draft that is here. */
    readonly revision: number | null;
  }[];
  /** What new calls get: the numbers of versions. */
  readonly live: readonly {
    readonly flow: string;
    readonly environment: string;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  readonly numbers: readonly {
    readonly called: string;
    readonly before: Assigned | null;
    readonly after: Assigned | null;
  }[];
  /** Whatever else has a name: `changed`, as it was; `back`, because it is not here. */
  readonly others: readonly {
    readonly what: string;
    readonly name: string;
    readonly becomes: "changed" | "back";
  }[];
  /** Rollouts and planned versions that have begun since, and end. */
  readonly ended: readonly Omit<BegunSince, "id">[];
  /** Versions that are not here and come back into the lists of their flows, with the number that they get. */
  readonly versions: readonly { readonly flow: string; readonly was: number; readonly now: number }[];
  /** What was sealed with another secret stays as it is here: PINs, secrets and scenarios. */
  readonly sealedStays: boolean;
  /** Stands for all of this, the backup, and what is here: to agree to exactly this. */
  readonly agree: string;
}

interface Assigned {
  readonly flow: string;
  readonly environment: string;
}

/** All that a restore does. */
export interface Plan {
  readonly differences: readonly Difference[];
  readonly published: Published;
  readonly live: readonly LiveChange[];
  readonly begun: readonly BegunSince[];
  readonly summary: Summary;
}

export interface Backed extends Comparing {
  readonly head: Head;
}

/** Looks what a restore of a backup changes. Changes nothing itself. */
export async function planOf(backed: Backed): Promise<Plan> {
  const { backup, here, opens, head } = backed;
  const differences = await differencesIn(backed);
  const published = await publishedThen(backup, here);
  const live = await liveThen(backup, here, published);
  const begun = await begunSince(backup, here, live);
  const told = {
    madeAt: head.madeAt,
    flows: await flowsIn(differences, backup, here),
    live: live.map(({ flow, environment, before, after }) => ({
      flow,
      environment,
      before: before?.number ?? null,
      after: after?.number ?? null,
    })),
    numbers: numbersIn(differences),
    others: othersIn(differences),
    ended: begun.map(({ id: _, ...one }) => one),
    versions: published.versions.map(({ id: _, ...one }) => one),
    sealedStays: !opens,
  };
  const agree = hashOf(canonical(JSON.parse(JSON.stringify([head, differences.map(shapeOf), live, told]))));
  return { differences, published, live, begun, summary: { ...told, agree } };
}

/** When it is looked is no part of what is agreed to. */
function shapeOf({ table, puts, changes, goes }: Difference): unknown {
  const shown = ({ updated_at: _, ...row }: Row) => hashOf(JSON.stringify(row));
  return [table, puts.map(shown), changes.map(({ before, set }) => [shown(before), shown(set)]), goes.length];
}

const changed = <Name extends string>(row: Row, name: Name): string => String(row[name] ?? "");

/** Somebody has removed the flow. */
const isRemoved = (row: Row): boolean => row.removed_at !== null;

async function flowsIn(
  differences: readonly Difference[],
  backup: Database,
  here: Database,
): Promise<Summary["flows"]> {
  const flows = differences.find(({ table }) => table === "flow");
  const were = new Set((await rowsOf(backup, "flow", ["id"])).map(({ id }) => id));
  const made = (await rowsOf(here, "flow", ["id", "title", "revision", "removed_at"])).filter(
    (row) => !were.has(row.id ?? null) && !isRemoved(row),
  );
  const told = (row: Row, becomes: Summary["flows"][number]["becomes"], revision: number | null) => ({
    id: changed(row, "id"),
    title: changed(row, "title"),
    becomes,
    revision,
  });
  return [
    ...(flows?.changes ?? []).map(({ before, set }) => {
      const [was, is] = [isRemoved(before), isRemoved(set)];
      return told(before, was === is ? "changed" : is ? "removed" : "back", Number(before.revision));
    }),
    ...(flows?.puts ?? []).map((row) => told(row, isRemoved(row) ? "removed" : "back", null)),
    ...made.map((row) => told(row, "stays", Number(row.revision))),
  ].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function numbersIn(differences: readonly Difference[]): Summary["numbers"] {
  const numbers = differences.find(({ table }) => table === "number");
  const assigned = (row: Row): Assigned => ({
    flow: changed(row, "flow"),
    environment: changed(row, "environment"),
  });
  return [
    ...(numbers?.puts ?? []).map((row) => ({
      called: changed(row, "called"),
      before: null,
      after: assigned(row),
    })),
    ...(numbers?.goes ?? []).map((row) => ({
      called: changed(row, "called"),
      before: assigned(row),
      after: null,
    })),
    ...(numbers?.changes ?? []).map(({ before, set }) => ({
      called: changed(before, "called"),
      before: assigned(before),
      after: assigned(set),
    })),
  ].toSorted((a, b) => (a.called < b.called ? -1 : 1));
}

function othersIn(differences: readonly Difference[]): Summary["others"] {
  const named = new Map(
    carriedTables.flatMap(([table, { what }]) => (what === undefined ? [] : [[table, what]])),
  );
  return differences.flatMap(({ table, key, puts, changes }) => {
    const what = named.get(table);
    if (what === undefined) return [];
    const nameOf = (row: Row): string =>
      "id" in row && row.id === 1 ? "" : key.map((column) => row[column]).join(": ");
    return [
      ...changes.map(({ before }) => ({ what, name: nameOf(before), becomes: "changed" as const })),
      ...puts.map((row) => ({ what, name: nameOf(row), becomes: "back" as const })),
    ];
  });
}

/** Whether there is nothing to be done. */
export function isNothing({ differences, live, begun, published }: Plan): boolean {
  const rows = differences.flatMap(({ puts, changes, goes }) => [...puts, ...changes, ...goes]);
  return [...rows, ...live, ...begun, ...published.versions].length === 0;
}
