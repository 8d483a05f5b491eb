import { areas } from "@dialtree/graph";
import { z } from "zod";
import { type Route, route } from "../control/api/route.ts";
import { resumed } from "../control/api/schemas.ts";
import { eventStream, resumedAfter } from "../event-stream.ts";
import { catalogue } from "./catalogue.ts";
import { ask, type ConsoleOptions } from "./console.ts";
import type { Notice } from "./notices.ts";

const operationShown = z
  .object({
    area: z.enum(areas),
    name: z.string(),
    says: z.string().meta({ description: "What it does" }),
    request: z.string().meta({ description: "Method and path behind the version" }),
    permission: z.string(),
    limits: z.string(),
    success: z.string(),
    settledBy: z.string().meta({ description: "What tells that it is done" }),
    repeatable: z.boolean().meta({ description: "Whether it may be sent again without harm" }),
    legacy: z.string().nullable().meta({ description: "What stands in for it, if Graph lacks it today" }),
    inferred: z.array(z.string()).meta({ description: "What no page of Microsoft's says" }),
    example: z.unknown().meta({ description: "An input to begin with" }),
    filledIn: z.array(z.string()).meta({ description: "Members of the body that may be left out here" }),
    schema: z.unknown().meta({ description: "The JSON Schema of its input" }),
  })
  .meta({ id: "GraphOperation" });

const order = z
  .strictObject({
    tenant: z
      .guid("must be a GUID")
      .optional()
      .meta({ description: "The first of this server's unless given" }),
    input: z.unknown().meta({ description: "ids, query and body, as the operation takes them" }),
  })
  .meta({ id: "GraphOrder" });

const reply = z
  .object({
    operation: z.string(),
    tenant: z.string(),
    request: z.string().nullable().meta({ description: "Method and path that were sent" }),
    filled: z.array(z.string()).meta({ description: "JSON pointers to what was filled in" }),
    status: z.int().nullable().meta({ description: "Of Graph's answer, if there was one" }),
    body: z.unknown().meta({ description: "What Graph said, without secrets" }),
    cut: z.boolean().meta({ description: "Whether body is only the beginning, as text" }),
    milliseconds: z.int(),
    attempts: z.int(),
    requestId: z.string().optional().meta({ description: "In Graph's own logs" }),
    verdict: z.object({
      outcome: z.enum(["done", "accepted", "failed", "unknown"]),
      says: z.string(),
      remedy: z.string().optional(),
    }),
  })
  .meta({ id: "GraphReply" });

const notice = z
  .object({
    seq: z.int(),
    at: z.number().meta({ description: "Milliseconds since 1970, UTC" }),
    call: z.string(),
    kind: z.enum(["call", "operation", "participants", "content sharing", "other"]),
    state: z.string().nullable(),
    says: z.string(),
    code: z.string().optional().meta({ description: "Graph's numbers, such as 200#7000" }),
    clientContext: z.string().optional(),
  })
  .meta({ id: "GraphNotice" });

/** All that Graph can do, done by people who may administer. */
export function graphConsoleRoutes(options: ConsoleOptions): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/graph/operations",
      role: "administer",
      name: "listGraphOperations",
      summary: "Every operation of Microsoft Graph that is known here",
      answers: { 200: z.object({ tenants: z.array(z.string()), operations: z.array(operationShown) }) },
      handle: async () => {
        const { tenants } = options.settings;
        return { status: 200, body: { tenants, operations: catalogue(tenants[0]) } };
      },
    }),
    route({
      method: "POST",
      path: "/graph/operations/:name/requests",
      role: "administer",
      name: "askGraph",
      summary: "Does one operation of Microsoft Graph, and tells what came of it",
      params: z.object({
        name: z.string().max(100).meta({ description: "The name of an operation of Graph" }),
      }),
      body: order,
      // As long as Graph's longest: the media stack of an app describes itself in a body.
      bodyLimit: 256 * 1_024,
      answers: { 200: reply },
      handle: async ({ control, params: { name }, body: { tenant, input }, signal }) => {
        // Before it is sent: what it does cannot be taken back. What it holds may name callers.
        await control.audit.note({ deed: "graph.asked", thing: name, after: { tenant: tenant ?? null } });
        return { status: 200, body: await ask({ name, tenant, input }, options, signal) };
      },
    }),
    route({
      method: "GET",
      path: "/graph/notices",
      role: "administer",
      name: "followGraphNotices",
      summary: "What Graph tells of what was asked here, as it comes; those of before first",
      headers: resumed,
      gives: "text/event-stream",
      answers: { 200: notice },
      handle: async ({ headers, signal }) => {
        const after = resumedAfter(headers["last-event-id"]);
        const body = eventStream(signal, ({ tell }) => {
          const take = (one: Notice) => tell(one.seq, one);
          for (const one of options.notices.recent()) if (one.seq > after) take(one);
          return options.notices.listen(take);
        });
        return { status: 200, body };
      },
    }),
  ];
}
