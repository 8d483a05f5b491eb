// The types of the server's HTTP API, made of its OpenAPI document: `node scripts/api-types.ts` renews the file that the
// editor's client is typed by. Its test makes them anew and compares. Small on purpose: it knows what this API uses.

import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

type Schema = Readonly<Record<string, unknown>>;

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export const apiTypesFile = "apps/editor/src/api/schema.gen.ts";

/** What the server says of itself, from its routes alone: nothing is opened and nothing listens. */
export async function openApiOfServer(): Promise<OpenApi> {
  const root = new URL("../apps/server/", import.meta.url);
  const fastify = createRequire(new URL("package.json", root))("fastify") as () => {
    inject(url: string): Promise<{ json(): OpenApi }>;
    close(): Promise<void>;
  };
  const routesIn = (file: string) => import(new URL(`src/${file}`, root).href);
  const { controlRoutes } = await routesIn("control/api/routes.ts");
  const { partsDescribed } = await routesIn("parts.ts");
  const app = fastify();
  await controlRoutes(app, {}, partsDescribed());
  try {
    return (await app.inject("/api/openapi.json")).json();
  } finally {
    await app.close();
  }
}

export function apiTypes({ paths, components }: OpenApi): string {
  // Each schema exists twice, as it comes in and as it goes out; only those that something names are written.
  const named = new Set<string>();
  const pathLines = Object.entries(paths).map(([path, operations]) => {
    const methods = Object.entries(operations).map(
      ([method, operation]) => `/** ${operation.summary}. */\n${method}: ${operationType(operation, named)};`,
    );
    return `${JSON.stringify(path)}: {\n${indented(methods.join("\n"))}\n};`;
  });
  const schemas = new Map<string, string>();
  for (let missing = [...named]; missing.length > 0; missing = [...named].filter((n) => !schemas.has(n))) {
    for (const name of missing) schemas.set(name, typeOf(components.schemas[name] ?? {}, named));
  }
  const schemaLines = [...schemas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([n, type]) => `${n}: ${type};`);
  return [
    "// Made by scripts/api-types.ts of the server's OpenAPI document. Do not edit.\n",
    `export interface paths {\n${indented(pathLines.join("\n"))}\n}\n`,
    `export interface components {\n  schemas: {\n${indented(indented(schemaLines.join("\n")))}\n  };\n}\n`,
  ].join("\n");
}

function operationType({ parameters = [], requestBody, responses }: Operation, named: Set<string>): string {
  const groups = ["query", "header", "path"].map((place) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    if (here.length === 0) return `${place}?: never;`;
    const members = here.map(
      ({ name, required, schema }) =>
        `${JSON.stringify(name)}${required ? "" : "?"}: ${typeOf(schema, named)};`,
    );
    return `${place}${here.some(({ required }) => required) ? "" : "?"}: { ${members.join(" ")} };`;
  });
  const body = requestBody
    ? `requestBody${requestBody.required ? "" : "?"}: { content: ${contentType(requestBody.content, named)} };`
    : "requestBody?: never;";
  const answers = Object.entries(responses).map(([status, { content }]) => {
    const type = content ? contentType(content, named) : undefined;
    return `${JSON.stringify(/^\d+$/.test(status) ? Number(status) : status)}: { headers: { [name: string]: unknown }; content${type ? `: ${type}` : "?: never"} };`;
  });
  const members = [
    `parameters: { ${groups.join(" ")} cookie?: never };`,
    body,
    `responses: {\n${indented(answers.join("\n"))}\n};`,
  ];
  return `{\n${indented(members.join("\n"))}\n}`;
}

/** What a browser has as bytes. */
const isFile = (type: string): boolean => type === "audio/wav" || type === "application/zip";

function contentType(content: Content, named: Set<string>): string {
  const types = Object.entries(content).map(
    ([type, { schema }]) =>
      `${JSON.stringify(type)}: ${isFile(type) ? "Blob" : typeOf(schema ?? {}, named)};`,
  );
  return `{ ${types.join(" ")} }`;
}

function typeOf(schema: Schema, named: Set<string>): string {
  const {
    $ref,
    anyOf,
    oneOf = anyOf,
    const: constant,
    type,
    properties,
    required,
    items,
    additionalProperties,
  } = schema;
  const options = schema.enum;
  if (typeof $ref === "string") {
    const name = $ref.split("/").at(-1) ?? "";
    named.add(name);
    return `components["schemas"][${JSON.stringify(name)}]`;
  }
  if (Array.isArray(oneOf)) return oneOf.map((one: Schema) => typeOf(one, named)).join(" | ");
  if (Array.isArray(type))
    return type.map((one: unknown) => typeOf({ ...schema, type: one }, named)).join(" | ");
  if (constant !== undefined) return JSON.stringify(constant);
  if (Array.isArray(options)) return options.map((one) => JSON.stringify(one)).join(" | ");
  if (type === "string" || type === "boolean" || type === "null") return type;
  if (type === "number" || type === "integer") return "number";
  if (type === "array") {
    const of = typeOf((items ?? {}) as Schema, named);
    return / /.test(of) ? `(${of})[]` : `${of}[]`;
  }
  if (type !== "object") return "unknown";
  if (properties) {
    const members = Object.entries(properties as Record<string, Schema>).map(([name, member]) => {
      const optional = Array.isArray(required) && required.includes(name) ? "" : "?";
      return `${/^\w+$/.test(name) ? name : JSON.stringify(name)}${optional}: ${typeOf(member, named)};`;
    });
    return `{ ${members.join(" ")} }`;
  }
  const each =
    typeof additionalProperties === "object" ? typeOf(additionalProperties as Schema, named) : "unknown";
  return `{ [name: string]: ${each} }`;
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "  ");

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(new URL(`../${apiTypesFile}`, import.meta.url), apiTypes(await openApiOfServer()));
}
