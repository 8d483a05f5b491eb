import type { FlowNode } from "../document/index.ts";
import { itemWords } from "../edit/labels.ts";
import { type Path, sameValue } from "../edit/path.ts";
import type { Field, Fields, Spoken, Utterance } from "../fields/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { FlowChange, Sound } from "./change.ts";
import { inFull, shownValue, spokenIn } from "./shown.ts";
import { exitName, type Side, targetName } from "./sides.ts";

/** A step on both sides. */
export interface Pair {
  readonly before: FlowNode;
  readonly after: FlowNode;
  readonly sides: { readonly before: Side; readonly after: Side };
  /** How the changes name it. */
  readonly step: string;
}

/** What surrounds a value: where it is, and the item of a list that it belongs to. */
interface Spot {
  readonly path: Path;
  readonly outlet?: string;
  readonly item?: string;
}

interface Both<T> {
  readonly before: T;
  readonly after: T;
}

/** What is different in the data of a step that has stayed, in the order of its form. */
export function dataChanges(pair: Pair, fields: Fields): FlowChange[] {
  return membersChanges(pair, fields, { before: pair.before.data, after: pair.after.data }, { path: [] });
}

function membersChanges(
  pair: Pair,
  fields: Fields,
  { before, after }: Both<JsonObject>,
  spot: Spot,
): FlowChange[] {
  const known = Object.entries(fields).flatMap(([name, field]) =>
    fieldChanges(
      pair,
      field,
      { before: before[name], after: after[name] },
      { ...spot, path: [...spot.path, name] },
    ),
  );
  // What no field describes: data of a type that is not known here, or a slip of the hand.
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !Object.hasOwn(fields, name) && !(spot.item !== undefined && name === "id"),
  );
  return [
    ...known,
    ...others.flatMap((name): FlowChange[] => {
      const [was, is] = [before[name], after[name]];
      if (sameValue(was, is)) return [];
      const place = { ...spot, path: [...spot.path, name] };
      return [
        changed(pair, place, name, {
          before: was === undefined ? undefined : inFull(was),
          after: is === undefined ? undefined : inFull(is),
        }),
      ];
    }),
  ];
}

function fieldChanges(pair: Pair, field: Field, values: Both<Json | undefined>, spot: Spot): FlowChange[] {
  if (sameValue(values.before, values.after)) return [];
  const { sides } = pair;
  const said = { before: spokenIn(field, values.before), after: spokenIn(field, values.after) };
  if (said.before && said.after) {
    const found = spokenChanges(field.label, { before: said.before, after: said.after }, of(pair, spot));
    if (found.length > 0) return found;
  }
  const items = { before: itemsOf(field, values.before), after: itemsOf(field, values.after) };
  if (items.before && items.after) {
    const found = listChanges(pair, field, { before: items.before, after: items.after }, spot);
    if (found.length > 0) return found;
  }
  const shown = {
    before: shownValue(field, values.before, sides.before),
    after: shownValue(field, values.after, sides.after),
  };
  if (field.kind === "key" && spot.item !== undefined && shown.before && shown.after) {
    const [before, after] = [values.before, values.after].map((key) => inFull(key ?? null));
    return [{ kind: "key changed", ...of(pair, spot), before: before ?? "", after: after ?? "" }];
  }
  return [changed(pair, spot, field.label, shown)];
}

/** What is said in other words, or comes from elsewhere, language by language. */
export function spokenChanges<Place extends { readonly path: Path }>(
  label: string,
  { before, after }: Both<Spoken>,
  place: Place,
): (Place & SpokenChange)[] {
  const languages = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return languages.flatMap((language): (Place & SpokenChange)[] => {
    const [was, is] = [before[language], after[language]];
    if (sameValue(was, is)) return [];
    const here = { ...place, path: [...place.path, language], label, language };
    const text = { ...(was ? { before: was.text } : {}), ...(is ? { after: is.text } : {}) };
    const sounds = { before: soundOf(was), after: soundOf(is) };
    return [
      ...(was?.text === is?.text ? [] : [{ kind: "text changed" as const, ...here, ...text }]),
      ...(is === undefined || sameValue(sounds.before, sounds.after)
        ? []
        : [{ kind: "sound changed" as const, ...here, ...sounds }]),
    ];
  });
}

type SpokenChange = { readonly label: string; readonly language: string } & (
  | { readonly kind: "text changed"; readonly before?: string; readonly after?: string }
  | { readonly kind: "sound changed"; readonly before: Sound; readonly after: Sound }
);

function soundOf(utterance: Utterance | undefined): Sound {
  const { recording, prompt, voice } = utterance ?? {};
  if (recording !== undefined) return { kind: "recording", name: recording };
  if (prompt !== undefined) return { kind: "prompt", name: prompt };
  return voice === undefined ? { kind: "usual voice" } : { kind: "voice", name: voice };
}

type Item = JsonObject & { readonly id: string };

/** The items of a list; undefined where they cannot be told apart by their ids. */
function itemsOf({ items }: Field, value: Json | undefined): readonly Item[] | undefined {
  if (!items || !Array.isArray(value)) return undefined;
  const found = value.filter((item): item is Item => isJsonObject(item) && typeof item.id === "string");
  const ids = new Set(found.map(({ id }) => id));
  return found.length === value.length && ids.size === value.length ? found : undefined;
}

function listChanges(
  pair: Pair,
  field: Field,
  { before, after }: Both<readonly Item[]>,
  spot: Spot,
): FlowChange[] {
  const { sides } = pair;
  const list = field.label;
  const was = new Map(before.map((item, index) => [item.id, { item, index }]));
  const is = new Set(after.map(({ id }) => id));
  const spotOf = (node: FlowNode, side: Side, item: Item, index: number) => ({
    path: [...spot.path, index],
    ...outletOf(node, side, item.id),
    item: itemName(field, node, side, item, index),
  });
  const leads = (side: Side, id: string) => {
    const to = targetName(side, pair.after.id, id);
    return to === undefined ? {} : { to };
  };
  const there = after.flatMap((item, index): FlowChange[] => {
    const old = was.get(item.id);
    const place = spotOf(pair.after, sides.after, item, index);
    return old
      ? membersChanges(pair, field.items ?? {}, { before: old.item, after: item }, place)
      : [{ kind: "item added", ...of(pair, place), item: place.item, list, ...leads(sides.after, item.id) }];
  });
  const gone = before.flatMap((item, index): FlowChange[] => {
    if (is.has(item.id)) return [];
    const place = spotOf(pair.before, sides.before, item, index);
    return [
      { kind: "item removed", ...of(pair, place), item: place.item, list, ...leads(sides.before, item.id) },
    ];
  });
  const stayed = before.filter(({ id }) => is.has(id)).map(({ id }) => id);
  const now = after.filter(({ id }) => was.has(id)).map(({ id }) => id);
  const moved: FlowChange[] = sameValue(stayed, now)
    ? []
    : [{ kind: "items moved", ...of(pair, spot), list }];
  return [...there, ...gone, ...moved];
}

function outletOf(node: FlowNode, { nodeTypes }: Side, item: string): { readonly outlet?: string } {
  return exitName(node, item, nodeTypes) === undefined ? {} : { outlet: item };
}

/** The words that its author gave it, the name of its exit, or its place in the list. */
function itemName(field: Field, node: FlowNode, { nodeTypes }: Side, item: Item, index: number): string {
  const words = exitName(node, item.id, nodeTypes) ?? itemWords(field, item);
  return words === undefined ? `${field.label} ${index + 1}` : `"${words}"`;
}

function of({ after, step }: Pair, spot: Spot) {
  return { node: after.id, step, ...spot };
}

function changed(
  pair: Pair,
  spot: Spot,
  label: string,
  { before, after }: Both<string | undefined>,
): FlowChange {
  return {
    kind: "field changed",
    ...of(pair, spot),
    label,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
