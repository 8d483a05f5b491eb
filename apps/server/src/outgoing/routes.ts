import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";
import { linkTo, unusableCursor } from "../control/api/paging.ts";
import { type Route, route } from "../control/api/route.ts";
import { nextPage, pageQuery } from "../control/api/schemas.ts";
import type { Placing } from "./placing.ts";

const objectId = z.guid("must be an object id such as 550fae72-d251-43ec-868c-373732c2704f");
const name = z.string().max(200).optional();
const callee = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("phone"),
    number: z.string().regex(/^\+[1-9][0-9]{4,14}$/, "must be in the international form, such as +15550171"),
    name,
  }),
  z.strictObject({ kind: z.literal("user"), id: objectId, name }),
]);
const order = z
  .strictObject({
    request: z
      .string()
      .regex(/^[!-~]{1,100}$/, "must be 1 to 100 printable characters without spaces")
      .meta({
        description: "What you call this request. The same once more calls nobody again, for seven days.",
      }),
    flow: z.string().max(100),
    to: callee,
    from: objectId.optional().meta({ description: "The resource account that calls phones" }),
    values: z
      .record(z.string().max(100), z.union([z.string(), z.number(), z.boolean()]))
      .default({})
      .meta({ description: "What variables of the flow begin with, by name" }),
    language: z.string().max(35).optional().meta({ description: "The language to begin in: en-US" }),
  })
  .meta({ id: "OutgoingOrder" });

const moment = z.number().meta({ description: "Milliseconds since 1970, UTC" });
const call = { key: z.string(), flow: z.string(), placedAt: moment };
const whom = z
  .string()
  .nullable()
  .meta({ description: "What the number begins with, and its last two digits; null for somebody in Teams" });
const placed = z
  .object({ ...call, repeated: z.boolean().meta({ description: "It had been asked for before" }) })
  .meta({ id: "PlacedCall" });
const outcome = {
  ...call,
  whom,
  state: z.enum(["unbegun", "calling", "answered", "unreached", "over"]),
  reached: z.string().nullable().meta({ description: "The exit of the step that calls: answered, busy, …" }),
  ended: z.object({ at: moment, reason: z.string() }).nullable(),
};
const listed = z
  .object({
    calls: z.array(z.object(outcome).meta({ id: "OutgoingOutcome" })),
    ...nextPage,
  })
  .meta({ id: "OutgoingCalls" });
const course = z
  .object({
    ...outcome,
    exits: z.array(z.object({ at: moment, flow: z.string(), node: z.string(), outlet: z.string() })),
  })
  .meta({ id: "OutgoingCall" });

/** Calls of ours: placing one, and what came of it. */
export function outgoingRoutes(placing: Placing): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/outgoing-calls",
      role: "operate",
      name: "placeOutgoingCall",
      summary: "Has a flow call somebody",
      body: order,
      answers: { 200: placed, 201: placed },
      handle: async ({ body }) => {
        const answer = await placing.place(body);
        return { status: answer.repeated ? 200 : 201, body: answer };
      },
    }),
    route({
      method: "GET",
      path: "/outgoing-calls",
      role: "view",
      name: "listOutgoingCalls",
      summary: "Calls that flows have placed in the last days, the newest first",
      answers: { 200: listed },
      // Pages of its own: what came of each call is looked up, and only for those that are shown.
      query: z.strictObject({ after: pageQuery.shape.after }),
      handle: async ({ query: { after } }) => {
        const { calls, more } = (await placing.list(after)) ?? unusableCursor();
        const last = calls.at(-1)?.key;
        const next =
          more && last !== undefined ? `/api/outgoing-calls?after=${encodeURIComponent(last)}` : null;
        return {
          status: 200,
          body: { calls, next },
          ...(next === null ? {} : { headers: { link: linkTo(next) } }),
        };
      },
    }),
    route({
      method: "GET",
      path: "/outgoing-calls/:key",
      role: "view",
      name: "getOutgoingCall",
      summary: "What came of a call that a flow has placed",
      params: z.object({
        key: z.string().max(200).meta({ description: "The key of a call that was placed" }),
      }),
      answers: { 200: course },
      handle: async ({ params: { key } }) => {
        const found = await placing.find(key);
        if (found) return { status: 200, body: found };
        throw unknownCall(key);
      },
    }),
  ];
}

const unknownCall = (key: string) =>
  new ApiError(
    404,
    "call_unknown",
    `No flow has placed a call "${key}" in the last days.`,
    "Those of the last seven days are listed at /api/outgoing-calls.",
  );
