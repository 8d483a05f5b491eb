import { type FlowDocument, newestFormat, read } from "../document/index.ts";
import { isJsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { explain } from "../problems/index.ts";
import { type Refusal, refuse } from "./refusals.ts";
import type { Things } from "./things.ts";

/**
 * Part of a flow, as it lies in the clipboard: JSON that people can also paste into a file. It says in which format of flows it is
 * written, so that an older one is migrated like a file, and a newer one is not misread.
 */
export type Clip = Pick<FlowDocument, "format" | "nodes" | "edges" | "layout" | "notes" | "frames">;

/**
 * Steps with the edges among them and their positions, notes and frames. Ids that are not there are left out. `drawnAt` says where
 * those steps stand that the file says nothing of: a frame around them can then stay around them.
 */
export function copy(
  document: FlowDocument,
  { nodes = [], notes = [], frames = [] }: Things,
  drawnAt: FlowDocument["layout"] = {},
): Clip {
  const wanted = new Set(nodes);
  return {
    format: document.format,
    nodes: document.nodes.filter(({ id }) => wanted.has(id)),
    edges: document.edges.filter(({ from, to }) => wanted.has(from) && wanted.has(to)),
    layout: chosen({ ...drawnAt, ...document.layout }, nodes) ?? {},
    ...optional("notes", chosen(document.notes, notes)),
    ...optional("frames", chosen(document.frames, frames)),
  };
}

/**
 * Reads the text of a clipboard. Undefined: it is something else than part of a flow, and none of our business. What was meant to be
 * part of one is read like a file: what is older is migrated, what is newer, too large or broken is refused.
 */
export function readClipText(text: string, nodeTypes: NodeTypes): Clip | Refusal | undefined {
  // A page of prose is not worth a parser's time.
  if (!text.trimStart().startsWith("{")) return undefined;
  if (text.length > limits.fileBytes) return refuse("clip_too_large", { limit: limits.fileBytes });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isClipLike(json) ? readClip(json, nodeTypes) : undefined;
}

/** Reads part of a flow like a file. Parts of files that somebody cut out by hand need not say their format. */
export function readClip(json: unknown, nodeTypes: NodeTypes): Clip | Refusal {
  if (!isClipLike(json)) return refuse("clip_unreadable", {});
  const { format = newestFormat, nodes = [], edges = [], layout = {}, notes, frames } = json;
  const around = { id: "clip", title: "", languages: ["en"], variables: {}, start: "clip" };
  const held = {
    ...around,
    ...{ format, nodes, edges, layout },
    ...optional("notes", notes),
    ...optional("frames", frames),
  };
  const { document, problems } = read(held, nodeTypes);
  if (document) {
    const { nodes, edges, layout, notes, frames } = document;
    const marks = { ...optional("notes", notes), ...optional("frames", frames) };
    return { format: document.format, nodes, edges, layout, ...marks };
  }
  const [found] = problems;
  if (!found) return refuse("clip_unreadable", {});
  if (found.code === "format_unknown") return refuse("clip_of_other_format", found.values);
  const { reason = explain(found).sentence } = found.values;
  return refuse("clip_broken", { at: found.at, reason });
}

const parts = ["nodes", "notes", "frames"];

function isClipLike(json: unknown): json is { readonly [name: string]: unknown } {
  return isJsonObject(json) && parts.some((part) => Object.hasOwn(json, part));
}

/** Some of what is held by id; undefined for none of it. */
function chosen<Thing>(
  held: Readonly<Record<string, Thing>> = {},
  ids: readonly string[],
): Readonly<Record<string, Thing>> | undefined {
  const wanted = new Set(ids);
  const found = Object.entries(held).filter(([id]) => wanted.has(id));
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** A member that an object has only with something in it. */
function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };
}
