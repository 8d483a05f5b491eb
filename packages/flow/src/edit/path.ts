import { isJsonObject, type Json } from "../json.ts";

/** The way to a value inside data: names of members and indexes of items. */
export type Path = readonly (string | number)[];

/** What stands at a path, or undefined where it leads nowhere. */
export function valueAt(root: Json | undefined, path: Path): Json | undefined {
  return path.reduce(memberOf, root);
}

/**
 * The same value with another one at the path, everything beside it shared; undefined takes a member away. The way there
 * must exist: undefined is returned where it does not.
 */
export function withValueAt(root: Json, path: Path, value: Json | undefined): Json | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  const inner = rest.length === 0 ? value : withValueWithin(memberOf(root, part), rest, value);
  if (rest.length > 0 && inner === undefined) return undefined;
  if (Array.isArray(root)) {
    const items: readonly Json[] = root;
    if (typeof part !== "number" || !(part in items) || inner === undefined) return undefined;
    return items.with(part, inner);
  }
  if (!isJsonObject(root) || typeof part !== "string") return undefined;
  if (inner !== undefined) return { ...root, [part]: inner };
  const { [part]: _removed, ...others } = root;
  return others;
}

function withValueWithin(member: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  return member === undefined ? undefined : withValueAt(member, path, value);
}

function memberOf(container: Json | undefined, part: string | number): Json | undefined {
  if (Array.isArray(container)) return typeof part === "number" ? container[part] : undefined;
  return isJsonObject(container) && typeof part === "string" && Object.hasOwn(container, part)
    ? container[part]
    : undefined;
}

/** Whether two values say the same, whatever the order of their members; undefined members count as absent. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => sameValue(item, other[index]));
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameValue(memberOf(one, name), memberOf(other, name)));
}
