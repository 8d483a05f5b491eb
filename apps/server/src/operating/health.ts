import type { FastifyInstance } from "fastify";
import type { Counters } from "./counters.ts";

/** One thing that calls depend on: `undefined` when it is well, else what is wrong with it. */
export type Check = () => string | undefined | Promise<string | undefined>;

/**
 * `/healthz`: this process works. `/readyz`: it can take calls; else what is missing. `/metrics`: counters, as text for
 * Prometheus. None of them says anything of a call.
 */
export function healthRoutes(
  app: FastifyInstance,
  checks: Readonly<Record<string, Check>>,
  counters: Counters,
): void {
  const config = { open: "whoever watches over the server is no person, and learns nothing of a call" };
  app.get("/healthz", { config }, () => ({ status: "ok" }));

  app.get("/readyz", { config }, async (_request, reply) => {
    const found = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, (await check()) ?? "ok"] as const),
    );
    const ready = found.every(([, state]) => state === "ok");
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? "ready" : "not ready", checks: Object.fromEntries(found) });
  });

  // How many calls there are is nobody's business elsewhere: Prometheus shows an access token.
  app.get("/metrics", { config: { role: "operate" } }, (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(counters.text()),
  );
}
