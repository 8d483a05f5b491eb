import { dialKeys, type Field, type Fields } from "@dialtree/flow";
import fc from "fast-check";
import { objectId, phone } from "./desk.tsx";

const word = fc.string({ unit: "grapheme", maxLength: 10 });
const slugs = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/);
const name = fc.option(word, { nil: undefined });

const spoken = fc.dictionary(
  fc.constantFrom("en", "de", "en-US", "zh-Hant-TW", "qaa"),
  fc
    .record({
      text: word,
      recording: fc.constantFrom(undefined, "welcome.wav"),
      voice: fc.constantFrom(undefined, "Jenny"),
    })
    .map(present),
);

const destination = fc.option(
  fc
    .oneof(
      fc.record({ kind: fc.constantFrom("user", "account", "voicemail"), id: fc.constant(objectId), name }),
      fc.record({ kind: fc.constant("phone"), number: fc.constant(phone), name }),
    )
    .map(present),
  { nil: undefined },
);

const flowPlace = fc.option(fc.record({ flow: slugs }), { nil: undefined });
const place = fc.oneof(fc.record({ node: slugs }), flowPlace);

/** Any data that a record of fields takes. */
export function anyDataOf(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record(Object.fromEntries(Object.entries(fields).map(([member, field]) => [member, anyValueOf(field)])))
    .map(present);
}

function anyValueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "spoken":
      return spoken;
    case "key":
      return fc.constantFrom(...dialKeys);
    case "place":
      return field.only === "flows" ? flowPlace : place;
    case "destination":
      return destination;
    case "duration":
      return fc
        .double({ min: 0, max: 90, noNaN: true })
        .filter((value) => field.schema.safeParse(value).success);
    case "whole":
      return fc.integer({ min: 0, max: 90 }).filter((value) => field.schema.safeParse(value).success);
    case "text":
    case "resource":
      return word.filter((value) => field.schema.safeParse(value).success);
    case "language":
      return fc.constantFrom("", "en", "de", "fr");
    case "directory":
      return fc.constantFrom("", "staff", "gone");
    case "calendar":
      return fc.constantFrom("", "office", "gone");
    case "variable":
      return fc.constantFrom("", "customerNumber", "a_1");
    case "expression":
    case "template":
      return fc.oneof(word, fc.constantFrom("score > 3", "{caller.name} has called"));
    case "flag":
      return fc.boolean();
    case "oneOf":
      return fc.constantFrom(...Object.keys(field.options ?? {}));
    case "list":
      return fc
        .uniqueArray(slugs, { maxLength: 4 })
        .chain((ids) =>
          fc.tuple(...ids.map((id) => anyDataOf(field.items ?? {}).map((data) => ({ id, ...data })))),
        );
  }
}

function present<Value extends object>(value: Value): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
