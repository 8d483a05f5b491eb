import type { CallersChange } from "../../diff/index.ts";
import type { FlowNode, NodeId } from "../../document/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { changeData, dataChange, fieldAt, withChange } from "../data.ts";
import { type Edit, perform } from "../edit.ts";
import { unfit } from "../fields.ts";
import { outletsOf } from "../outlets.ts";
import { type Path, valueAt } from "../path.ts";
import { redirected } from "../places.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { leadAgain } from "./exits.ts";
import { isItems, itemBack, keyBack } from "./items.ts";
import { utteranceBack } from "./utterance.ts";
import { inLiveOrder, isGone, liveLabel, type Versions } from "./versions.ts";

/** A change in the data of a step that has stayed. */
export type DataChanged = Extract<CallersChange, { readonly node: NodeId; readonly path: Path }>;

/** One field, one text of it, or one item of a list is as callers get it. */
export function dataTakenBack(versions: Versions, change: DataChanged, title: string): Edit | Refusal {
  const { now, live, nodeTypes } = versions;
  const at = now.nodes.findIndex(({ id }) => id === change.node);
  const node = now.nodes[at];
  const old = live.nodes.find(({ id }) => id === change.node);
  if (!node || !old) return refuse("change_missing", {});
  const place = changedPlace(change);
  const found = { now: node.data, live: old.data };
  const back = valueBack(versions, change, node, place, bothAt(found, place));
  if (isRefusal(back)) return back;
  const made = changeOf(found, place, back.value);
  if (!made) return refuse("change_missing", {});
  const after = { ...node, data: withChange(node.data, made) as JsonObject };
  const refusal = stepRefused(versions, node, after) ?? valueRefused(versions, old, after, place);
  if (refusal) return refusal;
  const had = outletsOf(node, nodeTypes)?.map(({ id }) => id);
  return perform(now, title, (draft) => {
    changeData(draft, at, [made], nodeTypes);
    if (had) leadAgain(draft, versions, node.id, had);
  });
}

interface Both {
  readonly now: Json | undefined;
  readonly live: Json | undefined;
}

/** What stands at a place of the data now, and for callers. Items are the same where their ids are. */
function bothAt(both: Both, path: Path): Both {
  return path.reduce<Both>(({ now, live }, part) => {
    const next = valueAt(now, [part]);
    if (typeof part === "string") return { now: next, live: valueAt(live, [part]) };
    const id = isJsonObject(next) ? next.id : undefined;
    return { now: next, live: isItems(live) ? live.find((item) => item.id === id) : undefined };
  }, both);
}

/** The place that gets another value: the list, where items come, go or get keys. */
function changedPlace({ kind, path }: DataChanged): Path {
  if (kind === "item added" || kind === "item removed") return path.slice(0, -1);
  return kind === "key changed" ? path.slice(0, -2) : path;
}

/** What stands there again. */
function valueBack(
  versions: Versions,
  change: DataChanged,
  node: FlowNode,
  place: Path,
  { now, live }: Both,
): { readonly value: Json | undefined } | Refusal {
  const lists = isItems(now) && isItems(live) ? { now, live } : undefined;
  const [part, name] = change.path.slice(place.length);
  switch (change.kind) {
    case "text changed":
    case "sound changed":
      return { value: utteranceBack(change.kind, now, live) };
    case "item added":
      return { value: lists ? lists.now.filter((_, index) => index !== part) : live };
    case "items moved":
      return { value: lists ? inLiveOrder(lists.now, lists.live.map(idOf), idOf) : live };
    case "item removed": {
      const item = lists?.live.find((_, index) => index === part);
      return lists && item ? itemBack(versions, { node, place, ...lists }, item.id) : { value: live };
    }
    case "key changed": {
      const item = lists?.now.find((_, index) => index === part);
      return lists && item
        ? keyBack(versions, { node, place, ...lists }, item.id, String(name))
        : { value: live };
    }
    default:
      return { value: live };
  }
}

const idOf = ({ id }: { readonly id: string }) => id;

function changeOf(both: Both, place: Path, value: Json | undefined) {
  const holder = place.slice(0, -1);
  const held = bothAt(both, holder);
  const isOnly = isJsonObject(held.now) && Object.keys(held.now).length === 1;
  // The last language of a text that callers have not got at all.
  const isEmptied = value === undefined && holder.length > 0 && held.live === undefined && isOnly;
  return dataChange(both.now ?? {}, isEmptied ? holder : place, value);
}

/** A field that names a step cannot name one that is not drawn any more. */
function stepRefused(versions: Versions, before: FlowNode, after: FlowNode): Refusal | undefined {
  const known = goneIn(versions, before);
  const lost = goneIn(versions, after).find((id) => {
    const at = known.indexOf(id);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
  return lost === undefined
    ? undefined
    : refuse("step_gone", { to: liveLabel(versions, lost) }, { node: before.id });
}

function goneIn(versions: Versions, node: FlowNode): NodeId[] {
  const without = (id: NodeId) => (isGone(versions, id) ? undefined : id);
  return redirected(node, without, versions.nodeTypes).flatMap(({ before }) =>
    isJsonObject(before) && typeof before.node === "string" ? [before.node] : [],
  );
}

/** Two values that fit can make one that does not, such as more languages than a text may have. */
function valueRefused(
  { nodeTypes }: Versions,
  old: FlowNode,
  after: FlowNode,
  place: Path,
): Refusal | undefined {
  const found = fieldAt(nodeTypes.get(after.type)?.fields ?? {}, place.slice(0, 1));
  if (!found || unfit(found.field, valueAt(old.data, found.path)) !== undefined) return undefined;
  return unfit(found.field, valueAt(after.data, found.path)) === undefined
    ? undefined
    : refuse("no_room", {}, { node: after.id });
}
