import type { FastifyInstance } from "fastify";
import type { Call } from "../calls/call.ts";
import { isOver } from "../calls/step.ts";
import { limits } from "../limits.ts";
import type { World } from "../world.ts";
import { type CallerWish, callerOf, callerSchema } from "./callers.ts";

type OnCall = { Params: { id: string } };

const person = { type: "string", minLength: 1, maxLength: 64 } as const;
const gone = { error: "There is no such call, or it is over." };

/** What the people in a call do beside dialling, pressing keys and hanging up. */
export function peopleRoutes(app: FastifyInstance, world: World): void {
  const running = (id: string): Call | undefined => {
    const call = world.find(id);
    return call && !isOver(call) ? call : undefined;
  };
  const ringing = (call: Call, named?: string) =>
    call.people.find(({ id, at }) => at === "ringing" && (named === undefined || id === named));

  app.patch<{ Body: { attended: boolean | null } }>(
    "/control/phone",
    {
      schema: {
        body: {
          type: "object",
          additionalProperties: false,
          required: ["attended"],
          properties: { attended: { type: ["boolean", "null"] } },
        },
      },
    },
    ({ body }) => {
      world.phone.setAttended(body.attended ?? undefined);
      return { attended: world.phone.attended() };
    },
  );

  for (const [path, end] of [
    ["/control/calls/:id/pickUp", "answers"],
    ["/control/calls/:id/decline", "declines"],
    ["/control/calls/:id/beBusy", "busy"],
  ] as const)
    app.post<OnCall & { Body: { person?: string } | undefined }>(
      path,
      {
        schema: {
          body: { type: ["object", "null"], additionalProperties: false, properties: { person } },
        },
      },
      ({ params, body }, reply) => {
        const call = running(params.id);
        if (!call) return reply.code(404).send(gone);
        const found = ringing(call, body?.person);
        if (!found) return reply.code(409).send({ error: "Nobody's phone rings." });
        world.apply(call.id, { type: "ringEnds", person: found.id, end });
        return reply.code(204).send();
      },
    );

  app.post<OnCall & { Body: { from: CallerWish } }>(
    "/control/calls/:id/people",
    {
      schema: {
        body: {
          type: "object",
          additionalProperties: false,
          required: ["from"],
          properties: { from: callerSchema },
        },
      },
    },
    ({ params, body }, reply) => {
      const call = running(params.id);
      if (!call) return reply.code(404).send(gone);
      if (call.state !== "established" && call.state !== "establishing")
        return reply.code(409).send({ error: "Nobody talks in this call yet." });
      const added = world.bringIn(call.id, callerOf(body.from, world.directory()));
      // A bot that may not be in group calls is out of this one now.
      return reply.code(201).send({ person: added ?? null });
    },
  );

  app.post<OnCall & { Querystring: { person?: string }; Body: unknown }>(
    "/control/calls/:id/speak",
    {
      bodyLimit: limits.spokenBytes,
      schema: { querystring: { type: "object", properties: { person } } },
    },
    ({ params, query, body }, reply) => {
      const call = running(params.id);
      if (!call) return reply.code(404).send(gone);
      if (!Buffer.isBuffer(body)) return reply.code(415).send({ error: "What is said comes as audio/wav." });
      const spoken = world.recordings.clipOf(body);
      if (typeof spoken === "string")
        return reply.code(400).send({ error: `This does not play: ${spoken}.` });
      const { clip, durationMs, voiced } = spoken;
      const speaker = query.person;
      if (speaker !== undefined && !call.people.some(({ id, at }) => id === speaker && at === "here"))
        return reply.code(404).send({ error: "There is nobody of this name in the call." });
      const named = speaker === undefined ? {} : { person: speaker };
      world.log.add({ type: "phone", callId: call.id, did: "spoke", detail: { clip, durationMs, ...named } });
      world.apply(call.id, { type: "speaks", clip, voiced, ...named });
      return { clip, durationMs, voiced };
    },
  );
}
