import { z } from "zod";
import { type Route, route } from "../control/api/route.ts";
import type { Keeping } from "./keeping.ts";
import { type Kind, type KindName, kinds, type Settable, settable } from "./kinds.ts";

const bounds = z.object({ least: z.int(), most: z.int() });
const list = z
  .object({
    kinds: z.array(
      z.object({
        kind: z.string(),
        what: z.string(),
        days: z.int().nullable().meta({ description: "Null: for good, or as the rule says" }),
        default: z.int().nullable().meta({ description: "Unless somebody has set another one" }),
        counted: z.boolean().meta({ description: "False: its rule alone says when it goes" }),
        rule: z.string(),
        settable: bounds.nullable().meta({ description: "Between which days it can be set" }),
      }),
    ),
  })
  .meta({ id: "Retention" });
const params = z.object({ kind: z.enum(settable).meta({ description: "What is kept" }) });
const order = z.strictObject({
  days: z
    .int()
    .min(Math.min(...settable.map((kind) => kinds[kind].bounds.least)))
    .max(Math.max(...settable.map((kind) => kinds[kind].bounds.most)))
    .nullable()
    .meta({ description: "Null: for good" }),
});

export function retentionRoutes(keeping: Keeping): readonly Route[] {
  const shown = async () => ({
    kinds: await Promise.all(
      Object.entries<Kind>(kinds).map(async ([kind, { what, rule, days, bounds: range }]) => ({
        kind,
        what,
        rule,
        days: isSettable(kind as KindName) ? await keeping.days(kind as Settable) : (days ?? null),
        default: days ?? null,
        counted: days !== undefined,
        settable: range ?? null,
      })),
    ),
  });
  return [
    route({
      method: "GET",
      path: "/retention",
      role: "administer",
      name: "showRetention",
      summary: "What is kept for how long",
      answers: { 200: list },
      handle: async () => ({ status: 200, body: await shown() }),
    }),
    route({
      method: "PUT",
      path: "/retention/:kind",
      role: "administer",
      name: "setRetention",
      summary: "Sets for how many days something is kept; what is older goes with the next sweep",
      params,
      body: order,
      answers: { 200: list },
      handle: async ({ params: { kind }, body: { days } }) => {
        await keeping.set(kind, days);
        return { status: 200, body: await shown() };
      },
    }),
  ];
}

function isSettable(kind: KindName): boolean {
  return (settable as readonly KindName[]).includes(kind);
}
