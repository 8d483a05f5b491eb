import { z } from "zod";
import { described, type Field, type FieldText } from "./field.ts";

/** The keys of a telephone that an author can give a meaning. */
export const dialKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"] as const;
export type DialKey = (typeof dialKeys)[number];

/** Everything a caller can send: the dial keys, and tones of old desk sets that no menu offers. */
export const tones = [...dialKeys, "A", "B", "C", "D", "flash"] as const;
export type Tone = (typeof tones)[number];

/** One key of the phone. */
export function key(text: FieldText & { readonly initial?: DialKey }): Field<DialKey> {
  const schema = described<DialKey>("key", text, z.enum(dialKeys));
  const { label, help, initial = "1" } = text;
  return { kind: "key", label, help, required: true, schema, initial };
}
