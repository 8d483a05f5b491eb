import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { answerError, answerProblem, problemOf } from "../control/api/errors.ts";
import { problemTypes } from "../problems/types.ts";

/**
 * What every request meets, whatever it is for: only JSON and WAV come in, hosts and origins that are not this server's
 * are turned away (a page of another site must not place orders here), and errors have one shape.
 */
export function boundaries(app: FastifyInstance, hosts: readonly string[]): Boundaries {
  let page: Page | undefined;
  const known = new Set(hosts.map((host) => host.toLowerCase()));

  // Both go by callbacks: every request meets them, and a promise each is more than what they do.
  app.addHook("onRequest", (request, reply, next) => {
    // A name that points at loopback today and elsewhere tomorrow (DNS rebinding) is not one of ours.
    if (!known.has(request.hostname.toLowerCase())) return void refuse(request, reply, "host_unknown");
    const { origin } = request.headers;
    const changes = request.method !== "GET" && request.method !== "HEAD";
    if (changes && origin !== undefined && !known.has(hostOf(origin)))
      return void refuse(request, reply, "origin_foreign");
    next();
  });

  app.addHook("onSend", (_request, reply, payload, next) => {
    reply.header("x-content-type-options", "nosniff");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    next(null, payload);
  });

  // A connection that becomes idle while the server stops would hold up the end for as long as it is kept alive.
  app.addHook("preClose", async () => {
    if (!app.server.listening) return;
    const idle = setInterval(() => app.server.closeIdleConnections(), 25);
    app.server.once("close", () => clearInterval(idle));
  });

  app.setNotFoundHandler((request, reply) =>
    page && wantsPage(request) ? page(request, reply.code(404)) : refuse(request, reply, "not_found"),
  );
  app.setErrorHandler(answerError);
  return {
    showInstead(shown) {
      page = shown;
    },
  };
}

type Page = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

export interface Boundaries {
  /** What people see in a browser at an address that there is not; programs get a problem as everywhere. */
  readonly showInstead: (page: Page) => void;
}

/** Whether somebody looks, and no program asks. What lies under /api is for programs alone. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const isLook = method === "GET" || method === "HEAD";
  return isLook && !/^\/api(\/|\?|$)/.test(url) && (headers.accept ?? "").includes("text/html");
}

/** What is turned away before anybody looks at it has no story of its own: its code says it all. */
function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  code: "host_unknown" | "origin_foreign" | "not_found",
): FastifyReply {
  return answerProblem(problemOf({ code, detail: `${problemTypes[code].title}.` }, request), reply);
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname.toLowerCase() : origin;
}
