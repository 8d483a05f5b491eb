import type { FastifyInstance } from "fastify";
import type { Call } from "../calls/call.ts";
import { isOver } from "../calls/step.ts";
import { dialledAs, lineFor } from "../directory.ts";
import { faultKinds, isFault } from "../faults/catalogue.ts";
import { occasions } from "../faults/occasions.ts";
import { type FaultSwitch, problemOf } from "../faults/switches.ts";
import { knownPermissions } from "../graph/permissions.ts";
import type { JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import { limitNames, profileNames } from "../throttling/limits.ts";
import type { BotChange, World } from "../world.ts";
import { type CallerWish, callerOf, callerSchema } from "./callers.ts";
import { streamEvents } from "./events.ts";
import { peopleRoutes } from "./people.ts";

/** What a key on the phone is called in Graph. */
const tones: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."0123456789"].map((digit) => [digit, `tone${digit}`])),
  "*": "star",
  "#": "pound",
  A: "a",
  B: "b",
  C: "c",
  D: "d",
};

const summary = (call: Call) => ({
  id: call.id,
  callChainId: call.chainId,
  state: call.state,
  placedAt: new Date(call.placedAt).toISOString(),
  direction: call.direction,
  caller: call.caller,
  dialled: call.dialled,
  people: call.people,
  group: call.group?.kind ?? null,
  muted: call.muted,
  hosted: call.hosted,
  audio: call.audio,
  listening: call.tones.subscribed,
  result: call.result ?? null,
});

const object = (properties: JsonObject, required: readonly string[] = []) => ({
  body: { type: "object", additionalProperties: false, properties, required },
});

const someOfThem = { type: "array", items: { enum: knownPermissions } } as const;

type FaultWish = Omit<FaultSwitch, "id">;

const faultFields = {
  fault: { type: "string" },
  on: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 20 },
  after: { type: "integer", minimum: 1 },
  times: { type: "integer", minimum: 1 },
  percent: { type: "number", minimum: 0, maximum: 100 },
  ms: { type: "integer", minimum: 0, maximum: 86_400_000 },
  copies: { type: "integer", minimum: 1, maximum: 10 },
  status: { type: "integer", minimum: 400, maximum: 599 },
  retryAfter: { type: "integer", minimum: 0, maximum: 86_400 },
  retryAfterDate: { enum: [0, 1] },
} as const;

type WithId = { Params: { id: string } };

/** The API for tests and for the phone page: what people, the telephone network and bad luck do. */
export function controlRoutes(app: FastifyInstance, world: World): void {
  const { clock, log, faults } = world;

  app.get("/control", () => {
    const { bot, tenantId, numbers } = world.directory();
    const { secret: _, ...shown } = bot;
    return {
      clock: { now: new Date(clock.now()).toISOString(), manual: world.manual, scale: clock.scale ?? 0 },
      tenantId,
      bot: shown,
      numbers,
      phone: { attended: world.phone.attended() },
      calls: world.calls().length,
      faults: faults.list().length,
    };
  });

  app.patch<{ Body: BotChange }>(
    "/control/bot",
    {
      schema: object({
        webhook: { type: "string", pattern: "^https?://" },
        permissions: someOfThem,
        permissionsElsewhere: { type: "object", additionalProperties: someOfThem },
        limits: {
          type: "object",
          additionalProperties: false,
          required: ["profile"],
          properties: {
            profile: { enum: profileNames },
            most: {
              type: "object",
              propertyNames: { enum: limitNames },
              additionalProperties: { type: "integer", minimum: 0 },
            },
          },
        },
        meetingPolicy: {
          oneOf: [{ enum: ["everyone"] }, { type: "array", items: { type: "string", maxLength: 64 } }],
        },
        redirectUris: {
          type: "array",
          maxItems: 256,
          items: { type: "string", pattern: "^https?://", maxLength: 256 },
        },
        assignmentRequired: { type: "boolean" },
        certificates: {
          type: "array",
          maxItems: 10,
          items: { type: "string", pattern: "^-----BEGIN CERTIFICATE-----", maxLength: 10_000 },
        },
        credentials: {
          type: "array",
          maxItems: 50,
          items: {
            type: "object",
            additionalProperties: false,
            required: ["kind", "name", "expires"],
            properties: {
              kind: { enum: ["secret", "certificate"] },
              name: { type: "string", maxLength: 128 },
              expires: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$" },
              hint: { type: "string", maxLength: 3 },
            },
          },
        },
        callingEnabled: { type: "boolean" },
        issuer: { enum: ["botframework", "graph"] },
      }),
    },
    ({ body }) => {
      world.changeBot(body);
      const { secret: _, ...shown } = world.directory().bot;
      return shown;
    },
  );

  app.post<{ Body: { number: string; name?: string } }>(
    "/control/numbers",
    {
      schema: {
        body: {
          type: "object",
          additionalProperties: false,
          required: ["number"],
          properties: {
            number: { type: "string", pattern: "^\\+[1-9][0-9]{4,14}$" },
            name: { type: "string", minLength: 1, maxLength: 128 },
          },
        },
      },
    },
    ({ body: { number, name } }, reply) => {
      if (world.directory().numbers.length >= limits.numbers) {
        return reply.code(409).send({ error: `There would be more than ${limits.numbers} numbers.` });
      }
      world.addNumber(lineFor(number, name));
      return reply.code(201).send(world.directory().numbers.find((line) => line.number === number));
    },
  );

  /** Why these faults cannot be switched on. */
  function refusalOf(wishes: readonly FaultWish[]): { status: number; error: string } | undefined {
    for (const { fault, ...values } of wishes) {
      const error = isFault(fault) ? problemOf(fault, values) : `There is no fault "${fault}".`;
      if (error) return { status: 400, error };
    }
    return faults.list().length + wishes.length > limits.faultSwitches
      ? { status: 409, error: `There would be more than ${limits.faultSwitches} fault switches.` }
      : undefined;
  }

  peopleRoutes(app, world);

  app.post<{
    Body: { from?: CallerWish; to?: string; with?: readonly CallerWish[]; faults?: readonly FaultWish[] };
  }>(
    "/control/calls",
    {
      schema: object({
        from: callerSchema,
        to: { type: "string", maxLength: 64 },
        with: { type: "array", items: callerSchema, maxItems: limits.othersPerCall },
        faults: {
          type: "array",
          maxItems: limits.faultSwitches,
          items: {
            type: "object",
            additionalProperties: false,
            properties: faultFields,
            required: ["fault"],
          },
        },
      }),
    },
    (request, reply) => {
      const directory = world.directory();
      const refused = refusalOf(request.body.faults ?? []);
      if (refused) return reply.code(refused.status).send({ error: refused.error });
      const to = request.body.to ?? directory.numbers[0]?.number ?? "bot";
      const dialled = dialledAs(directory, to);
      if (!dialled) return reply.code(404).send({ error: `"${to}" reaches nobody here.` });
      const caller = callerOf(request.body.from ?? { kind: "phone" }, directory);
      const others = (request.body.with ?? []).map((wish) => callerOf(wish, directory));
      const call = world.place(caller, dialled, request.body.faults, others);
      return reply.code(201).header("location", `/control/calls/${call.id}`).send(summary(call));
    },
  );

  app.get("/control/calls", () => ({ calls: world.calls().map(summary) }));

  app.get<WithId>("/control/calls/:id", ({ params }, reply) => {
    const call = world.find(params.id);
    if (!call) return reply.code(404).send({ error: "There is no such call." });
    return { ...summary(call), wire: log.of(call.id) };
  });

  app.post<WithId & { Body: { keys: string } }>(
    "/control/calls/:id/keys",
    {
      schema: object(
        { keys: { type: "string", pattern: "^[0-9*#A-D]+$", maxLength: limits.keysPerRequest } },
        ["keys"],
      ),
    },
    ({ params, body }, reply) => {
      const call = world.find(params.id);
      if (!call || isOver(call))
        return reply.code(404).send({ error: "There is no such call, or it is over." });
      for (const key of body.keys) {
        log.add({ type: "phone", callId: call.id, did: "pressed", detail: { key } });
        world.apply(call.id, { type: "tone", tone: tones[key] ?? key });
      }
      return reply.code(204).send();
    },
  );

  app.post<WithId & { Body: { person?: string } | undefined }>(
    "/control/calls/:id/hangUp",
    {
      schema: {
        body: {
          type: ["object", "null"],
          additionalProperties: false,
          properties: { person: { type: "string" } },
        },
      },
    },
    ({ params, body }, reply) => {
      const call = world.find(params.id);
      if (!call || isOver(call))
        return reply.code(404).send({ error: "There is no such call, or it is over." });
      const named = body?.person === undefined ? {} : { person: body.person };
      if (named.person !== undefined && !call.people.some(({ id }) => id === named.person))
        return reply.code(404).send({ error: "There is nobody of this name in the call." });
      log.add({ type: "phone", callId: call.id, did: "hungUp", ...(named.person ? { detail: named } : {}) });
      world.apply(call.id, { type: "hangUp", ...named });
      return reply.code(204).send();
    },
  );

  app.get<{ Params: { file: string } }>("/control/prompts/:file", ({ params }, reply) => {
    const audio = world.prompts.audio(params.file.replace(/\.wav$/, ""));
    if (!audio) return reply.code(404).send({ error: "There is no such prompt." });
    // Named by its content: it never changes.
    return reply
      .header("cache-control", "max-age=86400, immutable")
      .type("audio/wav")
      .send(Buffer.from(audio));
  });

  app.delete("/control/prompts", (_request, reply) => {
    world.prompts.forget();
    return reply.code(204).send();
  });

  app.get("/control/faults", () => ({ faults: faults.list() }));
  app.get("/control/faults/catalogue", () => ({ faults: faultKinds, on: occasions }));

  app.post<{ Body: FaultWish }>(
    "/control/faults",
    { schema: object({ ...faultFields, callId: { type: "string" } }, ["fault"]) },
    ({ body }, reply) => {
      const { callId } = body;
      const refused = refusalOf([body]);
      if (refused) return reply.code(refused.status).send({ error: refused.error });
      const call = callId === undefined ? undefined : world.find(callId);
      if (callId !== undefined && !call) return reply.code(404).send({ error: "There is no such call." });
      return reply.code(201).send(world.switchOn(call ? { ...body, callId: call.id } : body));
    },
  );

  app.delete<WithId>("/control/faults/:id", ({ params }, reply) => {
    if (!faults.remove(params.id)) return reply.code(404).send({ error: "There is no such fault switch." });
    log.add({ type: "fault", did: "removed", detail: { id: params.id } });
    return reply.code(204).send();
  });

  app.delete("/control/faults", (_request, reply) => {
    faults.clear();
    log.add({ type: "fault", did: "removed", detail: { id: "all" } });
    return reply.code(204).send();
  });

  app.post<{ Body: { ms: number } }>(
    "/control/clock/advance",
    { schema: object({ ms: { type: "integer", minimum: 0, maximum: 30 * 86_400_000 } }, ["ms"]) },
    async ({ body }, reply) => {
      if (!world.manual) return reply.code(409).send({ error: "This clock runs by itself." });
      await world.advance(body.ms);
      return { now: new Date(clock.now()).toISOString() };
    },
  );

  app.post("/control/keys/rotate", async (_request, reply) => {
    await world.keys.notifications.rotate();
    return reply.code(204).send();
  });

  app.post("/control/entra/keys/rotate", async (_request, reply) => {
    await world.keys.entra.rotate();
    return reply.code(204).send();
  });

  app.post("/control/reset", (_request, reply) => {
    world.reset();
    return reply.code(204).send();
  });

  app.get(
    "/control/events",
    {
      schema: {
        querystring: {
          type: "object",
          properties: { after: { type: "string", pattern: "^\\d+$" }, phone: { enum: ["true", "false"] } },
        },
      },
    },
    (request, reply) => {
      const streamed = streamEvents(log, request, reply);
      const { phone } = request.query as { phone?: string };
      if (phone === "true") reply.raw.once("close", world.phone.attach());
      return streamed;
    },
  );
}
