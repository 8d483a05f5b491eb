// The part of OData's query language that is needed here, read strictly: what is not understood is refused.

import { RefusedRequest } from "../graph/errors.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";

export type Row = JsonObject;
type Test = (row: Row) => boolean;

const unsupported = (detail: string): RefusedRequest => new RefusedRequest("unsupportedQuery", detail);

/** A query option by its name: `$filter` or `filter`, in any case. */
export function option(query: URLSearchParams, name: string): string | undefined {
  const found = [...query].find(([key]) => key.toLowerCase().replace(/^\$/, "") === name);
  return found?.[1];
}

/** The value at a path like `joinMeetingIdSettings/joinMeetingId`; names in any case. */
function valueAt(row: Row, path: string): Json | undefined {
  let value: Json | undefined = row;
  for (const name of path.split("/")) {
    if (!isObject(value)) return undefined;
    const key: string | undefined = Object.keys(value).find(
      (other) => other.toLowerCase() === name.toLowerCase(),
    );
    value = key === undefined ? undefined : value[key];
  }
  return value;
}

/** Splits at a word that stands outside of quotes. */
function split(text: string, word: RegExp): string[] {
  const parts = [""];
  for (const piece of text.split(/('(?:[^']|'')*'|"(?:[^"\\]|\\.)*")/)) {
    const [first = "", ...more] = /^['"]/.test(piece) ? [piece] : piece.split(word);
    parts[parts.length - 1] += first;
    parts.push(...more);
  }
  return parts.map((part) => part.trim());
}

/**
 * Reads `$filter`: `name eq 'text'` and `startswith(name,'text')`, joined by `and` and `or`. Only of the names given, as
 * Graph too filters by some properties only. Texts are compared without regard to case.
 */
export function filterOf(text: string, names: readonly string[]): Test {
  const either = split(text, /\s+or\s+/i).map((all) => {
    const tests = split(all, /\s+and\s+/i).map((clause) => clauseOf(clause, names));
    return (row: Row) => tests.every((test) => test(row));
  });
  return (row) => either.some((test) => test(row));
}

function clauseOf(clause: string, names: readonly string[]): Test {
  const equal = /^([\w/]+)\s+eq\s+'((?:[^']|'')*)'$/i.exec(clause);
  const starting = /^startswith\(\s*([\w/]+)\s*,\s*'((?:[^']|'')*)'\s*\)$/i.exec(clause);
  const [, name = "", quoted = ""] = equal ?? starting ?? [];
  if (!names.some((known) => known.toLowerCase() === name.toLowerCase()))
    throw unsupported(`The filter '${clause.slice(0, 100)}' is not one of those that are understood.`);
  const wanted = quoted.replaceAll("''", "'").toLowerCase();
  return (row) => {
    const value = valueAt(row, name);
    if (typeof value !== "string") return false;
    return equal ? value.toLowerCase() === wanted : value.toLowerCase().startsWith(wanted);
  };
}

/** Reads `$search`: `"name:text"`, joined by AND and OR. A name is found by the beginning of any of its words. */
export function searchOf(text: string, names: readonly string[]): Test {
  const either = split(text, /\s+OR\s+/).map((all) => {
    const tests = split(all, /\s+AND\s+/).map((clause) => searchClauseOf(clause, names));
    return (row: Row) => tests.every((test) => test(row));
  });
  return (row) => either.some((test) => test(row));
}

function searchClauseOf(clause: string, names: readonly string[]): Test {
  const [, name = "", text = ""] = /^"(\w+):((?:[^"\\]|\\.)*)"$/.exec(clause) ?? [];
  if (!names.some((known) => known.toLowerCase() === name.toLowerCase()))
    throw unsupported(`The search ${clause.slice(0, 100)} must look like "displayName:text".`);
  const wanted = text.replaceAll(/\\(.)/g, "$1").toLowerCase();
  return (row) => {
    const value = valueAt(row, name);
    if (typeof value !== "string") return false;
    const words = value.toLowerCase();
    return words.startsWith(wanted) || words.split(/[\s.@_-]+/).some((word) => word.startsWith(wanted));
  };
}

/** The properties that `$select` names, out of all those that there are. `id` is asked for like any other. */
export function selected(text: string | undefined, all: readonly string[]): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text.split(",").map((name) => {
    const found = all.find((known) => known.toLowerCase() === name.trim().toLowerCase());
    if (found === undefined)
      throw new RefusedRequest("badRequest", `Could not find a property named '${name.trim()}'.`);
    return found;
  });
}

export interface Page {
  readonly rows: readonly Row[];
  readonly nextLink?: string;
}

/** One page of rows: `$top` of them (100 unless told, 999 at most), from where `$skiptoken` says. */
export function pageOf(rows: readonly Row[], address: string, query: URLSearchParams): Page {
  const top = Number(option(query, "top") ?? 100);
  if (!Number.isInteger(top) || top < 1 || top > 999)
    throw new RefusedRequest("badRequest", "'$top' must be 1 to 999.");
  const token = option(query, "skiptoken");
  const from = Number(token ?? 0);
  if (!Number.isInteger(from) || from < 0)
    throw new RefusedRequest("badRequest", "'$skiptoken' is not valid.");
  const next = from + top;
  if (next >= rows.length) return { rows: rows.slice(from) };
  const rest = [...query].filter(([name]) => !/^\$?skiptoken$/i.test(name));
  const written = [...rest, ["$skiptoken", `${next}`] as const].map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return { rows: rows.slice(from, next), nextLink: `${address}?${written.join("&")}` };
}
