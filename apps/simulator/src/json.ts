export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same object without the names whose value is undefined, and with Graph's type name in front. */
export function typed(name: string, fields: JsonObject): JsonObject {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { "@odata.type": `#microsoft.graph.${name}`, ...Object.fromEntries(present) };
}

/** Graph's parameter names are not case-sensitive: `ClientContext` and `clientContext` are one. */
export function field(body: JsonObject, name: string): Json | undefined {
  const found = Object.keys(body).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : body[found];
}
