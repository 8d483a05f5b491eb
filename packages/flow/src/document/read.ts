import type { z } from "zod";
import { shapeFault } from "../faults/index.ts";
import { isJsonObject, type JsonObject, jsonFault, pointer } from "../json.ts";
import { limits } from "../limits.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { type Problem, problem } from "../problems/index.ts";
import { type FlowDocument, flowDocumentSchema, newestFormat } from "./document.ts";
import { documentMigrations, migrate } from "./migrate.ts";

/** A document, or the reasons why there is none; problems beside a document (an unknown node type) leave it readable. */
export interface ReadResult {
  readonly document?: FlowDocument;
  readonly problems: readonly Problem[];
  /** Whether anything was migrated, so that saving will change the file. */
  readonly migrated: boolean;
}

/** Reads the text of a flow file. Never throws. */
export function readText(text: string, nodeTypes: NodeTypes): ReadResult {
  const bytes = utf8Length(text);
  if (bytes > limits.fileBytes) {
    return failed(problem("file_too_large", { at: "" }, { bytes, limit: limits.fileBytes }));
  }
  let json: unknown;
  try {
    // Editors on Windows put a byte order mark in front; JSON.parse does not take one.
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return failed(problem("not_json", { at: "" }, { reason: (error as SyntaxError).message }));
  }
  return read(json, nodeTypes);
}

/**
 * Reads any JSON value as a flow document: migrates what is older, refuses what is newer, and says where the shape is
 * wrong. Never throws. Whether the flow makes sense is the check's question, not the reader's.
 */
export function read(json: unknown, nodeTypes: NodeTypes): ReadResult {
  const fault = jsonFault(json, limits.jsonDepth);
  if (fault?.kind === "too deep")
    return failed(problem("json_too_deep", { at: fault.at }, { limit: limits.jsonDepth }));
  if (fault?.kind === "forbidden key") {
    return failed(problem("json_key_forbidden", { at: fault.at }, { key: fault.at.split("/").at(-1) ?? "" }));
  }
  if (fault) return failed(problem("shape_wrong", { at: fault.at }, { reason: "expected a JSON value" }));
  if (!isJsonObject(json))
    return failed(problem("shape_wrong", { at: "" }, { reason: "expected an object" }));

  const format = json.format;
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1 || format > newestFormat) {
    return failed(
      problem("format_unknown", { at: "/format" }, { found: shown(format), newest: newestFormat }),
    );
  }
  const current = migrate(json, format, newestFormat, documentMigrations);
  const nodes = readNodes(current.nodes, nodeTypes);
  const parsed = flowDocumentSchema.safeParse({ ...current, nodes: nodes.value });
  if (!parsed.success)
    return { problems: [...nodes.problems, ...shapeProblems(parsed.error)], migrated: false };
  return {
    document: withoutEmpty(parsed.data),
    problems: [...nodes.problems, ...repeatedIds(parsed.data)],
    migrated: nodes.migrated || format !== newestFormat,
  };
}

/** Problems of a Zod error, one for each place, with `at` below `prefix`. */
export function shapeProblems(error: z.ZodError, prefix: readonly PropertyKey[] = []): readonly Problem[] {
  return error.issues.map((issue) => {
    const at = pointer([...prefix, ...issue.path]);
    const tooMany = issue.code === "too_big" && at === "/nodes";
    return tooMany
      ? problem(
          "too_many_nodes",
          { at },
          { count: `more than ${limits.nodesPerFlow}`, limit: limits.nodesPerFlow },
        )
      : { ...problem("shape_wrong", { at }, { reason: issue.message }), because: [shapeFault(issue)] };
  });
}

/** Undoing the first note leaves none behind, so a file without any says nothing of them. */
function withoutEmpty(document: FlowDocument): FlowDocument {
  const { notes, frames, ...rest } = document;
  return { ...rest, ...(isAny(notes) ? { notes } : {}), ...(isAny(frames) ? { frames } : {}) };
}

function isAny(held: object | undefined): boolean {
  return held !== undefined && Object.keys(held).length > 0;
}

function failed(...problems: Problem[]): ReadResult {
  return { problems, migrated: false };
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value) ?? "nothing").slice(0, 40);
}

// Only what the migrations need is looked at here; the shape as a whole is the schema's work afterwards.
function readNodes(
  raw: unknown,
  nodeTypes: NodeTypes,
): { value: unknown; problems: Problem[]; migrated: boolean } {
  if (!Array.isArray(raw)) return { value: raw, problems: [], migrated: false };
  const problems: Problem[] = [];
  let migrated = false;
  const value = raw.map((node: unknown, index) => {
    // Half a version is the schema's complaint.
    if (!isJsonObject(node) || typeof node.type !== "string" || !isVersion(node.version)) return node;
    const result = readNode(node, node.type, node.version, nodeTypes);
    if (!result) return node;
    if ("found" in result) {
      problems.push({ ...result.found, at: pointer(["nodes", index, "type"]), ...idOf(node) });
      return node;
    }
    migrated = true;
    return result.node;
  });
  return { value, problems, migrated };
}

function readNode(
  node: JsonObject,
  type: string,
  version: number,
  nodeTypes: NodeTypes,
): { readonly node: JsonObject } | { readonly found: Problem } | undefined {
  const nodeType = nodeTypes.get(type);
  const at = "";
  if (!nodeType)
    return { found: problem("node_type_unknown", { at }, { type, known: [...nodeTypes.keys()].join(", ") }) };
  if (version === nodeType.version || !isJsonObject(node.data)) return undefined;
  if (version > nodeType.version) {
    return {
      found: problem("node_version_too_new", { at }, { type, found: version, newest: nodeType.version }),
    };
  }
  try {
    const data = migrate(node.data, version, nodeType.version, nodeType.past ?? []);
    return { node: { ...node, version: nodeType.version, data } };
  } catch {
    // The step met data that no version ever wrote. The author sees the node and both versions; the data stays as it is.
    return { found: problem("node_migration_failed", { at }, { type, from: version, to: nodeType.version }) };
  }
}

function isVersion(value: unknown): value is number {
  return Number.isInteger(value);
}

function idOf(node: JsonObject): { node?: string } {
  return typeof node.id === "string" ? { node: node.id } : {};
}

function repeatedIds(document: FlowDocument): Problem[] {
  const seen = new Set<string>();
  return document.nodes.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problem("id_repeated", { at: pointer(["nodes", index, "id"]), node: id }, { id })];
  });
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
