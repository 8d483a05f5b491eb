import { Ajv, type ValidateFunction } from "ajv";

type Json = { readonly [name: string]: unknown };
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** What an OpenAPI description says of requests. */
export interface Described {
  /** The operation at an address whose ids are in curly brackets, whatever their names; undefined when there is none. */
  find(
    method: string,
    path: string,
  ): { readonly success?: number; readonly body?: ValidateFunction } | undefined;
}

const anyIds = (path: string) => path.replaceAll(/\{[^}]*\}/g, "{}").toLowerCase();

/** Reads an OpenAPI 3.0 description whose abstract types are told apart by a discriminator with a mapping. */
export function describedBy(document: Document): Described {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "api", components: { schemas: told(document.components.schemas) } });
  const known = new Map(Object.entries(document.paths).map(([path, item]) => [anyIds(path), item] as const));
  return {
    find: (method, path) => {
      const operation = known.get(anyIds(path))?.[method.toLowerCase()] as Json | undefined;
      if (!operation) return undefined;
      const content = (operation.requestBody as Json | undefined)?.content as Json | undefined;
      const schema = (content?.["application/json"] as Json | undefined)?.schema as Json | undefined;
      const status = operation["x-documented-success-status"];
      return {
        ...(status === undefined ? {} : { success: Number(status) }),
        ...(schema ? { body: ajv.compile(moved(schema) as Json) } : {}),
      };
    },
  };
}

/** Schemas in which a type that stands for several is checked as the one that the value says it is. */
function told(schemas: Readonly<Record<string, Json>>): Json {
  const all: Record<string, unknown> = {};
  const plainOf = (name: string) => `${name}.plain`;
  const bases = new Map<string, Readonly<Record<string, string>>>();
  for (const [name, schema] of Object.entries(schemas)) {
    const told = (schema.discriminator ?? schema["x-ms-discriminator"]) as
      | { readonly mapping?: Readonly<Record<string, string>> }
      | undefined;
    if (told?.mapping) bases.set(name, told.mapping);
  }
  const nameOf = (ref: string) => ref.split("/").at(-1) ?? "";
  const derived = new Set([...bases.values()].flatMap((mapping) => Object.values(mapping).map(nameOf)));
  for (const [name, schema] of Object.entries(schemas)) {
    const { discriminator: _d, "x-ms-discriminator": _x, ...plain } = schema;
    const mapping = bases.get(name);
    const body = derived.has(name) ? throughPlain(plain, bases, plainOf) : plain;
    if (!mapping) {
      all[name] = moved(body);
      continue;
    }
    all[plainOf(name)] = moved(body);
    all[name] = {
      allOf: [
        { $ref: `#/components/schemas/${plainOf(name)}` },
        // An abstract type is always one of those that are known.
        ...(schema.discriminator
          ? [{ properties: { "@odata.type": { enum: Object.keys(mapping) } }, required: ["@odata.type"] }]
          : []),
        ...Object.entries(mapping).map(([type, ref]) => ({
          if: { type: "object", properties: { "@odata.type": { const: type } }, required: ["@odata.type"] },
          // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it that.
          then: { $ref: moved(ref) },
        })),
      ],
    };
  }
  return all;
}

/** A derived type goes on from the plain form of its base, or the two would call each other for ever. */
function throughPlain(
  schema: Json,
  bases: ReadonlyMap<string, unknown>,
  plainOf: (name: string) => string,
): Json {
  const { allOf } = schema;
  if (!Array.isArray(allOf)) return schema;
  return {
    ...schema,
    allOf: allOf.map((part: Json) => {
      const name = typeof part.$ref === "string" ? (part.$ref.split("/").at(-1) ?? "") : "";
      return bases.has(name) ? { $ref: `#/components/schemas/${plainOf(name)}` } : part;
    }),
  };
}

/** The same with references that are found from anywhere. */
function moved(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("#/components/") ? `api${value}` : value;
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, moved(inner)]));
}
