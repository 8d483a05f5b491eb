import type { Estate } from "./estate.ts";
import type { ThingKey } from "./things.ts";

/** Flows, and numbers of our own between them, from each of which a call can get to each. */
export interface Circle {
  /** One way round, each thing once. */
  readonly path: readonly ThingKey[];
  readonly published: boolean;
  readonly draft: boolean;
}

/** Each group of flows that lead into each other, once. Tarjan's way, without recursion: a chain of flows may be long. */
export function circlesIn(estate: Estate): readonly Circle[] {
  return groupsIn(estate).map((group) => {
    const path = roundIn(estate, group);
    const within = [...group].flatMap((key) => onwards(estate, key)).filter(({ to }) => group.has(to));
    return {
      path,
      published: within.every(({ published }) => published),
      draft: within.every(({ draft }) => draft),
    };
  });
}

function onwards({ from }: Estate, key: ThingKey) {
  return (from.get(key) ?? []).filter(({ to }) => isPassed(to));
}

function isPassed(key: ThingKey): boolean {
  return key.startsWith("flow:") || key.startsWith("number:");
}

interface Visit {
  readonly key: ThingKey;
  readonly ahead: ThingKey[];
}

function groupsIn(estate: Estate): readonly ReadonlySet<ThingKey>[] {
  const groups: Set<ThingKey>[] = [];
  const index = new Map<ThingKey, number>();
  const lowest = new Map<ThingKey, number>();
  const open: ThingKey[] = [];
  const isOpen = new Set<ThingKey>();
  const lower = (key: ThingKey, to: number): void =>
    void lowest.set(key, Math.min(lowest.get(key) ?? to, to));
  const enter = (key: ThingKey): Visit => {
    index.set(key, index.size);
    lower(key, index.size - 1);
    open.push(key);
    isOpen.add(key);
    return { key, ahead: onwards(estate, key).map(({ to }) => to) };
  };
  for (const start of estate.things.keys()) {
    if (!isPassed(start) || index.has(start)) continue;
    const visits = [enter(start)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const next = visit.ahead.pop();
      if (next !== undefined) {
        if (!index.has(next)) visits.push(enter(next));
        else if (isOpen.has(next)) lower(visit.key, index.get(next) ?? 0);
        continue;
      }
      visits.pop();
      const below = visits.at(-1);
      if (below) lower(below.key, lowest.get(visit.key) ?? 0);
      if (lowest.get(visit.key) !== index.get(visit.key)) continue;
      const group = new Set(open.splice(open.lastIndexOf(visit.key)));
      for (const key of group) isOpen.delete(key);
      if (group.size > 1) groups.push(group);
    }
  }
  return groups;
}

/** The shortest way round from the flow that was met first. */
function roundIn(estate: Estate, group: ReadonlySet<ThingKey>): readonly ThingKey[] {
  const start = [...estate.things.keys()].find((key) => group.has(key) && key.startsWith("flow:"));
  if (start === undefined) return [...group];
  const before = new Map<ThingKey, ThingKey>();
  const ahead = [start];
  for (let next = 0; next < ahead.length; next++) {
    const key = ahead[next] as ThingKey;
    for (const { to } of onwards(estate, key)) {
      if (to === start) {
        const path = [key];
        for (let at = key; at !== start; ) {
          at = before.get(at) ?? start;
          path.push(at);
        }
        return path.reverse();
      }
      if (group.has(to) && !before.has(to)) {
        before.set(to, key);
        ahead.push(to);
      }
    }
  }
  return [...group];
}
