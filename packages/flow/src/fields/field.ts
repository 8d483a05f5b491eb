import type { z } from "zod";
import type { DestinationKind } from "./destination.ts";
import type { WantedFrom } from "./expression.ts";
import type { ResourceKind } from "./resource.ts";
import type { VariableUse } from "./variable.ts";

/** The kinds of thing an author can fill in. Forms, checks, the voice script and JSON Schema all read the same kinds. */
export type FieldKind =
  | "spoken"
  | "key"
  | "place"
  | "destination"
  | "duration"
  | "whole"
  | "text"
  | "flag"
  | "oneOf"
  | "variable"
  | "language"
  | "directory"
  | "list"
  | "calendar"
  | "expression"
  | "template"
  | "resource";

/**
 * One field of a node: what it is called, what shape its value has and what a new node starts with. The schema says
 * what shape is possible; whether a value makes sense (an empty label, a key used twice) is for the check, so that a
 * half-finished draft can always be saved and drawn.
 */
export interface Field<Value = unknown> {
  readonly kind: FieldKind;
  readonly label: string;
  readonly help?: string;
  /** The check reports an empty value of a required field. */
  readonly required: boolean;
  readonly schema: z.ZodType<Value>;
  readonly initial: Value;
  /** For `spoken`: what callers of a language hear where nothing is written in any, for authors to read. */
  readonly builtIn?: (language: string) => string | undefined;
  /** The name of the node's flag that has to be on for it; left out: it is always said. */
  readonly builtInIf?: string;
  /** For `list`: the fields of one item, which has its own `id` besides. */
  readonly items?: Fields;
  /** For `list`: what the button says that adds an item: Add a choice. */
  readonly add?: string;
  /** For `list`: the fewest and the most items that make sense. */
  readonly size?: { readonly min: number; readonly max: number };
  /** For `oneOf`: the values and how the form names them. */
  readonly options?: Readonly<Record<string, string>>;
  /** For `destination`: which kinds this node can reach. */
  readonly accepts?: readonly DestinationKind[];
  /** For `place`: only other flows are places for it. */
  readonly only?: "flows";
  /** For `resource`: what it names. */
  readonly of?: ResourceKind;
  /** For `text`: it is the name that a secret is kept under. */
  readonly isSecretName?: true;
  /** For `variable`: whether this node gives it a value or needs one. */
  readonly use?: VariableUse;
  /** For `expression`: what it must come to. */
  readonly result?: WantedFrom;
}

export type Fields = Readonly<Record<string, Field>>;

/** The data that a record of fields describes. */
export type DataOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never;
};

/** What every field kind lets its author say. */
export interface FieldText {
  readonly label: string;
  readonly help?: string;
}

/** Title, description and the field's kind, attached to the schema so that JSON Schema and OpenAPI carry them. */
export function described<Value>(
  kind: FieldKind,
  text: FieldText,
  schema: z.ZodType<Value>,
): z.ZodType<Value> {
  return schema.meta({
    title: text.label,
    ...(text.help === undefined ? {} : { description: text.help }),
    "x-ui": { kind },
  });
}
