import { languageTag } from "../../fields/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { sameValue } from "../path.ts";

/** Whose change holds where both sides changed the same. */
export type Side = "mine" | "theirs";

/** A value as it was, and as two people have made it since. Undefined is nothing. */
export interface Three<Value> {
  readonly base: Value | undefined;
  readonly mine: Value | undefined;
  readonly theirs: Value | undefined;
}

/** What joining has come upon so far. */
export interface Joining {
  readonly wins: Side;
  /** Told of each place that both sides changed, differently. */
  readonly clash: () => void;
}

/** One value of two. Where only one side changed it, that is it; where both did, their parts are looked at as long as they have any. */
export function joinedValue(
  three: Three<Json>,
  joining: Joining,
  join: (three: Three<Json>, joining: Joining) => Json | undefined = joinedParts,
): Json | undefined {
  const { base, mine, theirs } = three;
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
  if (sameValue(base, mine)) return theirs;
  return join(three, joining);
}

/** The members of an object, each for itself. */
export function joinedMembers(
  { base, mine, theirs }: Three<JsonObject>,
  joining: Joining,
  join?: (three: Three<Json>, joining: Joining) => Json | undefined,
): JsonObject {
  const names = new Set([...Object.keys(theirs ?? {}), ...Object.keys(mine ?? {})]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const three = { base: own(base, name), mine: own(mine, name), theirs: own(theirs, name) };
      const value = joinedValue(three, joining, join);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Things with ids, in their order; those that only one side has stand behind whatever they stood behind there. */
export function joinedItems<Item>(
  { base, mine, theirs }: Three<readonly Item[]>,
  idOf: (item: Item) => string,
  joining: Joining,
  join: (three: Three<Item>, joining: Joining) => Item | undefined,
): readonly Item[] {
  const [was, ours, others] = [base, mine, theirs].map((list) => byId(list ?? [], idOf)) as [
    ReadonlyMap<string, Item>,
    ReadonlyMap<string, Item>,
    ReadonlyMap<string, Item>,
  ];
  return joinedOrder([...was.keys()], [...ours.keys()], [...others.keys()], joining).flatMap((id) => {
    const three = { base: was.get(id), mine: ours.get(id), theirs: others.get(id) };
    if (sameValue(three.mine, three.theirs) || sameValue(three.base, three.theirs)) return three.mine ?? [];
    if (sameValue(three.base, three.mine)) return three.theirs ?? [];
    return join(three, joining) ?? [];
  });
}

/** What both changed and what has no parts of its own: the one whose change holds. */
export function chosen<Value>({ mine, theirs }: Three<Value>, { wins, clash }: Joining): Value | undefined {
  clash();
  return wins === "mine" ? mine : theirs;
}

function joinedParts(three: Three<Json>, joining: Joining): Json | undefined {
  const { base, mine, theirs } = three;
  if (isItems(mine) && isItems(theirs) && (base === undefined || isItems(base))) {
    return joinedItems(
      { base, mine, theirs },
      ({ id }) => id,
      joining,
      (items, within) =>
        items.mine && items.theirs
          ? (joinedMembers(items as Three<JsonObject>, within) as Item)
          : chosen(items, within),
    );
  }
  // Words are translated language by language. Other objects are one thing each: half a person and half a number is nobody.
  if (isByLanguage(mine) && isByLanguage(theirs) && (base === undefined || isByLanguage(base)))
    return joinedMembers({ base, mine, theirs }, joining, chosen);
  return chosen(three, joining);
}

// Ids that both have stand in the order of whoever changed it.
function joinedOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  { wins, clash }: Joining,
): readonly string[] {
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)];
  const shared = (list: readonly string[]) => list.filter((id) => inMine.has(id) && inTheirs.has(id));
  const known = base.filter((id) => inMine.has(id) && inTheirs.has(id));
  const [ours, others] = [shared(mine), shared(theirs)];
  const isMoved = (list: readonly string[]) =>
    !sameValue(
      list.filter((id) => known.includes(id)),
      known,
    );
  if (isMoved(ours) && isMoved(others) && !sameValue(ours, others)) clash();
  const leads = isMoved(ours) && (!isMoved(others) || wins === "mine") ? "mine" : "theirs";
  const [first, second] = leads === "mine" ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  for (const [index, id] of second.entries()) {
    if (order.includes(id)) continue;
    const before = second.slice(0, index).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

type Item = JsonObject & { readonly id: string };

function isItems(value: Json | undefined): value is readonly Item[] {
  if (!Array.isArray(value)) return false;
  const ids = value.map((item) => (isJsonObject(item) ? item.id : undefined));
  return ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length;
}

function isByLanguage(value: Json | undefined): value is JsonObject {
  return (
    isJsonObject(value) &&
    Object.entries(value).every(([tag, said]) => languageTag.safeParse(tag).success && isJsonObject(said))
  );
}

function byId<Value>(list: readonly Value[], idOf: (item: Value) => string): ReadonlyMap<string, Value> {
  return new Map(list.map((item) => [idOf(item), item]));
}

function own(record: JsonObject | undefined, name: string): Json | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
