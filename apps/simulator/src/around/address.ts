import { permissionTable } from "../graph/permissions.ts";
import type { Operation } from "./operation.ts";

export interface Found {
  readonly operation: Operation;
  readonly ids: readonly string[];
  readonly args: Readonly<Record<string, string>>;
}

/**
 * Which operation a path below /v1.0 means. Segments are not case-sensitive, keys may be written in brackets
 * (`users('…')`), and actions and functions may carry their namespace.
 */
export function find(operations: readonly Operation[], method: string, path: string): Found | undefined {
  const { segments, args } = read(path);
  for (const operation of operations) {
    const row = permissionTable[operation.name];
    if (row.method !== method) continue;
    const ids = match(row.path.slice(1).split("/"), segments);
    if (ids) return { operation, ids, args };
  }
  return undefined;
}

function match(wanted: readonly string[], segments: readonly string[]): readonly string[] | undefined {
  if (wanted.length !== segments.length) return undefined;
  const ids: string[] = [];
  for (const [i, name] of wanted.entries()) {
    const segment = segments[i] ?? "";
    const plain = segment.toLowerCase().replace(/^microsoft\.graph\.(callrecords\.)?/, "");
    // A function is no id.
    if (name === "{id}" && segment !== "" && !segment.endsWith("()")) ids.push(segment);
    else if (name.toLowerCase() !== plain.replace(/\(\)$/, "")) return undefined;
  }
  return ids;
}

function read(path: string): { segments: string[]; args: Record<string, string> } {
  const segments: string[] = [];
  const args: Record<string, string> = {};
  for (const segment of path.split("/").map(decoded)) {
    const [, name = segment, inside] = /^([\w.]+)\((.*)\)$/.exec(segment) ?? [];
    const key = /^'(.*)'$/.exec(inside ?? "")?.[1];
    if (inside === undefined) segments.push(name);
    else if (key !== undefined) segments.push(name, key);
    else {
      segments.push(`${name}()`);
      for (const [named, value] of inside.split(",").map(pair)) args[named.toLowerCase()] = value;
    }
  }
  return { segments, args };
}

function pair(text: string): readonly [string, string] {
  const [name = "", ...value] = text.split("=");
  return [
    name.trim(),
    value
      .join("=")
      .trim()
      .replace(/^'(.*)'$/, "$1"),
  ];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
