import type { FlowFacts, OpenEnd, Use } from "./facts.ts";
import { grouped } from "./grouped.ts";
import { keyOf, type ThingKey, type ThingKind, type ThingRef } from "./things.ts";

/** What callers get now, or what they would get of the drafts. */
export const layers = ["published", "draft"] as const;
export type Layer = (typeof layers)[number];

/** A number, or whatever else is dialled, and the flow that answers. */
export interface Line {
  readonly called: string;
  readonly flow: string;
  /** Whose version of the flow its callers get; `live` where it is left out. */
  readonly environment?: string;
  /** Whether the flow is published in that environment; left out: as far as it is published anywhere. */
  readonly isAnswered?: boolean;
}

/** A version that new calls get: its flow, and every flow that a call can get to from it, as they were published together. */
export interface PublishedFacts {
  readonly main: FlowFacts;
  readonly parts: readonly FlowFacts[];
}

/** The things of an installation that have a name and nothing to do with one flow. */
export type InstalledKind = Extract<
  ThingKind,
  "calendar" | "pin-list" | "mailbox" | "secret" | "host" | "prompt"
>;

export interface Installed {
  readonly id: string;
  readonly title?: string;
}

/** What an estate is made of. A kind of `installed` that is left out is one that nobody has asked about. */
export interface EstateSource {
  readonly lines: readonly Line[];
  readonly published: readonly PublishedFacts[];
  /** Of each flow there is; one whose draft cannot be read has its id and title only. */
  readonly drafts: readonly (Pick<FlowFacts, "id" | "title"> & { readonly facts?: FlowFacts })[];
  readonly installed: Readonly<Partial<Record<InstalledKind, readonly Installed[]>>>;
}

export interface Thing extends ThingRef {
  readonly key: ThingKey;
  /** What people call it; its id where nobody has named it. */
  readonly title: string;
  /** False for what is named and is not there. What cannot be known is taken to be there. */
  readonly exists: boolean;
  /** Of flows: what is known of them. */
  readonly facts: Readonly<Partial<Record<Layer, FlowFacts>>>;
}

/** One thing uses another. The same of the draft and of what is published is one link. */
export interface EstateLink extends Omit<Use, "from" | "to" | "name"> {
  readonly from: ThingKey;
  readonly to: ThingKey;
  readonly published: boolean;
  readonly draft: boolean;
}

/** Everything that calls of an installation go through, as one graph. */
export interface Estate {
  readonly things: ReadonlyMap<ThingKey, Thing>;
  readonly links: readonly EstateLink[];
  readonly from: ReadonlyMap<ThingKey, readonly EstateLink[]>;
  readonly to: ReadonlyMap<ThingKey, readonly EstateLink[]>;
  readonly source: EstateSource;
}

/** A way that ends in nothing, of which flow and where it is so. */
export interface EstateEnd extends OpenEnd {
  readonly flow: string;
  readonly published: boolean;
  readonly draft: boolean;
}

/** Puts the facts of all flows together. Takes time in proportion to what they use, however many there are. */
export function estateOf(source: EstateSource): Estate {
  const things = new Map<ThingKey, Thing>();
  const links = new Map<string, EstateLink>();
  const ours = new Map(source.lines.map(({ called }) => [called, true]));

  const thing = (ref: ThingRef, known: Partial<Pick<Thing, "title" | "exists" | "facts">> = {}): ThingKey => {
    const key = keyOf(ref);
    const before = things.get(key);
    const isNamed = before !== undefined && before.title !== before.id;
    things.set(key, {
      ...ref,
      key,
      title: isNamed ? before.title : known.title || before?.title || ref.id,
      exists: known.exists ?? before?.exists ?? existsIn(source, ref),
      facts: { ...before?.facts, ...known.facts },
    });
    return key;
  };
  // Whoever is sent to a number of our own comes to the flow that answers there.
  const reached = (ref: ThingRef): ThingRef =>
    (ref.kind === "phone" || ref.kind === "queue") && ours.has(ref.id) ? { kind: "number", id: ref.id } : ref;
  const link = (use: Omit<EstateLink, "published" | "draft">, where: readonly Layer[]): void => {
    const { from, to, how, node = "", outlet = "" } = use;
    const id = `${from}|${to}|${how}|${node}|${outlet}`;
    const before = links.get(id);
    links.set(id, {
      ...use,
      // Of two places in the same step the first is as good.
      ...(before ? { at: before.at } : {}),
      reached: use.reached || (before?.reached ?? false),
      published: where.includes("published") || (before?.published ?? false),
      draft: where.includes("draft") || (before?.draft ?? false),
    });
  };
  const takeIn = (facts: FlowFacts, layer: Layer): void => {
    for (const { from, to, name, ...use } of facts.uses)
      link({ ...use, from: thing(from), to: thing(reached(to), name === undefined ? {} : { title: name }) }, [
        layer,
      ]);
  };

  for (const { called, flow } of source.lines) {
    const from = thing({ kind: "number", id: called });
    link({ from, to: thing({ kind: "flow", id: flow }), how: "answers", at: "", reached: true }, layers);
  }
  const known = new Set(source.drafts.map(({ id }) => id));
  for (const { id, title, facts } of source.drafts)
    thing({ kind: "flow", id }, { title, exists: true, ...(facts ? { facts: { draft: facts } } : {}) });
  for (const { main } of source.published)
    thing(
      { kind: "flow", id: main.id },
      { title: main.title, exists: known.has(main.id), facts: { published: main } },
    );
  for (const { facts } of source.drafts) if (facts) takeIn(facts, "draft");
  for (const facts of new Set(source.published.flatMap(({ parts }) => parts))) takeIn(facts, "published");
  for (const [kind, all] of Object.entries(source.installed) as [InstalledKind, readonly Installed[]][])
    for (const { id, title } of all) thing({ kind, id }, title ? { title } : {});

  const all = [...links.values()];
  return {
    things,
    links: all,
    from: grouped(all, ({ from }) => from),
    to: grouped(all, ({ to }) => to),
    source,
  };
}

function existsIn({ installed }: EstateSource, { kind, id }: ThingRef): boolean {
  // Flows are all made known before anything names them, so one that is met later is not there.
  if (kind === "flow") return false;
  const all = installed[kind as InstalledKind];
  return all === undefined || all.some((one) => one.id === id);
}

/** Where callers come in: numbers with a flow, and flows that place their calls themselves. */
export function entriesOf({ things }: Estate, layer: Layer): readonly ThingKey[] {
  return [...things.values()]
    .filter(({ kind, facts }) => kind === "number" || facts[layer]?.callsOut === true)
    .map(({ key }) => key);
}

/** Everything that a call can get to, or that decides about it, from some things on; `without` leads nowhere. */
export function reachedFrom(
  { from }: Estate,
  entries: readonly ThingKey[],
  layer: Layer,
  without?: ThingKey,
): ReadonlySet<ThingKey> {
  const found = new Set<ThingKey>();
  const ahead = entries.filter((key) => key !== without);
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const link of from.get(next) ?? [])
      if (link[layer] && link.reached && link.to !== without) ahead.push(link.to);
  }
  return found;
}

/** The ways that end in nothing, those of the draft and of what is published told apart. */
export function endsIn({ things }: Estate): readonly EstateEnd[] {
  const found = new Map<string, EstateEnd>();
  for (const { kind, id, facts } of things.values()) {
    if (kind !== "flow") continue;
    for (const layer of layers)
      for (const end of facts[layer]?.ends ?? []) {
        const key = `${id}|${end.node}|${end.outlet ?? ""}`;
        const before = found.get(key);
        const other = { published: before?.published ?? false, draft: before?.draft ?? false };
        found.set(key, { ...end, flow: id, ...other, [layer]: true });
      }
  }
  return [...found.values()];
}
