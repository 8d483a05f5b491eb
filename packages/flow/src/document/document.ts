import { z } from "zod";
import { type Directory, directorySchema } from "../directory/index.ts";
import {
  dialKeys,
  languageTag,
  placeSchema,
  primaryOf,
  slug,
  spokenSchema,
  type Utterance,
  variableName,
  writtenDestinationSchema,
} from "../fields/index.ts";
import type { JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import { type Frame, frameSchema, type Note, noteSchema } from "./marks.ts";

/** The format that this version writes. */
export const newestFormat = 1;

const title = z.string().max(200).meta({ title: "Title", description: "What people call it." });

/** The data of a node is read by its type, not here: a flow with a broken node can still be opened and mended. */
const nodeData = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  {
    message: "expected an object",
  },
);

export const flowNodeSchema = z.strictObject({
  id: slug,
  type: slug,
  version: z
    .int()
    .min(1)
    .max(1_000)
    .meta({ description: "The version of the node type that wrote the data." }),
  title: title.optional(),
  data: nodeData.meta({ title: "Data", description: "The fields of this node type." }),
});
export type FlowNode = Readonly<z.infer<typeof flowNodeSchema>>;
export type NodeId = FlowNode["id"];

export const edgeSchema = z
  .strictObject({ from: slug, outlet: slug, to: slug })
  .meta({ title: "Connection", description: "From an exit of one node to another node." });
export type Edge = Readonly<z.infer<typeof edgeSchema>>;

export const variableSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), initial: z.string().max(1_000) }),
  z.strictObject({ type: z.literal("number"), initial: z.number() }),
  z.strictObject({ type: z.literal("flag"), initial: z.boolean() }),
]);
export type Variable = Readonly<z.infer<typeof variableSchema>>;
export type VariableType = Variable["type"];

export const fallbackSchema = z.strictObject({
  say: spokenSchema.meta({ title: "What the caller hears first", description: "Only on an answered call." }),
  to: writtenDestinationSchema,
});
/** Who takes a call when something goes wrong for it, and what its caller hears before. */
export type Fallback = Readonly<z.infer<typeof fallbackSchema>>;

const dialKey = z.enum(dialKeys);
export const everywhereSchema = z.strictObject({
  operator: z
    .strictObject({ key: dialKey, to: placeSchema })
    .optional()
    .meta({ title: "Way out", description: "A key that leads to one place from every question." }),
  back: dialKey.optional().meta({
    title: "Back",
    description: "A key that leads to the question before, as far as the first one.",
  }),
  repeat: dialKey.optional().meta({ title: "Again", description: "A key that has the question said again." }),
  except: z
    .array(slug)
    .max(limits.nodesPerFlow)
    .meta({ title: "Except", description: "Questions at which these keys mean nothing." }),
});
/** Keys that mean the same at every question of a flow, unless the question has a meaning of its own for them. */
export type Everywhere = Readonly<z.infer<typeof everywhereSchema>>;

/** Things by their id, no more than `most`. */
function recordOf<Thing extends z.ZodType>(thing: Thing, most: number) {
  return z
    .record(slug, thing)
    .refine((held) => Object.keys(held).length <= most, `expected at most ${most}`)
    .meta({ maxProperties: most });
}

const point = z.strictObject({ x: z.number(), y: z.number() });
export type Point = Readonly<z.infer<typeof point>>;

/**
 * A flow as people keep it: one JSON file, made for reading and for `git diff`. `layout` says where boxes sit, `notes` and
 * `frames` what else is on the picture; they mean nothing to a call.
 */
export const flowDocumentSchema = z
  .strictObject({
    $schema: z.string().max(1_000).optional(),
    format: z.literal(newestFormat),
    id: slug,
    title,
    description: z.string().max(2_000).optional(),
    languages: z.array(languageTag).min(1).max(limits.languages).meta({
      title: "Languages",
      description: "The first one is spoken to callers whose language is not listed.",
    }),
    insteadOf: z.record(languageTag, z.array(languageTag).min(1).max(limits.languages)).optional().meta({
      title: "Where a translation is missing",
      description:
        "By language: what its callers hear instead, in this order. The first language comes last.",
    }),
    voices: z.record(languageTag, z.string().min(1).max(100)).optional().meta({
      title: "Voices",
      description:
        "By language: the voice that says its texts and values, where a text names no other. Without one, the speech provider's usual.",
    }),
    fallback: fallbackSchema.optional(),
    everywhere: everywhereSchema.optional().meta({
      title: "Keys that work everywhere",
      description: "What they mean at every question that has no meaning of its own for them.",
    }),
    directories: z.array(directorySchema).max(limits.directories).optional().meta({
      title: "Directories",
      description: "People whom callers can ask for, by name or by extension.",
    }),
    variables: z.record(variableName, variableSchema),
    start: slug,
    nodes: z.array(flowNodeSchema).max(limits.nodesPerFlow),
    edges: z.array(edgeSchema).max(limits.nodesPerFlow * 20),
    layout: z.record(slug, point),
    notes: recordOf(noteSchema, limits.notes).optional().meta({
      title: "Notes",
      description: "Words on the picture. They mean nothing to a call.",
    }),
    frames: recordOf(frameSchema, limits.frames).optional().meta({
      title: "Frames",
      description: "Rectangles around steps of the picture. They mean nothing to a call.",
    }),
  })
  .meta({ title: "dialtree flow", description: "A phone menu, format 1." });
export type FlowDocument = Readonly<
  Omit<
    z.infer<typeof flowDocumentSchema>,
    "nodes" | "edges" | "languages" | "layout" | "variables" | "directories" | "notes" | "frames"
  > & {
    readonly languages: readonly string[];
    readonly directories?: readonly Directory[] | undefined;
    readonly variables: Readonly<Record<string, Variable>>;
    readonly nodes: readonly FlowNode[];
    readonly edges: readonly Edge[];
    readonly layout: Readonly<Record<NodeId, Point>>;
    readonly notes?: Readonly<Record<string, Note>> | undefined;
    readonly frames?: Readonly<Record<string, Frame>> | undefined;
  }
>;

/** The language for callers whose own is not among the flow's. */
export function defaultLanguage(document: Pick<FlowDocument, "languages">): string {
  return document.languages[0] ?? "en-US";
}

/** What callers of a language hear where a text is missing in it, in this order: what the flow says, then its first language. */
export function languagesInstead(
  document: Pick<FlowDocument, "languages" | "insteadOf">,
  language: string,
): readonly string[] {
  const { insteadOf = {} } = document;
  const named = Object.hasOwn(insteadOf, language) ? (insteadOf[language] ?? []) : [];
  return [...named, defaultLanguage(document)];
}

/** The voice that a flow has chosen for a language; undefined for the speech provider's usual one. */
export function voiceOf({ voices = {} }: Pick<FlowDocument, "voices">, language: string): string | undefined {
  return Object.hasOwn(voices, language) ? voices[language] : undefined;
}

/** An utterance with the voice that says it: its own, else the flow's for the language. What is recorded has none. */
export function inVoiceOf(document: FlowDocument, language: string, utterance: Utterance): Utterance {
  const voice = utterance.voice ?? voiceOf(document, language);
  const isKept = utterance.recording !== undefined || utterance.prompt !== undefined;
  return isKept || voice === undefined ? utterance : { ...utterance, voice };
}

/** The flow's language for a caller who wants `wanted`: that one, another region of it, or the first. */
export function chooseLanguage(document: FlowDocument, wanted: string | undefined): string {
  const exact = document.languages.find((tag) => tag.toLowerCase() === wanted?.toLowerCase());
  const kin = wanted && document.languages.find((tag) => primaryOf(tag) === primaryOf(wanted.toLowerCase()));
  return exact ?? kin ?? defaultLanguage(document);
}
