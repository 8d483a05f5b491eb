import {
  type Estate,
  type EstateLink,
  entriesOf,
  type Layer,
  layers,
  reachedFrom,
  type Thing,
} from "./estate.ts";
import type { ThingKey } from "./things.ts";
import type { Turn } from "./ways.ts";

/** Callers who come to something, and how. */
export interface Affected {
  /** What they dial, or the flow that calls them. */
  readonly entry: ThingKey;
  /** `Callers of +15550100 who take “Press 2, Billing” at Main menu`. */
  readonly says: string;
  /** The things on their way, from the entry to the thing itself. */
  readonly way: readonly ThingKey[];
  readonly published: boolean;
  readonly draft: boolean;
}

/** What there is to know before something goes. */
export interface WhatBreaks {
  readonly thing: Thing;
  /** Where it is used: the links that lead to it. */
  readonly uses: readonly EstateLink[];
  /** Where the callers come in who come to it, each once: numbers, and flows that place calls. */
  readonly entries: readonly ThingKey[];
  /** By which turns they come to it, for each place that leads there. */
  readonly affected: readonly Affected[];
  /** There are more ways than `affected` tells. */
  readonly isCut: boolean;
  /** What no caller would get to any more, while callers do now: flows, people, whatever is behind it. */
  readonly lost: readonly ThingKey[];
}

// Whoever reads a hundred lines has understood.
const mostTold = 200;

/** Where a thing is used and what breaks if it goes; undefined for one that is not there. */
export function whatBreaks(estate: Estate, key: ThingKey): WhatBreaks | undefined {
  const thing = estate.things.get(key);
  if (!thing) return undefined;
  const uses = estate.to.get(key) ?? [];
  const affected = new Map<string, Affected>();
  const entries = new Set<ThingKey>();
  let isCut = false;
  for (const layer of layers) {
    for (const entry of waysUp(estate, key, layer, entriesOf(estate, layer)).keys()) entries.add(entry);
    let told = 0;
    for (const one of affectedIn(estate, thing, uses, layer)) {
      isCut = told >= mostTold;
      if (isCut) break;
      told++;
      const id = `${one.entry}|${one.says}`;
      affected.set(id, { ...one, ...affected.get(id), [layer]: true });
    }
  }
  return {
    thing,
    uses,
    entries: [...entries],
    affected: [...affected.values()],
    isCut,
    lost: lostWithout(estate, key),
  };
}

/** One after the other, because nobody needs all of them where there are thousands. */
function* affectedIn(
  estate: Estate,
  thing: Thing,
  uses: readonly EstateLink[],
  layer: Layer,
): Generator<Affected> {
  const none = { published: false, draft: false };
  const entries = entriesOf(estate, layer);
  if (entries.includes(thing.key)) {
    yield { entry: thing.key, says: saysOf(estate, thing.key, [], layer), way: [thing.key], ...none };
    return;
  }
  const waysTo = new Map<ThingKey, ReturnType<typeof waysUp>>();
  for (const use of uses) {
    if (!use[layer] || !use.reached) continue;
    const ways = waysTo.get(use.from) ?? waysUp(estate, use.from, layer, entries);
    waysTo.set(use.from, ways);
    for (const [entry, links] of ways) {
      const all = [...links, use];
      const way = [entry, ...all.map(({ to }) => to)];
      yield { entry, says: saysOf(estate, entry, all, layer), way, ...none };
    }
  }
}

/** The shortest way from each entry to a thing, as links in the order of the call. */
function waysUp(
  estate: Estate,
  key: ThingKey,
  layer: Layer,
  entries: readonly ThingKey[],
): ReadonlyMap<ThingKey, readonly EstateLink[]> {
  const onwards = new Map<ThingKey, EstateLink | undefined>([[key, undefined]]);
  const ahead = [key];
  for (let next = 0; next < ahead.length; next++) {
    for (const link of estate.to.get(ahead[next] as ThingKey) ?? []) {
      if (!link[layer] || !link.reached || onwards.has(link.from)) continue;
      onwards.set(link.from, link);
      ahead.push(link.from);
    }
  }
  const ways = new Map<ThingKey, readonly EstateLink[]>();
  for (const entry of entries) {
    if (!onwards.has(entry)) continue;
    const way: EstateLink[] = [];
    for (let link = onwards.get(entry); link; link = onwards.get(link.to)) way.push(link);
    ways.set(entry, way);
  }
  return ways;
}

function saysOf(estate: Estate, entry: ThingKey, way: readonly EstateLink[], layer: Layer): string {
  const { kind, id, title } = estate.things.get(entry) as Thing;
  const who =
    kind === "number" ? `allers of ${id === "bot" ? "the bot in Teams" : id}` : `hose whom ${title} calls`;
  const turns = way.flatMap((link) => turnsOf(estate, link, layer));
  const trouble = way.find(({ how }) => how === "fallback");
  const goesWrong = trouble ? `, when something goes wrong in ${titleOf(estate, trouble.from)}` : "";
  const begins = kind === "number" ? "C" : "T";
  if (turns.length === 0) return `${goesWrong || kind !== "number" ? begins : "All c"}${who}${goesWrong}`;
  const taken = turns.map(({ exit, step }) => `“${exit}” at ${step}`).join(", then ");
  return `${begins}${who} who take ${taken}${goesWrong}`;
}

function turnsOf(estate: Estate, { from, node, outlet, step }: EstateLink, layer: Layer): readonly Turn[] {
  const facts = estate.things.get(from)?.facts;
  const turns = node === undefined ? [] : ((facts?.[layer] ?? facts?.draft)?.ways.turnsTo(node) ?? []);
  return outlet === undefined || step === undefined ? turns : [...turns, { step, exit: "Way out" }];
}

function titleOf(estate: Estate, key: ThingKey): string {
  return estate.things.get(key)?.title ?? key;
}

/** What callers get to now, and would not without something. */
function lostWithout(estate: Estate, key: ThingKey): readonly ThingKey[] {
  const entries = entriesOf(estate, "published");
  const now = reachedFrom(estate, entries, "published");
  const then = reachedFrom(estate, entries, "published", key);
  return [...now].filter((one) => one !== key && !then.has(one));
}
