// Reads what a source file imports, and what it uses that differs from run to run, from its syntax tree: names in
// comments and strings do not count.

import { parseAst } from "vitest/node";

type SyntaxNode = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string";

function* nodesIn(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesIn(item);
  } else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) yield* nodesIn(child);
  }
}

const parse = (file: string, source: string): Generator<SyntaxNode> =>
  nodesIn(parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" }));

/** The text of a string literal or of a template without holes; undefined for anything computed. */
function literal(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === "Literal") return String(value.value);
  if (value.type !== "TemplateLiteral") return undefined;
  const parts = value.quasis as { value: { cooked: string } }[];
  return parts.length === 1 ? parts[0]?.value.cooked : undefined;
}

/** Every import, type import, re-export, `import()` and `require()`; undefined stands for a computed name. */
export function importsOf(file: string, source: string): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  for (const node of parse(file, source)) {
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ImportExpression":
      case "TSImportType":
        found.push(literal(node.source));
        break;
      case "ExportNamedDeclaration":
        if (node.source) found.push(literal(node.source));
        break;
      case "TSExternalModuleReference":
        found.push(literal(node.expression));
        break;
      case "CallExpression":
        if (nameOf(node.callee) === "require") found.push(literal((node.arguments as unknown[])[0]));
        break;
    }
  }
  return found;
}

/** What is imported for more than its types. */
export function runtimeImportsOf(file: string, source: string): string[] {
  const isType = ({ importKind, exportKind }: SyntaxNode) => importKind === "type" || exportKind === "type";
  return [...parse(file, source)].flatMap((node) => {
    const specifiers = (node.specifiers ?? []) as SyntaxNode[];
    const typesOnly = isType(node) || (specifiers.length > 0 && specifiers.every(isType));
    const isCall = node.type === "CallExpression" && nameOf(node.callee) === "require";
    const isImport = /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(node.type);
    const name = literal(isCall ? (node.arguments as unknown[])[0] : isImport ? node.source : undefined);
    return name === undefined || typesOnly ? [] : [name];
  });
}

/** Ways to ask a server that need no import. */
export function fetchesIn(file: string, source: string): string[] {
  return [...parse(file, source)].flatMap((node) => {
    const name = /^(Call|New)Expression$/.test(node.type) ? globalNameOf(node.callee) : undefined;
    return name !== undefined && ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"].includes(name)
      ? [name]
      : [];
  });
}

/** `fetch` and `globalThis.fetch`, and no method of that name. */
function globalNameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  return value.type === "Identifier" || nameOf(value.object) === "globalThis" ? nameOf(value) : undefined;
}

/** `Date` for both `Date` and `globalThis.Date`. */
function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === "Identifier") return String(value.name);
  if (value.type !== "MemberExpression") return undefined;
  return value.computed ? literal(value.property) : nameOf(value.property);
}

/** Uses of the clock and of chance: the two that a compiler without DOM and Node types lets through. */
export function impuritiesOf(file: string, source: string): string[] {
  const found: string[] = [];
  for (const node of parse(file, source)) {
    if (node.type === "MemberExpression") {
      const name = `${nameOf(node.object)}.${nameOf(node)}`;
      if (["Date.now", "Math.random", "Temporal.Now"].includes(name)) found.push(name);
    }
    const isCall = node.type === "CallExpression" || node.type === "NewExpression";
    if (isCall && nameOf(node.callee) === "Date" && (node.arguments as unknown[]).length === 0)
      found.push("Date()");
  }
  return found;
}
