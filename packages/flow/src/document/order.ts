import { z } from "zod";
import { isJsonObject, type Json } from "../json.ts";

/**
 * The same value with every key in its place: those of an object in the order of its schema, names that people chose
 * (languages, variables) by name, keys nobody declared after the others by name. Values are not checked here.
 */
export function inSchemaOrder(schema: unknown, value: Json): Json {
  if (schema instanceof z.ZodOptional) return inSchemaOrder(schema.unwrap(), value);
  if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((candidate) => (candidate as z.ZodType).safeParse(value).success);
    return inSchemaOrder(option, value);
  }
  if (Array.isArray(value)) {
    const element = schema instanceof z.ZodArray ? schema.element : undefined;
    return value.map((item: Json) => inSchemaOrder(element, item));
  }
  if (!isJsonObject(value)) return value;
  const shape: Record<string, unknown> = schema instanceof z.ZodObject ? schema.shape : {};
  const known = Object.keys(shape).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
  const each = schema instanceof z.ZodRecord ? schema.valueType : undefined;
  const entries = [...known, ...others.sort()].flatMap((key): [string, Json][] => {
    const held = value[key];
    return held === undefined ? [] : [[key, inSchemaOrder(shape[key] ?? each, held)]];
  });
  return Object.fromEntries(entries);
}
