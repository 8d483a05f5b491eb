import type { FastifyInstance } from "fastify";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Keeps other web pages out. The simulator has no sign-in; a page that the developer happens to visit must neither
 * reach it by a host name of its own (DNS rebinding) nor post to it from its own origin.
 */
export function guard(app: FastifyInstance, hosts: readonly string[]): void {
  const known = new Set([...loopback, ...hosts].map((host) => host.toLowerCase()));
  app.addHook("onRequest", async (request, reply) => {
    if (!known.has(request.hostname.toLowerCase()))
      return reply.code(421).send({ error: "This host name is not the simulator's." });
    const { origin } = request.headers;
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host))
      return reply.code(403).send({ error: "Other web pages may not use the simulator." });
  });
}
