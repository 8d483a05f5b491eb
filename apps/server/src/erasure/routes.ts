import { faultIssue } from "@dialtree/flow";
import { readNumber } from "@dialtree/flow/destinations";
import { z } from "zod";
import { type Route, route } from "../control/api/route.ts";
import type { Erasures } from "./erasing.ts";

const number = z
  .string()
  .max(60)
  .transform((text, context) => {
    const read = readNumber(text);
    if ("number" in read) return read.number;
    context.addIssue(faultIssue(read));
    return z.NEVER;
  })
  .meta({ description: "A phone number with + and country code" });
const user = z.guid().toLowerCase().meta({ description: "The object id of a Teams user" });
const whom = z.union([z.strictObject({ number }), z.strictObject({ user })]);

const order = z.strictObject({
  whom,
  dryRun: z.boolean().meta({ description: "Only look what there is; nothing is erased" }),
});
const traces = z
  .object({
    traces: z.array(
      z.object({
        place: z.string(),
        what: z.string(),
        count: z.int(),
        stays: z.string().nullable().meta({ description: "Why it is not erased; null where it is" }),
      }),
    ),
    elsewhere: z
      .array(z.string())
      .meta({ description: "Where else something may be, which nobody can look into here" }),
  })
  .meta({ id: "Erasure" });

/** What no server can reach. */
const elsewhere: readonly string[] = [
  "Backups have what there was when they were made: make a new one, and delete those of before.",
  "Messages that were handed on are where they were sent to.",
  "Microsoft keeps records of calls by its own rules.",
];

export function erasureRoutes(erasures: Erasures): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/erasures",
      role: "administer",
      name: "eraseCaller",
      summary: "Erases what is kept of somebody who has called, and says what is not erased and why",
      body: order,
      answers: { 200: traces },
      handle: async ({ body }) => ({
        status: 200,
        body: {
          traces: await (body.dryRun ? erasures.look(body.whom) : erasures.erase(body.whom)),
          elsewhere,
        },
      }),
    }),
  ];
}
