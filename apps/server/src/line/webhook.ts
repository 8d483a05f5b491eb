import { CallUnusable, type KeySigner, type Runner, StoreError, type Taken } from "@dialtree/calls";
import type { CompiledFlow } from "@dialtree/engine";
import { callerLeg, type Destination, type LegName, type Party } from "@dialtree/flow";
import { type NotificationItem, type Notified, readNotifications, refusalStatus } from "@dialtree/graph";
import type { Authenticated, NotificationAuth } from "@dialtree/graph/io";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ControlError } from "../control/control-error.ts";
import type { Messages } from "../messages/messages.ts";
import type { Counters } from "../operating/counters.ts";

/** What answers a call: the flow in its published version, and where its callers go when nothing works. */
export interface Answering {
  readonly flow: CompiledFlow;
  readonly emergency: Destination | undefined;
}

export interface WebhookOptions {
  readonly auth: NotificationAuth;
  readonly signer: KeySigner;
  readonly runner: Runner;
  /** Who answers what was called; undefined when nobody has assigned it. `key`: the session's, by which some get another version. */
  readonly answering: (called: Party, dialled: string | undefined, key: string) => Answering | undefined;
  /** Turns a call away that nothing is there for. */
  readonly turnAway: (call: {
    readonly key: string;
    readonly tenant: string;
    readonly caller: Party;
    readonly called: Party;
  }) => void;
  /** Fetches what was recorded, and lets the call know when it has; hears of the end of calls. */
  readonly messages: Pick<Messages, "arrived" | "callEnded">;
  readonly counters: Counters;
  /** Hears what Graph tells at addresses that were made for the console: no flow has anything to do with those. */
  readonly console: {
    owns(key: string): boolean;
    /** Whether there was something to take in. */
    take(item: NotificationItem): boolean;
  };
}

const bodyBytes = 256 * 1_024;

declare module "fastify" {
  interface FastifyRequest {
    /** The tenant that signed the notification. */
    tenant?: string;
  }
}

/**
 * Graph's way in: `POST /api/calls` for calls that are new here, `POST /api/calls/<session>/<signature>` for those we
 * have answered or asked something of, with the leg behind it where we have called somebody. Who sent it is verified before a byte of the body is read; 202 means that it is written down.
 */
export function webhookRoutes(app: FastifyInstance, options: WebhookOptions): void {
  const { auth, signer, runner, counters } = options;

  /** Turns a request away. Whoever may not speak here does not keep a connection by never coming to an end either. */
  function refuse(request: FastifyRequest, reply: FastifyReply, status: number, why: string): FastifyReply {
    counters.count("notification_refused", why);
    request.log.warn({ why }, "notification refused");
    if (!request.raw.complete) reply.header("connection", "close");
    return reply.code(status).send();
  }

  /** Most tokens were seen a moment ago: then nothing is waited for. */
  function verify(request: FastifyRequest, reply: FastifyReply, next: (error?: Error) => void): void {
    const authorization = authorizationsOf(request);
    const known = auth.recall(authorization);
    if (known) return admit(request, reply, known) ? next() : undefined;
    void auth.verify(authorization).then((proved) => {
      if (admit(request, reply, proved)) next();
    }, next);
  }

  /** Whether the request may go on; else it has been answered. */
  function admit(request: FastifyRequest, reply: FastifyReply, proved: Authenticated): boolean {
    if (proved.refused !== undefined) {
      if (proved.status === 401) reply.header("www-authenticate", "Bearer");
      refuse(request, reply, proved.status, proved.refused);
      return false;
    }
    const { key, signature } = request.params as { key?: string; signature?: string };
    if (key !== undefined && !signer.verify(key, proved.tenant, signature ?? "")) {
      refuse(request, reply, 403, "wrong address");
      return false;
    }
    request.tenant = proved.tenant;
    return true;
  }

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const tenant = request.tenant ?? "";
    const messageId = request.headers["x-microsoft-skype-message-id"];
    const read = readNotifications(request.body, typeof messageId === "string" ? { messageId } : {});
    if (read.refused !== undefined) {
      counters.count("notification_refused", read.refused);
      return reply.code(refusalStatus[read.refused]).send();
    }
    const { key, leg } = request.params as { key?: string; leg?: LegName };
    // Nothing of a body is taken in when a part of it is of somebody else's call.
    if (read.items.some((item) => item.tenant !== undefined && item.tenant !== tenant)) {
      counters.count("notification_refused", "another tenant");
      return reply.code(403).send();
    }
    if (key !== undefined && options.console.owns(key)) {
      for (const item of read.items) {
        if (options.console.take(item)) counters.count("notification_taken", "console");
        else counters.count("notification_ignored", item.ignored ?? "no address");
      }
      return reply.code(202).send();
    }
    try {
      for (const item of read.items) {
        if (item.ignored !== undefined && !(key !== undefined && leg !== undefined && tellsOfLeg(item))) {
          counters.count("notification_ignored", item.ignored);
          request.log.debug(
            { session: key ?? item.callId, why: item.ignored },
            "notification without effect",
          );
          continue;
        }
        const event = item.event ?? ({ type: "dialled" } as const);
        const taken = item.event
          ? await take(item, tenant, key ?? item.callId, leg)
          : await runner.take({
              key: key ?? "",
              tenant,
              leg: { named: item.callId ?? "", dialled: leg },
              event,
            });
        counters.count("notification_taken", taken);
        if (taken === "another tenant") return reply.code(403).send();
        request.log.debug({ session: key ?? item.callId, event: event.type, taken }, "notification");
      }
    } catch (error) {
      const isWritten = !(
        error instanceof StoreError ||
        error instanceof CallUnusable ||
        error instanceof ControlError
      );
      if (isWritten) throw error;
      counters.count("notification_refused", "not written");
      request.log.error({ session: key, why: error.message }, "notification could not be written down");
      return reply.code(503).header("retry-after", "1").send();
    }
    return reply.code(202).send();
  }

  async function take(
    item: Notified,
    tenant: string,
    key: string,
    dialled: LegName | undefined,
  ): Promise<Taken | "emergency" | "nobody answers"> {
    const { event, dedupeKey, callId } = item;
    if (event.type !== "incoming") {
      // What was said has to be fetched before the flow goes on with it.
      if (item.news?.type === "recorded" && (await options.messages.arrived(key, tenant, item.news)))
        return "applied";
      const leg = dialled === undefined ? { named: callId } : { named: callId, dialled };
      const taken = await runner.take({ key, tenant, leg, event, dedupeKey });
      if (event.type === "ended" && (isCallers(dialled) || callerHasGone(key)))
        await options.messages.callEnded(key);
      return taken;
    }
    const found = options.answering(event.called, item.dialled, key);
    if (!found) {
      const { caller, called } = event;
      options.turnAway({ key, tenant, caller, called });
      return "nobody answers";
    }
    return runner.begin({ key, tenant, call: callId, event, dedupeKey, ...found });
  }

  /** Whether the caller's end has been told, at whatever address: they may have been brought into a call that was made for them. */
  function callerHasGone(key: string): boolean {
    const news = runner.newsroom.of(key) ?? [];
    return news.some((item) => item.kind === "event" && item.type === "ended" && item.leg === callerLeg);
  }

  const config = { open: "Microsoft shows a token of its own, which is verified before anything is read" };
  const route = { config, bodyLimit: bodyBytes, onRequest: verify, handler: handle };
  void app.register(async (line) => {
    const [careful, quick] = [
      line.getDefaultJsonParser("error", "error"),
      line.getDefaultJsonParser("ignore", "ignore"),
    ];
    line.removeContentTypeParser("application/json");
    line.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) =>
      (mayBePoisoned(body) ? careful : quick)(request, body, done),
    );
    line.post("/api/calls", route);
    line.post("/api/calls/:key/:signature", route);
    line.post("/api/calls/:key/:signature/:leg", route);
  });
}

/** Whether news comes to an address of the call that the caller has made, or that was made to them. */
function isCallers(dialled: LegName | undefined): boolean {
  return dialled === undefined || dialled === callerLeg;
}

/** Whether news of a leg of our own, which changes nothing for a flow, tells that there is such a leg. */
function tellsOfLeg({ news, callId }: NotificationItem): boolean {
  if (callId === undefined || news?.type !== "state") return false;
  return news.state === "establishing" || news.state === "established";
}

/**
 * Whether a body could have a member that is named like a part of every object, in letters or escaped. Fastify looks for those with
 * expressions that take as long as the reading; what has none of these needs no such look.
 */
function mayBePoisoned(body: string): boolean {
  return body.includes("__proto__") || body.includes("constructor") || body.includes("\\u");
}

/**
 * Each such header that was sent: of two, one is a forgery. `headers` holds the first only, and for `headersDistinct` Node sorts
 * all the others as well.
 */
function authorizationsOf({ headers, raw: { rawHeaders } }: FastifyRequest): string | string[] | undefined {
  let count = 0;
  for (let n = 0; n < rawHeaders.length; n += 2) if (isAuthorization(rawHeaders[n] ?? "")) count += 1;
  return count < 2
    ? headers.authorization
    : rawHeaders.filter((_, n) => n % 2 === 1 && isAuthorization(rawHeaders[n - 1] ?? ""));
}

function isAuthorization(name: string): boolean {
  return name.length === 13 && name.toLowerCase() === "authorization";
}
