import { z } from "zod";
import { described, type Field, type FieldText } from "./field.ts";
import { slug } from "./place.ts";
import { languageTag } from "./spoken.ts";

/** A span of time in seconds. */
export function duration(
  text: FieldText & { readonly min: number; readonly max: number; readonly initial: number },
): Field<number> {
  const schema = described("duration", text, z.number().min(text.min).max(text.max));
  return {
    kind: "duration",
    label: text.label,
    help: text.help,
    required: true,
    schema,
    initial: text.initial,
  };
}

/** A whole number. */
export function whole(
  text: FieldText & { readonly min: number; readonly max: number; readonly initial: number },
): Field<number> {
  const schema = described("whole", text, z.int().min(text.min).max(text.max));
  return { kind: "whole", label: text.label, help: text.help, required: true, schema, initial: text.initial };
}

/** A short text that callers never hear. */
export function text(
  field: FieldText & { readonly max: number; readonly optional?: boolean },
): Field<string> {
  const schema = described("text", field, z.string().max(field.max));
  return {
    kind: "text",
    label: field.label,
    help: field.help,
    required: !field.optional,
    schema,
    initial: "",
  };
}

/** The name that an administrator keeps a secret under. */
export function secretName(field: FieldText & { readonly max: number }): Field<string> {
  return { ...text(field), isSecretName: true };
}

/** Yes or no. */
export function flag(text: FieldText & { readonly initial: boolean }): Field<boolean> {
  const schema = described("flag", text, z.boolean());
  return { kind: "flag", label: text.label, help: text.help, required: true, schema, initial: text.initial };
}

/** One of the languages that the flow speaks: a tag such as `de-DE`, empty until somebody chooses. */
export function language(text: FieldText): Field<string> {
  const schema = described("language", text, z.union([z.literal(""), languageTag]));
  return { kind: "language", label: text.label, help: text.help, required: true, schema, initial: "" };
}

/** One of the flow's directories, by its id; empty until somebody chooses. */
export function directory(text: FieldText & { readonly optional?: boolean }): Field<string> {
  const schema = described("directory", text, z.union([z.literal(""), slug]));
  const { label, help, optional = false } = text;
  return { kind: "directory", label, help, required: !optional, schema, initial: "" };
}

/** One of a few named possibilities: `oneOf({ label, options: { now: "At once", later: "Later" }, initial: "now" })`. */
export function oneOf<const Options extends Readonly<Record<string, string>>>(
  text: FieldText & { readonly options: Options; readonly initial: keyof Options & string },
): Field<keyof Options & string> {
  type Value = keyof Options & string;
  const values = Object.keys(text.options) as [Value, ...Value[]];
  const schema = described<Value>("oneOf", text, z.enum(values) as unknown as z.ZodType<Value>);
  return {
    kind: "oneOf",
    label: text.label,
    help: text.help,
    required: true,
    schema,
    initial: text.initial,
    options: text.options,
  };
}

/** One of the installation's calendars, by its id; empty until somebody chooses. */
export function calendar(text: FieldText): Field<string> {
  const schema = described("calendar", text, z.union([z.literal(""), slug]));
  return { kind: "calendar", label: text.label, help: text.help, required: true, schema, initial: "" };
}
