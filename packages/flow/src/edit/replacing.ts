import type { FlowDocument } from "../document/index.ts";
import type { Change, Setting } from "./change.ts";
import { type Edit, perform } from "./edit.ts";
import { sameValue } from "./path.ts";
import type { Refusal } from "./refusals.ts";

// All of them, so that a new setting does not compile until it is carried over.
const settings: { readonly [S in Setting]: true } = {
  title: true,
  description: true,
  languages: true,
  insteadOf: true,
  voices: true,
  fallback: true,
  everywhere: true,
  directories: true,
  start: true,
};

/** Has the flow be as in another document of it, in one step that can be undone. What is the same there stays untouched. */
export function replaceBy(document: FlowDocument, other: FlowDocument, title: string): Edit | Refusal {
  const changes: Change[] = [
    ...replaced(document.edges, other.edges).map((change): Change => ({ of: "edge", ...change })),
    ...replaced(document.nodes, other.nodes).map((change): Change => ({ of: "node", ...change })),
    ...members(document.layout, other.layout).map(
      ([node, change]): Change => ({ of: "position", node, ...change }),
    ),
    ...members(document.notes ?? {}, other.notes ?? {}).map(
      ([id, change]): Change => ({ of: "note", id, ...change }),
    ),
    ...members(document.frames ?? {}, other.frames ?? {}).map(
      ([id, change]): Change => ({ of: "frame", id, ...change }),
    ),
    ...members(document.variables, other.variables).map(
      ([name, change]): Change => ({ of: "variable", name, ...change }),
    ),
    ...(Object.keys(settings) as Setting[]).map(
      (name) => ({ of: "setting", name, before: document[name], after: other[name] }) as Change,
    ),
  ];
  return perform(document, title, (draft) => {
    for (const change of changes) draft.make(change);
  });
}

interface Replaced<Item> {
  readonly at: number;
  readonly before?: Item;
  readonly after?: Item;
}

/** What lies between the same beginning and the same end is taken out, from behind, and what is there instead put in. */
function replaced<Item>(old: readonly Item[], fresh: readonly Item[]): readonly Replaced<Item>[] {
  const most = Math.min(old.length, fresh.length);
  let begin = 0;
  while (begin < most && sameValue(old[begin], fresh[begin])) begin += 1;
  let end = 0;
  while (end < most - begin && sameValue(old.at(-1 - end), fresh.at(-1 - end))) end += 1;
  const out = old.slice(begin, old.length - end).map((before, index) => ({ at: begin + index, before }));
  const put = fresh.slice(begin, fresh.length - end).map((after, index) => ({ at: begin + index, after }));
  return [...out.reverse(), ...put];
}

function members<Value>(
  old: Readonly<Record<string, Value>>,
  fresh: Readonly<Record<string, Value>>,
): readonly (readonly [string, { readonly before?: Value; readonly after?: Value }])[] {
  const names = new Set([...Object.keys(old), ...Object.keys(fresh)]);
  const of = (from: Readonly<Record<string, Value>>, name: string) =>
    Object.hasOwn(from, name) ? from[name] : undefined;
  return [...names].map((name) => {
    const [before, after] = [of(old, name), of(fresh, name)];
    return [
      name,
      { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    ] as const;
  });
}
