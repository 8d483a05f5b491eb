import { thingKinds } from "@dialtree/engine/estate";
import { z } from "zod";

const time = z.iso.datetime().meta({ description: "UTC" });
const kind = z.enum(thingKinds);
const key = z.string().meta({ description: "Its kind and its id: queue:5f1c2f7e-…" });
const layers = {
  published: z.boolean().meta({ description: "As callers get it" }),
  draft: z.boolean().meta({ description: "As the drafts stand" }),
};

const answering = z
  .object({
    number: z.int(),
    publishedAt: time,
    liveSince: time.nullable().meta({ description: "Null where nobody knows" }),
  })
  .meta({ id: "AnsweringVersion" });
const line = z
  .object({
    called: z.string(),
    flow: z.string(),
    title: z.string(),
    environment: z.string().meta({ description: "Whose version of the flow its callers get" }),
    version: answering.nullable().meta({ description: "Null while nobody answers" }),
    fallback: z
      .string()
      .nullable()
      .meta({ description: "Who takes its calls when something goes wrong, in words" }),
    lastCallAt: time.nullable().meta({ description: "Null for none since this server started" }),
  })
  .meta({ id: "EstateLine" });

const thing = z
  .object({
    key,
    kind,
    id: z.string(),
    title: z.string(),
    exists: z.boolean().meta({ description: "False for what is named and is not there" }),
    callsOut: z.boolean().meta({ description: "A flow that places its calls itself" }),
    people: z.int().optional().meta({ description: "Of a directory: whom callers can be put through to" }),
    ...layers,
  })
  .meta({ id: "EstateThing" });
const link = z
  .object({
    from: key,
    to: key,
    how: z.enum(["answers", "sends", "goes-on", "comes-back", "fallback", "asks", "lists", "needs"]),
    at: z.string().meta({ description: "JSON pointer into the flow's document" }),
    node: z.string().optional(),
    step: z.string().optional().meta({ description: "What people call the step" }),
    outlet: z.string().optional(),
    reached: z.boolean().meta({ description: "Callers get to the step" }),
    ...layers,
  })
  .meta({ id: "EstateLink" });
const finding = z
  .object({
    code: z.string(),
    severity: z.enum(["error", "warning", "note"]),
    deadEnd: z.boolean().meta({ description: "Callers or steps are left with nothing there" }),
    thing: key,
    place: z
      .object({
        flow: z.string(),
        at: z.string(),
        node: z.string().optional(),
        outlet: z.string().optional(),
      })
      .optional(),
    says: z.string(),
    remedy: z.string(),
    ...layers,
  })
  .meta({ id: "EstateFinding" });

export const estateShown = z
  .object({
    lines: z.array(line),
    unanswered: z
      .array(z.object({ called: z.string(), calls: z.int(), lastAt: time }))
      .meta({ description: "What was dialled and leads to no flow" }),
    countedSince: time.meta({ description: "Since when this server counts calls" }),
    things: z.array(thing),
    links: z.array(link).meta({ description: "Who is in a directory is left out; its people are counted" }),
    findings: z.array(finding),
  })
  .meta({ id: "Estate", description: "Everything that calls go through" });

export const thingAsked = z.strictObject({
  kind: kind.meta({ description: "What kind of thing it is" }),
  id: z.string().min(1).max(2_100).meta({ description: "What it is called among its kind" }),
});
export const usesShown = z
  .object({
    thing,
    uses: z.array(
      link.extend({ title: z.string().meta({ description: "What uses it, as people call it" }) }),
    ),
    entries: z
      .array(z.string())
      .meta({ description: "What is dialled, or the flow that calls, by everybody who comes to it" }),
    affected: z.array(
      z
        .object({ says: z.string(), way: z.array(z.string()), ...layers })
        .meta({ id: "AffectedCallers", description: "Callers who come to it, by which turns" }),
    ),
    isCut: z.boolean().meta({ description: "There are more ways than these" }),
    lost: z
      .array(z.object({ key, kind, title: z.string() }))
      .meta({ description: "What no caller would get to any more" }),
  })
  .meta({ id: "EstateUses" });

export const lookedUp = z
  .object({
    looked: z.int().meta({ description: "Looked up with this request" }),
    left: z.int().meta({ description: "Not looked up yet: ask again" }),
    gone: z.int().meta({ description: "All who were not found; GET /api/estate says where flows name them" }),
  })
  .meta({ id: "DirectoryLookups" });
