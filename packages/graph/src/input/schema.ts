import type { FormatName } from "./formats.ts";

/**
 * The part of JSON Schema in which inputs are described. Data only: the check, the help of the command line and the
 * documentation all read it. `null` stands for "not given" wherever a member is optional, as it does at Graph.
 */
export interface Schema {
  readonly type?: "string" | "integer" | "boolean" | "array" | "object";
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly format?: FormatName;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** `false` for parameters of an action; left out for Graph's open types, which may carry more than is known. */
  readonly additionalProperties?: false;
  /** Exactly one of these, told apart by their `@odata.type`. */
  readonly oneOf?: readonly Schema[];
  readonly const?: string;
}

declare const given: unique symbol;

/** A schema and, for the compiler, the type of what fits it. */
export interface Shape<out T> {
  readonly schema: Schema;
  readonly optional?: boolean;
  readonly [given]?: T;
}
interface Optional<out T> extends Shape<T> {
  readonly optional: true;
}

/** What fits a shape. */
export type Given<S> = S extends Shape<infer T> ? T : never;

type Members = Readonly<Record<string, Shape<unknown>>>;
type Plain<T> = { readonly [K in keyof T]: T[K] };
type GivenMembers<M extends Members> = Plain<
  { readonly [K in keyof M as M[K] extends { optional: true } ? never : K]: Given<M[K]> } & {
    readonly [K in keyof M as M[K] extends { optional: true } ? K : never]?: Given<M[K]> | null;
  }
>;

type TextLimits = Pick<Schema, "description" | "format" | "minLength" | "maxLength">;

/** Text, at least one character of it unless told otherwise. */
export function text(limits: TextLimits = {}): Shape<string> {
  return { schema: { type: "string", minLength: 1, ...limits } };
}

export function oneOfWords<const W extends readonly string[]>(
  words: W,
  description?: string,
): Shape<W[number]> {
  return { schema: { type: "string", enum: words, ...(description ? { description } : {}) } };
}

export function whole(least: number, most: number, description?: string): Shape<number> {
  return {
    schema: { type: "integer", minimum: least, maximum: most, ...(description ? { description } : {}) },
  };
}

export function yesNo(description?: string): Shape<boolean> {
  return { schema: { type: "boolean", ...(description ? { description } : {}) } };
}

export function list<T>(
  of: Shape<T>,
  least: number,
  most: number | undefined,
  description?: string,
): Shape<readonly T[]> {
  return {
    schema: {
      type: "array",
      items: of.schema,
      minItems: least,
      ...(most === undefined ? {} : { maxItems: most }),
      ...(description ? { description } : {}),
    },
  };
}

export function optional<T>(shape: Shape<T>): Optional<T> {
  return { ...shape, optional: true };
}

/** The parameters of an action: nothing but these. */
export function parameters<const M extends Members>(members: M): Shape<GivenMembers<M>> {
  return { schema: { ...objectOf(members), additionalProperties: false } };
}

/** A value of one of Graph's open types. */
export function open<const M extends Members>(members: M, description?: string): Shape<GivenMembers<M>> {
  return { schema: { ...objectOf(members), ...(description ? { description } : {}) } };
}

/** An open type that has to say which one it is, because Graph tells several apart by that. */
export function typed<const N extends string, const M extends Members>(
  name: N,
  members: M,
): Shape<{ readonly "@odata.type": `#microsoft.graph.${N}` } & GivenMembers<M>> {
  const { properties, required = [], ...rest } = objectOf(members);
  return {
    schema: {
      ...rest,
      properties: { "@odata.type": { type: "string", const: `#microsoft.graph.${name}` }, ...properties },
      required: ["@odata.type", ...required],
    },
  };
}

/** One of several types, by `@odata.type`. */
export function either<const S extends readonly Shape<unknown>[]>(
  shapes: S,
  description?: string,
): Shape<Given<S[number]>> {
  return {
    schema: { oneOf: shapes.map(({ schema }) => schema), ...(description ? { description } : {}) },
  };
}

function objectOf(members: Members): Schema {
  const required = Object.keys(members).filter((name) => !members[name]?.optional);
  return {
    type: "object",
    properties: Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema])),
    ...(required.length > 0 ? { required } : {}),
  };
}
