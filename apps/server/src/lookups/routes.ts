import { lookupSchema, originOf } from "@dialtree/flow";
import { z } from "zod";
import { type Route, route } from "../control/api/route.ts";
import type { Trial, TrialOrder } from "./trying.ts";

const order = z
  .strictObject({
    lookup: lookupSchema.meta({ description: "What the step has looked up, as a flow's program says it" }),
    given: z.record(z.string().max(100), z.string().max(4_000)),
    hidden: z
      .array(z.string().max(100))
      .max(100)
      .meta({ description: "Kept under these names, and shown to nobody" }),
  })
  .meta({ id: "LookupOrder" });

const trial = z
  .object({
    exit: z
      .enum(["found", "not-found", "timed-out", "failed"])
      .meta({ description: "The exit that a call would take" }),
    asked: z.string().optional().meta({ description: "Method and address; left out where nothing was sent" }),
    status: z.int().optional(),
    milliseconds: z.int(),
    says: z.string().optional(),
    remedy: z.string().optional(),
    takes: z.array(
      z.object({
        as: z.string(),
        pointer: z.string(),
        value: z.union([z.string(), z.number(), z.boolean()]).optional(),
        came: z.enum(["found", "missing", "unfit"]),
      }),
    ),
  })
  .meta({ id: "LookupTrial" });

/** The request of a step, carried out once for whoever draws it. `begin` throws where that happens too often. */
export function lookupRoutes({
  carryOut,
  begin,
}: {
  readonly carryOut: (order: TrialOrder, signal: AbortSignal) => Promise<Trial>;
  readonly begin: () => void;
}): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/lookups/trials",
      role: "author",
      name: "tryLookup",
      repeatable: "nothing of it is kept here",
      summary: "Carries out the request of a step once, with values to try it with; nothing of it is kept",
      body: order,
      answers: { 200: trial },
      handle: async ({ control, body, signal }) => {
        begin();
        await control.audit.note({ deed: "lookup.tried", thing: originOf(body.lookup.url) ?? "" });
        return { status: 200, body: await carryOut(body, signal) };
      },
    }),
  ];
}
