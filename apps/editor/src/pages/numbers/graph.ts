import type { Estate, EstateFinding, EstateLink, EstateThing } from "../../api/estate.ts";

/** An estate as the page looks things up in it. */
export interface Graph {
  readonly things: ReadonlyMap<string, EstateThing>;
  /** Where each thing leads, once for each thing that it leads to, with all links there. */
  readonly from: ReadonlyMap<string, readonly Bundle[]>;
  readonly to: ReadonlyMap<string, readonly Bundle[]>;
  /** Ways that end in nothing, by the flow that they are in. */
  readonly ends: ReadonlyMap<string, readonly EstateFinding[]>;
}

/** All links from one thing to another. */
export interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly links: readonly EstateLink[];
}

export function graphOf({ things, links, findings }: Pick<Estate, "things" | "links" | "findings">): Graph {
  const bundles = [...Map.groupBy(links, ({ from, to }) => `${from} ${to}`).values()].flatMap((together) => {
    const [first] = together;
    return first ? [{ from: first.from, to: first.to, links: together }] : [];
  });
  const ends = findings.filter(({ deadEnd, place, thing }) => deadEnd && thing === `flow:${place?.flow}`);
  return {
    things: new Map(things.map((thing) => [thing.key, thing])),
    from: Map.groupBy(bundles, ({ from }) => from),
    to: Map.groupBy(bundles, ({ to }) => to),
    ends: Map.groupBy(ends, ({ thing }) => thing),
  };
}

/** What a text is found in, and everything that leads there: that is what is shown of an estate. */
export function foundIn({ things, to }: Graph, wanted: string): ReadonlySet<string> {
  const text = wanted.trim().toLowerCase();
  const ahead = [...things.values()]
    .filter(({ key, title }) => `${title} ${key}`.toLowerCase().includes(text))
    .map(({ key }) => key);
  const found = new Set<string>();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const { from } of to.get(next) ?? []) ahead.push(from);
  }
  return found;
}
