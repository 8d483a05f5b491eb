import { z } from "zod";
import {
  edgeSchema,
  everywhereSchema,
  fallbackSchema,
  flowDocumentSchema,
  flowNodeSchema,
  frameSchema,
  noteSchema,
  variableSchema,
} from "../document/index.ts";
import { isJsonObject, type Json, jsonFault } from "../json.ts";
import { limits } from "../limits.ts";
import type { Operation } from "./change.ts";
import { isFitName } from "./ids.ts";
import { reasonOf } from "./reason.ts";
import { type Refusal, refuse } from "./refusals.ts";

const { id, title } = flowNodeSchema.shape;
const settings = flowDocumentSchema.shape;
const index = z.int().min(0);
// Whether it is JSON at all was asked of the whole operation before.
const json = z.custom<Json>((value) => value !== undefined);
const sides = <Value extends z.ZodType>(value: Value) => ({
  before: value.optional(),
  after: value.optional(),
});

const settingSchema = z.discriminatedUnion("name", [
  z.strictObject({
    of: z.literal("setting"),
    name: z.literal("title"),
    before: settings.title,
    after: settings.title,
  }),
  z.strictObject({
    of: z.literal("setting"),
    name: z.literal("description"),
    before: settings.description,
    after: settings.description,
  }),
  z.strictObject({
    of: z.literal("setting"),
    name: z.literal("insteadOf"),
    before: settings.insteadOf,
    after: settings.insteadOf,
  }),
  z.strictObject({
    of: z.literal("setting"),
    name: z.literal("voices"),
    before: settings.voices,
    after: settings.voices,
  }),
  z.strictObject({
    of: z.literal("setting"),
    name: z.literal("languages"),
    before: settings.languages,
    after: settings.languages,
  }),
  z.strictObject({ of: z.literal("setting"), name: z.literal("fallback"), ...sides(fallbackSchema) }),
  z.strictObject({ of: z.literal("setting"), name: z.literal("everywhere"), ...sides(everywhereSchema) }),
  z.strictObject({
    of: z.literal("setting"),
    name: z.literal("directories"),
    before: settings.directories,
    after: settings.directories,
  }),
  z.strictObject({
    of: z.literal("setting"),
    name: z.literal("start"),
    before: settings.start,
    after: settings.start,
  }),
]);

const changeSchema = z.union([
  z.discriminatedUnion("of", [
    z.strictObject({ of: z.literal("node"), at: index, ...sides(flowNodeSchema) }),
    z.strictObject({ of: z.literal("node title"), at: index, node: id, before: title, after: title }),
    z
      .strictObject({
        of: z.literal("node data"),
        at: index,
        node: id,
        path: z.array(z.union([z.string(), index])),
        ...sides(json),
      })
      .refine(
        ({ path, after }) => path.length > 0 || isJsonObject(after),
        "expected an object as a node's data",
      ),
    z.strictObject({ of: z.literal("edge"), at: index, ...sides(edgeSchema) }),
    z.strictObject({
      of: z.literal("position"),
      node: id.refine(isFitName),
      ...sides(settings.layout.valueType),
    }),
    z.strictObject({ of: z.literal("note"), id: id.refine(isFitName), ...sides(noteSchema) }),
    z.strictObject({ of: z.literal("frame"), id: id.refine(isFitName), ...sides(frameSchema) }),
    z.strictObject({
      of: z.literal("variable"),
      name: settings.variables.keyType.refine(isFitName),
      ...sides(variableSchema),
    }),
  ]),
  settingSchema,
]);

const operationSchema = z.strictObject({
  title: z.string(),
  changes: z.array(changeSchema),
  typed: z.literal(true).optional(),
});

// An operation wraps the values of a flow file in a few levels of its own.
const deepest = limits.jsonDepth + 4;

/** Reads an operation out of a journal. What passes here cannot give a flow a shape that its file could not have. */
export function readOperation(value: unknown): Operation | Refusal {
  const fault = jsonFault(value, deepest);
  if (fault) return refuse("operation_unreadable", { reason: `${fault.kind} at ${fault.at || "/"}` });
  const parsed = operationSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return refuse("operation_unreadable", {
    reason: reasonOf(parsed.error),
  });
}
