import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";

/**
 * What every request meets, whatever it is for: only JSON and WAV come in, hosts and origins that are not this server's
 * are turned away (a page of another site must not place orders here), and errors have one shape.
 */
export function boundaries(app: FastifyInstance, hosts: readonly string[]): void {
  const known = new Set(hosts.map((host) => host.toLowerCase()));

  // Both go by callbacks: every request meets them, and a promise each is more than what they do.
  app.addHook("onRequest", (request, reply, next) => {
    // A name that points at loopback today and elsewhere tomorrow (DNS rebinding) is not one of ours.
    if (!known.has(request.hostname.toLowerCase()))
      return void refuse(reply, 421, "host_unknown", "This server is not reached under that name.");
    const { origin } = request.headers;
    const changes = request.method !== "GET" && request.method !== "HEAD";
    if (changes && origin !== undefined && !known.has(hostOf(origin)))
      return void refuse(reply, 403, "origin_foreign", "Pages of other sites may not change anything here.");
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

  app.setNotFoundHandler((_request, reply) =>
    refuse(reply, 404, "not_found", "There is nothing at this address."),
  );

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      request.log.error({ err: error }, "request failed");
      // What went wrong inside is for the log, which has the same id.
      return refuse(reply, 500, "internal", `Something went wrong here. The log has it under ${request.id}.`);
    }
    return refuse(reply, status, (error.code ?? "bad_request").toLowerCase(), error.message);
  });
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } });
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname.toLowerCase() : origin;
}
