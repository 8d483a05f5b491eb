import type { FastifyInstance } from "fastify";
import { withholding } from "../faults/replies.ts";
import type { World } from "../world.ts";
import { grant, graphResource, tenantOf, tokenLifetimeSeconds } from "./tokens.ts";

type TenantRoute = { Params: { tenant: string } };

/** What an app needs of Entra ID: discovery, tokens for client credentials, and the keys that sign them. */
export function entraRoutes(app: FastifyInstance, world: World): void {
  const { ids, log, faults, clock, keys } = world;

  app.get<TenantRoute>("/:tenant/v2.0/.well-known/openid-configuration", async (request, reply) => {
    const base = `https://${request.host}`;
    const tenantId = tenantOf(world.directory(), request.params.tenant);
    if (!tenantId)
      return reply
        .code(400)
        .send({ error: "invalid_tenant", error_description: "AADSTS90002: Tenant not found." });
    const at = `${base}/${tenantId}`;
    return {
      issuer: `${at}/v2.0`,
      token_endpoint: `${at}/oauth2/v2.0/token`,
      authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
      jwks_uri: `${at}/discovery/v2.0/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_post"],
    };
  });

  app.get<TenantRoute>("/:tenant/discovery/v2.0/keys", () => keys.entra.published());

  app.post<TenantRoute>("/:tenant/oauth2/v2.0/token", async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const acting = faults.take("entra", { of: "token" });
    const named = acting.length > 0 ? { faults: acting.map(({ fault }) => fault) } : {};
    const to = log.add({
      type: "request",
      operation: "token",
      method: "POST",
      path: request.url.split("?")[0] ?? "",
      // Everything but the secret.
      body: {
        client_id: form.get("client_id"),
        scope: form.get("scope"),
        grant_type: form.get("grant_type"),
      },
      ...named,
    });
    const answer = (status: number, body: Record<string, unknown>, shown = body) => {
      log.add({ type: "reply", to, status, body: shown as never, ...named });
      return reply.code(status).header("cache-control", "no-store").send(body);
    };

    for (const { fault, value } of acting) {
      if (fault === "tokenSlow") await withholding(clock, value("ms"));
      else
        return answer(value("status"), {
          error: "temporarily_unavailable",
          error_description: "AADSTS90033",
        });
    }
    const result = grant(world.directory(), request.params.tenant, form);
    if ("error" in result) {
      const { status, error, number, says } = result;
      const trace = ids.next();
      return answer(status, {
        error,
        error_description: `AADSTS${number}: ${says} Trace ID: ${trace}`,
        error_codes: [number],
        timestamp: new Date(clock.wall()).toISOString(),
        trace_id: trace,
        correlation_id: ids.next(),
      });
    }
    const now = Math.floor(clock.wall() / 1000);
    const { bot } = world.directory();
    const accessToken = await keys.entra.sign({
      aud: graphResource,
      iss: `https://sts.windows.net/${result.tenantId}/`,
      appid: bot.appId,
      app_displayname: bot.name,
      idtyp: "app",
      roles: result.roles,
      tid: result.tenantId,
      iat: now,
      nbf: now,
      exp: now + tokenLifetimeSeconds,
    });
    const body = {
      token_type: "Bearer",
      expires_in: tokenLifetimeSeconds,
      ext_expires_in: tokenLifetimeSeconds,
      access_token: accessToken,
    };
    return answer(200, body, { ...body, access_token: `(${result.roles.length} roles)` });
  });
}
