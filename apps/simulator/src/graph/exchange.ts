import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { concealed } from "../concealed.ts";
import { type Disturbance, disturbanceOf, withholding } from "../faults/replies.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Area } from "../throttling/limits.ts";
import type { Metered } from "../throttling/meter.ts";
import type { World } from "../world.ts";
import { type Access, accessOf } from "./access.ts";
import { errorBody, errors, RefusedRequest } from "./errors.ts";

export interface Answer {
  readonly status: number;
  readonly headers?: JsonObject;
  readonly body?: JsonObject;
  /** The call that the request has made. */
  readonly callId?: string;
}

/** What a request is, for the log, the faults and the limits. */
export interface Asked {
  readonly operation: string;
  readonly area: Area;
  readonly callId?: string;
  readonly makes?: Metered["makes"];
  readonly userId?: string;
  /** Microsoft's pages no longer have it. */
  readonly legacy?: true;
}

type Work = (access: Access) => Promise<Answer>;

/**
 * What every request to Graph goes through, whatever it asks for: faults, the token, the limits, the log. `work` is what
 * it asks for; it may throw a RefusedRequest.
 */
export type Exchange = (
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  work: Work,
) => Promise<FastifyReply>;

export function createExchange(world: World): Exchange {
  const { ids, clock, log, faults, meter } = world;

  const refusal = ({ error, message }: RefusedRequest): Answer => ({
    status: errors[error].status,
    body: errorBody(errors[error].code, message, ids, clock.wall()),
  });

  async function metered({ area, makes, userId }: Asked, access: Access, work: Work): Promise<Answer> {
    const request: Metered = {
      area,
      appId: access.appId,
      tenantId: access.tenantId,
      ...(makes === undefined ? {} : { makes }),
      ...(userId === undefined ? {} : { userId }),
    };
    const waitSeconds = meter.admit(request);
    if (waitSeconds !== undefined)
      return { ...refusal(new RefusedRequest("throttled")), headers: { "retry-after": `${waitSeconds}` } };
    const answered = await work(access);
    // 200 is what createOrGet answers when there was nothing to make.
    if (makes !== undefined && answered.status > 200 && answered.status < 300) meter.made(request);
    return answered;
  }

  async function answerOrRefusal(request: FastifyRequest, asked: Asked, work: Work): Promise<Answer> {
    try {
      return await metered(asked, await accessOf(world, request.headers.authorization), work);
    } catch (error) {
      if (error instanceof RefusedRequest) return refusal(error);
      throw error;
    }
  }

  async function disturbed(
    request: FastifyRequest,
    asked: Asked,
    work: Work,
    { instead, waitBeforeMs, waitAfterMs }: Disturbance,
  ): Promise<Answer> {
    if (instead) {
      const { status, code, says, headers } = instead;
      return { status, ...(headers ? { headers } : {}), body: errorBody(code, says, ids, clock.wall()) };
    }
    if (waitBeforeMs !== undefined) await withholding(clock, waitBeforeMs);
    const answered = await answerOrRefusal(request, asked, work);
    if (waitAfterMs !== undefined) await withholding(clock, waitAfterMs);
    return answered;
  }

  function send(
    reply: FastifyReply,
    { status, headers = {}, body }: Answer,
    truncated: boolean,
  ): FastifyReply {
    reply.code(status).header("request-id", ids.next());
    for (const [name, value] of Object.entries(headers)) reply.header(name, String(value));
    if (body === undefined) return reply.send();
    const whole = JSON.stringify(body);
    return reply
      .type("application/json; charset=utf-8")
      .send(truncated ? whole.slice(0, Math.floor(whole.length / 2)) : whole);
  }

  return async (request, reply, asked, work) => {
    const { operation, callId } = asked;
    const acting = faults.take("request", { of: operation, ...(callId ? { callId } : {}) });
    const about = {
      ...(callId ? { callId } : {}),
      ...(acting.length > 0 ? { faults: acting.map(({ fault }) => fault) } : {}),
    };
    const to = log.add({
      type: "request",
      operation,
      method: request.method,
      path: request.url,
      ...about,
      ...(asked.legacy ? { legacy: true as const } : {}),
      ...(request.body === undefined ? {} : { body: concealed(request.body as Json) }),
    });

    const disturbance = disturbanceOf(acting, clock.wall());
    const cutOff = () => {
      log.add({ type: "reply", to, status: "none", ...about });
      reply.hijack();
      // Of the connection, because a request that has been read to its end would leave it open.
      request.raw.socket.destroy();
      return reply;
    };
    if (disturbance.resets) return cutOff();
    const answered = await disturbed(request, asked, work, disturbance);
    if (disturbance.answer === "lost") return cutOff();
    const { status, headers, body, callId: made } = answered;
    log.add({
      type: "reply",
      to,
      status,
      ...about,
      ...(made === undefined ? {} : { callId: made }),
      ...(headers ? { headers } : {}),
      ...(body ? { body: concealed(body) } : {}),
    });
    return send(reply, answered, disturbance.answer === "truncated");
  };
}

/** What is wrong before anything is asked, such as a body that is no JSON, has Graph's shape too. */
export const brokenRequest =
  ({ ids, clock }: World) =>
  (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    const [{ code }, says] =
      status < 500 ? [errors.badRequest, error.message] : [errors.internal, errors.internal.says];
    return reply.code(status).send(errorBody(code, says, ids, clock.wall()));
  };
