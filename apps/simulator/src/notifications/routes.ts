import type { FastifyInstance } from "fastify";
import type { World } from "../world.ts";
import { issuers } from "./claims.ts";

/** Where bots find the keys of notifications: shaped like the document of api.aps.skype.com. */
export function notificationKeyRoutes(app: FastifyInstance, world: World): void {
  app.get("/v1/.well-known/OpenIdConfiguration", (request) => ({
    issuer: issuers.botframework,
    authorization_endpoint: "https://invalid.botframework.com/",
    jwks_uri: `https://${request.host}/v1/keys`,
    // Microsoft's spelling.
    id_token_signing_alg_values_supported: ["RSA256"],
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
  }));

  app.get("/v1/keys", async (_request, reply) => {
    const [acting] = world.faults.take("keys", { of: "keys" });
    if (acting?.fault === "keysDown")
      return reply.code(acting.value("status")).send({ error: "unavailable" });
    if (acting?.fault === "keysEmpty") return { keys: [] };
    return world.keys.notifications.published();
  });
}
