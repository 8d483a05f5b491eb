import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Call, TargetOutcome } from "../calls/call.ts";
import { isOver } from "../calls/step.ts";
import type { FaultIn } from "../faults/catalogue.ts";
import { type Disturbance, disturbanceOf, withholding } from "../faults/replies.ts";
import { sameForm } from "../ids.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { accessOf, mustAllow } from "./access.ts";
import { type Address, addressOf } from "./address.ts";
import { bodyOf } from "./bodies.ts";
import { errorBody, errors, RefusedRequest } from "./errors.ts";
import { mayLook, type OperationName, operationTable } from "./operations.ts";
import { callResource } from "./resources.ts";

interface Answer {
  readonly status: number;
  readonly headers?: JsonObject;
  readonly body?: JsonObject;
}

const targetOutcomes: Readonly<Record<FaultIn<"target">, TargetOutcome>> = {
  targetBusy: "busy",
  targetNoAnswer: "noAnswer",
  targetSilent: "silent",
};

/** Graph's calling API below /v1.0: one route, because its paths are case-insensitive and have several spellings. */
export function graphRoutes(app: FastifyInstance, world: World, plainCallbacks: boolean): void {
  const { ids, clock, log, faults } = world;

  const refusal = ({ error, message }: RefusedRequest): Answer => ({
    status: errors[error].status,
    body: errorBody(errors[error].code, message, ids, clock.wall()),
  });

  /** The real work, without faults. */
  async function answer(request: FastifyRequest, address: Address): Promise<Answer> {
    const base = `https://${request.host}/v1.0`;
    const access = await accessOf(world, request.headers.authorization);
    const { tenantId, bot, numbers } = world.directory();
    if (!bot.callingEnabled) throw new RefusedRequest("notRegistered");
    if (address.type === "unknown")
      throw new RefusedRequest("noResource", `'${base}${request.url.replace(/^\/v1\.0/i, "")}'.`);
    if (address.type === "notSimulated") throw new RefusedRequest("notSimulated");

    const call = world.find(address.callId);
    if (!call) throw new RefusedRequest("callNotFound");
    if (access.tenantId !== call.tenantId) throw new RefusedRequest("wrongTenant");

    if (address.type === "act") {
      // Before the body is looked at: an action on an ended call is always the same error.
      if (isOver(call)) throw new RefusedRequest("callNotFound");
      const { permissions, status, input } = operationTable[address.operation];
      mustAllow(access, permissions);
      const asked = input(bodyOf(request.body), {
        call,
        tenantId,
        plainCallbacks,
        isInstance: (id) => numbers.some(({ instanceId }) => sameForm(instanceId) === sameForm(id)),
        operationId: ids.next(),
        outcome: outcomeFor(call, address.operation),
        isLive: (id) => {
          const other = world.find(id);
          return other !== undefined && !isOver(other);
        },
      });
      const reply = world.apply(call.id, asked);
      if (!reply || reply.type === "refused")
        throw new RefusedRequest(reply ? reply.refusal : "callNotFound");
      if (reply.type === "done") return { status };
      const location = `${base}/communications/calls/${call.id}/operations/${reply.operation.id}`;
      return { status, headers: { location }, body: reply.operation };
    }

    mustAllow(access, mayLook);
    if (address.type === "getOperation") {
      const found = call.operations[address.operationId];
      if (!found) throw new RefusedRequest("operationNotFound");
      return { status: 200, body: found };
    }
    if (call.state === "terminated") throw new RefusedRequest("callNotFound");
    return { status: 200, body: callResource(call, base) };
  }

  function outcomeFor(call: Call, operation: OperationName): TargetOutcome {
    if (operation !== "transfer" && operation !== "redirect") return "answers";
    const [acting] = faults.take("target", { callId: call.id, of: operation });
    return acting ? targetOutcomes[acting.fault] : "answers";
  }

  const answerOrRefusal = async (request: FastifyRequest, address: Address): Promise<Answer> => {
    try {
      return await answer(request, address);
    } catch (error) {
      if (error instanceof RefusedRequest) return refusal(error);
      throw error;
    }
  };

  async function disturbed(
    request: FastifyRequest,
    address: Address,
    { instead, waitBeforeMs, waitAfterMs }: Disturbance,
  ): Promise<Answer> {
    if (instead) {
      const { status, code, says, headers } = instead;
      return { status, ...(headers ? { headers } : {}), body: errorBody(code, says, ids, clock.wall()) };
    }
    if (waitBeforeMs !== undefined) await withholding(clock, waitBeforeMs);
    const answered = await answerOrRefusal(request, address);
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

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = (request.params as { "*": string })["*"];
    const address = addressOf(request.method, request.url.split("?")[0]?.slice("/v1.0/".length) ?? path);
    const named = "callId" in address ? world.find(address.callId)?.id : undefined;
    const operation = address.type === "act" ? address.operation : address.type;
    const acting = faults.take("request", { of: operation, ...(named ? { callId: named } : {}) });
    const about = {
      ...(named ? { callId: named } : {}),
      ...(acting.length > 0 ? { faults: acting.map(({ fault }) => fault) } : {}),
    };
    const to = log.add({
      type: "request",
      operation,
      method: request.method,
      path: request.url,
      ...about,
      ...(request.body === undefined ? {} : { body: request.body as JsonObject }),
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
    const answered = await disturbed(request, address, disturbance);
    if (disturbance.answer === "lost") return cutOff();
    const { status, headers, body } = answered;
    log.add({
      type: "reply",
      to,
      status,
      ...about,
      ...(headers ? { headers } : {}),
      ...(body ? { body } : {}),
    });
    return send(reply, answered, disturbance.answer === "truncated");
  }

  app.route({
    method: ["GET", "POST", "DELETE", "PATCH", "PUT"],
    url: "/v1.0/*",
    handler: handle,
    // What is wrong before a handler runs, such as a body that is no JSON, has Graph's shape too.
    errorHandler: (error, _request, reply) => {
      const status = error.statusCode ?? 500;
      const says = status < 500 ? error.message : errors.internal.says;
      const code = status < 500 ? errors.badRequest.code : errors.internal.code;
      return reply.code(status).send(errorBody(code, says, ids, clock.wall()));
    },
  });
}
