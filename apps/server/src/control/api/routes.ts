import swagger from "@fastify/swagger";
import type { FastifyError, FastifyInstance, FastifyRequest, FastifySchema } from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import { z } from "zod";
import type { OpenApi } from "../../api-docs/document.ts";
import { withExamples } from "../../api-docs/examples.ts";
import { docsRoutes } from "../../api-docs/routes.ts";
import { cookieOf, sessionCookie } from "../../identity/gate.ts";
import { type Right, rolesFor } from "../../identity/roles.ts";
import { sessionLimits } from "../../identity/sessions.ts";
import { clientPace } from "../../operating/client-pace.ts";
import { actAs, type Written } from "../audit/actor.ts";
import type { Control } from "../control.ts";
import { archiveRoutes } from "./archives.ts";
import { auditRoutes } from "./audit.ts";
import { calendarRoutes } from "./calendars.ts";
import { destinationPolicyRoutes } from "./destination-policy.ts";
import { destinationRoutes } from "./destinations.ts";
import { environmentRoutes } from "./environments.ts";
import { answerError, answerUnknownRoute, explained, problemMediaType } from "./errors.ts";
import { archiveBodyBounds, backupBounds, type FileBounds, soundBounds, takeFiles } from "./file-bodies.ts";
import { flowRoutes } from "./flows.ts";
import { keptDraftRoutes } from "./kept-drafts.ts";
import { numberRoutes } from "./numbers.ts";
import { isKeyed, keyHeader, once } from "./once.ts";
import { linkTo, pageOf } from "./paging.ts";
import { pinListRoutes } from "./pin-lists.ts";
import { preflightRoutes } from "./preflight.ts";
import { presenceRoutes } from "./presence.ts";
import { promptRoutes } from "./prompts.ts";
import { recordingRoutes } from "./recordings.ts";
import { removalRoutes } from "./removals.ts";
import { rolloutRoutes } from "./rollouts.ts";
import { type Asked, type Route, route } from "./route.ts";
import { scenarioRoutes } from "./scenarios.ts";
import { scheduleRoutes } from "./schedules.ts";
import { nothing, pageQuery, problemDetails } from "./schemas.ts";
import { secretRoutes } from "./secrets.ts";
import { tagAnswers } from "./tags.ts";
import { templateRoutes } from "./templates.ts";
import { textRoutes } from "./texts.ts";
import { versionRoutes } from "./versions.ts";

export type { Route } from "./route.ts";

const openApiRoute = route({
  method: "GET",
  path: "/openapi.json",
  role: "view",
  name: "getOpenApi",
  summary: "This description",
  answers: { 200: z.unknown() },
  handle: async ({ openApi }) => ({ status: 200, body: openApi() }),
});

/** Everything that can be asked of control, and who may. The OpenAPI document is made of the same list. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...removalRoutes,
  ...textRoutes,
  ...versionRoutes,
  ...scenarioRoutes,
  ...preflightRoutes,
  ...rolloutRoutes,
  ...scheduleRoutes,
  ...keptDraftRoutes,
  ...presenceRoutes,
  ...recordingRoutes,
  ...promptRoutes,
  ...numberRoutes,
  ...pinListRoutes,
  ...secretRoutes,
  ...destinationRoutes,
  ...destinationPolicyRoutes,
  ...calendarRoutes,
  ...auditRoutes,
  ...archiveRoutes,
  ...templateRoutes,
  ...environmentRoutes,
  openApiRoute,
  ...docsRoutes,
];

// Orders are short; documents and recordings have limits of their own.
const usualBodyLimit = 64 * 1024;

/**
 * The authoring API, below /api, with `more` routes of other parts beside it. What it changes for its own routes does
 * not touch the rest of the app.
 */
export async function controlRoutes(
  app: FastifyInstance,
  control: Control,
  more: readonly Route[] = [],
  bounds: FileBounds = soundBounds,
  letIn: (client: string) => void = clientPace(Date.now),
  /** How long whoever follows something does so before they are asked again who they are. Milliseconds. */
  followedMs = sessionLimits.checkAfterMs,
): Promise<void> {
  const all = [...routes, ...more];
  const closing = new AbortController();
  // What streams would keep the server open for as long as somebody listens.
  app.addHook("preClose", async () => closing.abort());
  await app.register(
    async (api) => {
      api.setValidatorCompiler(validatorCompiler);
      api.setSerializerCompiler(serializerCompiler);
      api.setErrorHandler(answerError);
      api.setNotFoundHandler(answerUnknownRoute);
      api.addHook("onRequest", (request, _reply, next) => {
        letIn(ownerOf(request));
        next();
      });
      tagAnswers(api);
      if (api.hasContentTypeParser("text/plain")) api.removeContentTypeParser("text/plain");
      await api.register(swagger, {
        openapi: { openapi: "3.1.0", info: { title: "dialtree", version: "1" } },
        transform: jsonSchemaTransform,
        transformObject: (said) => withExamples(jsonSchemaTransformObject(said) as OpenApi),
      });
      const add = (to: FastifyInstance, defined: Route): void => {
        const { method, path, role, bodyLimit = usualBodyLimit, gives, pages, handle, receive } = defined;
        to.route({
          method,
          url: path,
          bodyLimit,
          config: { role, ...(receive ? { receive } : {}) },
          schema: schemaOf(defined),
          // A HEAD of everything would be a second list of routes, which nobody asked for.
          exposeHeadRoute: false,
          handler: async (request, reply) => {
            const { params, query, body, headers } = request;
            const gone = new AbortController();
            reply.raw.once("close", () => gone.abort());
            const asksAgain = gives === "text/event-stream" && method === "GET";
            const signal = AbortSignal.any([
              gone.signal,
              closing.signal,
              // Readers go on where they were, if they still may: roles and sessions end while a stream would not.
              ...(asksAgain && request.asker?.actor.kind !== "local"
                ? [AbortSignal.timeout(followedMs)]
                : []),
            ]);
            const explain = (error: unknown) => explained(error as FastifyError, request);
            const asked = {
              control,
              asker: request.asker,
              shown: cookieOf(request, sessionCookie),
              params,
              query,
              body,
              headers,
              signal,
              explain,
              openApi: () => api.swagger(),
            };
            const { actor } = request.asker ?? {};
            const written: Written[] = [];
            const work = () =>
              actor
                ? actAs(actor, Date.now(), () => handle(asked as Asked), written)
                : handle(asked as Asked);
            const key = isKeyed(defined) ? headers["idempotency-key"] : undefined;
            const done = await (typeof key === "string"
              ? once(control.answers, keyedOf(request, key), work)
              : work());
            // A second place for what the audit log has: whoever writes that anew does not have this one.
            for (const entry of written) request.log.info(entry, "audit");
            const { status, body: whole, headers: more = {} } = done;
            reply.code(status).headers(more);
            let answer = whole;
            if (pages) {
              const place = { ...(query as z.output<typeof pageQuery>), path: pathOf(request) };
              const { body: page, next } = pageOf(whole as Readonly<Record<string, unknown>>, pages, place);
              if (next !== null) reply.header("link", linkTo(next));
              answer = page;
            }
            if (gives && answer !== undefined) reply.type(gives);
            return reply.send(answer);
          },
        });
      };
      for (const defined of all) if (!defined.takes) add(api, defined);
      for (const [type, bound] of [
        ["audio/wav", bounds],
        ["application/zip", archiveBodyBounds],
        ["application/gzip", backupBounds],
      ] as const)
        await api.register(async (files) => {
          takeFiles(files, type, bound);
          for (const defined of all) if (defined.takes === type) add(files, defined);
        });
    },
    { prefix: "/api" },
  );
}

function pathOf({ url }: FastifyRequest): string {
  return url.split("?", 1)[0] ?? "";
}

/** Whose keys and whose pace it is; of whom nobody knows, the address. */
function ownerOf({ asker, ip }: FastifyRequest): string {
  return asker?.actor.id ?? ip;
}

function keyedOf(request: FastifyRequest, key: string) {
  const { method, body, headers } = request;
  return { owner: ownerOf(request), key, method, url: request.url, ifMatch: headers["if-match"], body };
}

/** Headers of its own, and the key that it can be given. */
function headersOf(route: Route): z.ZodType | undefined {
  if (!isKeyed(route)) return route.headers;
  const own = route.headers instanceof z.ZodObject ? route.headers : z.looseObject({});
  return own.extend(keyHeader);
}

function schemaOf(defined: Route): FastifySchema {
  const { name, summary, role, params, body, takes, answers, gives, pages } = defined;
  const headers = headersOf(defined);
  const query = pages ? pageQuery : defined.query;
  return {
    operationId: name,
    summary,
    description: neededFor(role),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { body } : {}),
    consumes: [takes ?? "application/json"],
    response: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [status, answered(summary, gives, schema)]),
      ),
      "4xx": answered("Refused: what is wrong, and what to do about it", problemMediaType, problemDetails),
      "5xx": answered("Failed on this side", problemMediaType, problemDetails),
    },
  } as FastifySchema;
}

function neededFor(right: Right): string {
  return right === "anyone"
    ? 'Open to "anyone".'
    : `Needs the right "${right}", which these roles have: ${rolesFor(right).join(", ")}.`;
}

function answered(description: string, type: string | undefined, schema: z.ZodType): unknown {
  // What has no body has no type either.
  if (schema === nothing) return schema;
  return { description, content: { [type ?? "application/json"]: { schema } } };
}
