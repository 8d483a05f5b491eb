import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Meetings } from "../around/meetings/operations.ts";
import type { TargetOutcome } from "../calls/call.ts";
import type { Dialled } from "../calls/parties.ts";
import { isOver } from "../calls/step.ts";
import { type DownloadFault, downloadFaults, type FaultIn } from "../faults/catalogue.ts";
import { sameForm } from "../ids.ts";
import type { RecordFailure } from "../media/queue.ts";
import { recordingsAt } from "../media/routes.ts";
import type { World } from "../world.ts";
import { type Access, mustAllow } from "./access.ts";
import { type Address, addressOf } from "./address.ts";
import { bodyOf, type Reading } from "./bodies.ts";
import { appHostedNeeds, callWish } from "./creating.ts";
import { RefusedRequest } from "./errors.ts";
import { type Answer, type Asked, brokenRequest, createExchange } from "./exchange.ts";
import { operationTable } from "./operations.ts";
import type { PermissionName } from "./permissions.ts";
import { callResource, participant, participants } from "./resources.ts";

const targetOutcomes: Readonly<Record<FaultIn<"target">, TargetOutcome>> = {
  targetBusy: "busy",
  targetDeclines: "declines",
  targetOffline: "offline",
  targetNoAnswer: "noAnswer",
  targetSilent: "silent",
};

const recordFailures: Readonly<Record<Exclude<FaultIn<"recording">, DownloadFault>, RecordFailure>> = {
  recordPromptFailed: "promptFailed",
  recordBeepFailed: "beepFailed",
  recordMediaTimeout: "mediaTimeout",
  recordUnspecified: "unspecified",
};

/** What makes a phone ring. */
const callers = ["transfer", "redirect", "createCall", "invite"];

const mayLook = {
  getCall: "getCall",
  getOperation: "getOperation",
  listOperations: "getOperation",
  listParticipants: "listParticipants",
  getParticipant: "getParticipant",
  listContentSharingSessions: "listContentSharingSessions",
} as const satisfies Record<string, PermissionName>;

/** The row of the permissions that a request is about: of a group call, answering has one of its own. */
const permissionOf = (operation: string, isGroup: boolean): PermissionName =>
  operation === "answer" && isGroup ? "answerGroupCall" : (operation as PermissionName);

/** Graph's calling API below /v1.0: one route, because its paths are case-insensitive and have several spellings. */
export function graphRoutes(
  app: FastifyInstance,
  world: World,
  {
    plainCallbacks,
    meetings,
  }: { readonly plainCallbacks: boolean; readonly meetings: Pick<Meetings, "joinable"> },
): void {
  const { ids, faults } = world;
  const exchange = createExchange(world);

  const instanceOf = (id: string): Dialled | undefined => {
    const { numbers, tenantId } = world.directory();
    const found = numbers.find(({ instanceId }) => sameForm(instanceId) === sameForm(id));
    return found && { kind: "number", ...found, tenantId };
  };

  function readingOf(): Reading {
    const { tenantId, people } = world.directory();
    return {
      tenantId,
      plainCallbacks,
      isInstance: (id) => instanceOf(id) !== undefined,
      nameOf: (id) => people.find((person) => sameForm(person.id) === sameForm(id))?.name,
    };
  }

  /** The real work, without faults. */
  async function answer(request: FastifyRequest, address: Address, access: Access): Promise<Answer> {
    const base = `https://${request.host}/v1.0`;
    if (!world.directory().bot.callingEnabled) throw new RefusedRequest("notRegistered");
    if (address.type === "unknown")
      throw new RefusedRequest("noResource", `'${base}${request.url.replace(/^\/v1\.0/i, "")}'.`);
    if (address.type === "notSimulated") throw new RefusedRequest("notSimulated", address.because);
    if (address.type === "createCall") return created(request, access, base);

    const call = world.find(address.callId);
    if (!call) throw new RefusedRequest("callNotFound");
    if (access.tenantId !== call.tenantId) throw new RefusedRequest("wrongTenant");
    if (address.type === "act") return acted(request, address, access, base);

    mustAllow(access, mayLook[address.type]);
    if (address.type === "getOperation") {
      const found = call.operations[address.operationId];
      if (!found) throw new RefusedRequest("operationNotFound");
      return { status: 200, body: found };
    }
    if (call.state === "terminated") throw new RefusedRequest("callNotFound");
    switch (address.type) {
      case "getCall":
        return { status: 200, body: callResource(call, base) };
      case "listOperations":
        return { status: 200, body: { value: Object.values(call.operations) } };
      case "listContentSharingSessions":
        return { status: 200, body: { value: [] } };
      case "listParticipants":
        return { status: 200, body: participants(call, base) };
      case "getParticipant": {
        const found = participant(call, address.participantId, base);
        if (!found) throw new RefusedRequest("participantNotFound");
        return { status: 200, body: found };
      }
    }
  }

  function created(request: FastifyRequest, access: Access, base: string): Answer {
    const { tenantId, bot } = world.directory();
    if (access.tenantId !== tenantId) throw new RefusedRequest("wrongTenant");
    const wish = callWish(bodyOf(request.body), {
      ...readingOf(),
      bot: { kind: "bot", appId: bot.appId, name: bot.name },
      instance: instanceOf,
      meeting: meetings.joinable,
    });
    mustAllow(access, wish.permission);
    if (wish.hosted === "app") mustHostMedia(access);
    const call = world.make(wish, () => outcomeFor("createCall"));
    return {
      status: 201,
      headers: { location: `${base}/communications/calls/${call.id}` },
      body: callResource(call, base, "app"),
      callId: call.id,
    };
  }

  function acted(
    request: FastifyRequest,
    { callId, operation, participantId = "" }: Extract<Address, { type: "act" }>,
    access: Access,
    base: string,
  ): Answer {
    const call = world.find(callId);
    // Before the body is looked at: an action on an ended call is always the same error.
    if (!call || isOver(call)) throw new RefusedRequest("callNotFound");
    const { status, input, permission } = operationTable[operation];
    mustAllow(access, permission ?? permissionOf(operation, call.group !== undefined));
    const of = { callId: call.id, of: operation };
    const asked = input(bodyOf(request.body), {
      ...readingOf(),
      call,
      participantId,
      operationId: ids.next(),
      newId: () => ids.next(),
      outcome: () => outcomeFor(operation, call.id),
      recordFailure() {
        const [acting] = faults.take("recording", { ...of, except: downloadFaults });
        return acting && acting.fault in recordFailures
          ? recordFailures[acting.fault as keyof typeof recordFailures]
          : undefined;
      },
      sendFails: () => faults.take("dtmf", of).length > 0,
      quiet: () => faults.take("roster", of).length > 0,
      recordingAt: (place) => `https://${request.host}${recordingsAt}/${place}`,
      isLive: (id) => world.find(id)?.state === "established",
    });
    if (asked.type === "answer" && asked.hosted === "app") mustHostMedia(access);
    const reply = world.apply(call.id, asked);
    if (!reply || reply.type === "refused") throw new RefusedRequest(reply ? reply.refusal : "callNotFound");
    if (reply.type === "done") return { status };
    const location = `${base}/communications/calls/${call.id}/operations/${reply.operation.id}`;
    return { status, headers: { location }, body: reply.operation };
  }

  function mustHostMedia({ roles }: Access): void {
    if (!roles.includes(appHostedNeeds)) throw new RefusedRequest("noPermission");
  }

  function outcomeFor(operation: string, callId?: string): TargetOutcome {
    if (!callers.includes(operation)) return "answers";
    const [acting] = faults.take("target", { of: operation, ...(callId ? { callId } : {}) });
    if (acting) return targetOutcomes[acting.fault];
    return world.phone.attended() ? "byHand" : "answers";
  }

  function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = (request.params as { "*": string })["*"];
    const address = addressOf(request.method, request.url.split("?")[0]?.slice("/v1.0/".length) ?? path);
    const named =
      "callId" in address && address.callId !== undefined ? world.find(address.callId)?.id : undefined;
    const operation = address.type === "act" ? address.operation : address.type;
    const asked: Asked = {
      operation,
      area: "calls",
      ...(named ? { callId: named } : {}),
      ...(operation === "answer" || operation === "createCall" ? { makes: "new calls" } : {}),
      ...(address.type === "act" && operationTable[address.operation].legacy ? { legacy: true } : {}),
    };
    return exchange(request, reply, asked, (access) => answer(request, address, access));
  }

  app.route({
    method: ["GET", "POST", "DELETE", "PATCH", "PUT"],
    url: "/v1.0/*",
    handler: handle,
    errorHandler: brokenRequest(world),
  });
}
