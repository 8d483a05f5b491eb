import type { EstateFinding } from "../../api/estate.ts";
import { type Bundle, foundIn, type Graph } from "./graph.ts";

/** Where the tree begins: one heading for each way in which callers come, or do not come. */
const groups = ["numbers", "calling", "unreached", "unused"] as const;
export type Group = (typeof groups)[number];

/** A line of the tree. */
export interface Row {
  /** Of all things on the way to it: the same thing may stand in several places. */
  readonly id: string;
  readonly level: number;
  /** Place among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Left out for what has nothing below it. */
  readonly isOpen?: boolean;
  readonly is:
    | { readonly group: Group; readonly count: number }
    /** `again`: what is below it stands further up already. */
    | { readonly thing: string; readonly by: Bundle | undefined; readonly again: boolean }
    | { readonly end: EstateFinding };
}

/**
 * The lines that are in sight. `flipped` are those that somebody has opened or closed: headings begin open, and with a text the ways
 * to what it is found in. A thing that was shown on a way to itself is not opened again, so that circles end.
 */
export function rowsOf(graph: Graph, flipped: ReadonlySet<string>, wanted = ""): readonly Row[] {
  const found = wanted.trim() === "" ? undefined : foundIn(graph, wanted);
  // Flows may share others: opened everywhere they would be shown more often than anybody can count.
  const openedOnce = new Set<string>();
  const beginsOpen = (thing: string): boolean => {
    if (!found || openedOnce.has(thing)) return false;
    openedOnce.add(thing);
    return (graph.from.get(thing) ?? []).some(({ to }) => found.has(to));
  };
  const isOpen = (id: string, begins: boolean): boolean => begins !== flipped.has(id);
  const rows: Row[] = [];
  const add = (all: readonly Omit<Row, "position" | "siblings">[], then: (row: Row) => void): void => {
    for (const [index, row] of all.entries()) {
      const placed = { ...row, position: index + 1, siblings: all.length };
      rows.push(placed);
      if (placed.isOpen) then(placed);
    }
  };
  const below = (thing: string, id: string, level: number, path: readonly string[]): void => {
    const bundles = (graph.from.get(thing) ?? []).filter(({ to }) => !found || found.has(to));
    const ends = found ? [] : (graph.ends.get(thing) ?? []);
    add(
      [
        ...bundles.map((by) => thingRow(by.to, by, `${id}/${by.to}`, level, path)),
        ...ends.map((end, index) => ({ id: `${id}/end-${index}`, level, is: { end } })),
      ],
      (row) => {
        if ("thing" in row.is) below(row.is.thing, row.id, level + 1, [...path, row.is.thing]);
      },
    );
  };
  const thingRow = (
    thing: string,
    by: Bundle | undefined,
    id: string,
    level: number,
    path: readonly string[],
  ): Omit<Row, "position" | "siblings"> => {
    const again = path.includes(thing);
    const hasMore = !again && ((graph.from.get(thing) ?? []).length > 0 || graph.ends.has(thing));
    return {
      id,
      level,
      is: { thing, by, again },
      ...(hasMore ? { isOpen: isOpen(id, beginsOpen(thing)) } : {}),
    };
  };

  const members = membersOf(graph);
  const shown = groups.flatMap((group) => {
    const things = (members.get(group) ?? []).filter((key) => !found || found.has(key));
    return things.length === 0 ? [] : [{ group, things }];
  });
  add(
    shown.map(({ group, things }) => ({
      id: group,
      level: 1,
      is: { group, count: things.length },
      isOpen: isOpen(group, true),
    })),
    (row) => {
      const things = shown.find(({ group }) => group === row.id)?.things ?? [];
      add(
        things.map((thing) => thingRow(thing, undefined, `${row.id}/${thing}`, 2, [])),
        (inner) => {
          if ("thing" in inner.is) below(inner.is.thing, inner.id, 3, [inner.is.thing]);
        },
      );
    },
  );
  return rows;
}

/** What stands below which heading. Each thing that nothing leads to stands below one, so that all can be got to. */
function membersOf({ things, to, from }: Graph): ReadonlyMap<Group, readonly string[]> {
  const reached = new Set<string>();
  const reach = (keys: readonly string[]): void => {
    const ahead = [...keys];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      for (const bundle of from.get(next) ?? []) ahead.push(bundle.to);
    }
  };
  const all = [...things.values()];
  const numbers = all.filter(({ kind }) => kind === "number").map(({ key }) => key);
  const calling = all.filter(({ kind, callsOut }) => kind === "flow" && callsOut).map(({ key }) => key);
  reach([...numbers, ...calling]);
  const unreached: string[] = [];
  // Those that nothing leads to first; what is left then are flows that lead to each other only.
  const flows = all.filter(({ kind }) => kind === "flow").map(({ key }) => key);
  for (const key of [...flows.filter((flow) => !to.has(flow)), ...flows]) {
    if (reached.has(key)) continue;
    unreached.push(key);
    reach([key]);
  }
  const unused = all.filter(({ key, kind }) => kind !== "flow" && !reached.has(key)).map(({ key }) => key);
  return new Map<Group, readonly string[]>([
    ["numbers", numbers],
    ["calling", calling],
    ["unreached", unreached],
    ["unused", unused],
  ]);
}
