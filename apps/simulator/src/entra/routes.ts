import type { FastifyInstance, FastifyRequest } from "fastify";
import type { FaultIn } from "../faults/catalogue.ts";
import { withholding } from "../faults/replies.ts";
import type { Acting } from "../faults/switches.ts";
import type { World } from "../world.ts";
import { unproven } from "./client.ts";
import { misled } from "./misled.ts";
import { consentMissing, idTokenClaims, type Redeemed, redeemCode, redeemRefresh } from "./redeeming.ts";
import { inWords, type Refusal, refuse } from "./refusal.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import {
  grant,
  graphResource,
  missing,
  tenantOf,
  tokenLifetimeSeconds,
  unknownClient,
  unknownTenant,
} from "./tokens.ts";

type TenantRoute = { Params: { tenant: string } };

/** The grants that there are, and what the wire log and the switches of faults call them. */
const grants = {
  client_credentials: "token",
  authorization_code: "code",
  refresh_token: "refresh",
} as const;
type GrantName = (typeof grants)[keyof typeof grants];

/** Graph, by the id that tokens for people name it by. */
const graphItself = "00000003-0000-0000-c000-000000000000";

/** What an app needs of Entra ID: discovery, tokens for itself and for people who sign in, and the keys that sign them. */
export function entraRoutes(app: FastifyInstance, world: World): void {
  const { ids, log, faults, clock, keys, signIns } = world;

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
      end_session_endpoint: `${at}/oauth2/v2.0/logout`,
      jwks_uri: `${at}/discovery/v2.0/keys`,
      response_modes_supported: ["query", "fragment", "form_post"],
      response_types_supported: ["code"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
      request_uri_parameter_supported: false,
      frontchannel_logout_supported: false,
      claims_supported: [
        ...["sub", "iss", "aud", "exp", "iat", "nbf", "auth_time", "nonce", "ver", "tid", "oid", "sid"],
        ...["preferred_username", "name", "email", "roles"],
      ],
    };
  });

  // Which names an authority goes by: msal asks before it trusts one that it was not told of.
  app.get<TenantRoute>("/:tenant/discovery/instance", (request, reply) => {
    const { host } = request;
    const asked = (request.query as { authorization_endpoint?: string }).authorization_endpoint ?? "";
    if (!URL.canParse(asked) || new URL(asked).host !== host)
      return reply
        .code(400)
        .send({ error: "invalid_instance", error_description: "AADSTS50049: Unknown or invalid instance." });
    const tenant = new URL(asked).pathname.split("/")[1] ?? "";
    return {
      tenant_discovery_endpoint: `https://${host}/${tenant}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    };
  });

  app.get<TenantRoute>("/:tenant/discovery/v2.0/keys", () => keys.entra.published());

  signInRoutes(app, world);

  app.post<TenantRoute>("/:tenant/oauth2/v2.0/token", async (request, reply) => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const named = grants[form.get("grant_type") as keyof typeof grants] as GrantName | undefined;
    const of = named ?? "token";
    const acting = faults.take("entra", { of });
    const misleading = of === "token" ? [] : faults.take("identity", { of });
    const unasked = of === "token" ? [] : faults.take("consent", { of });
    const hands = [...acting, ...misleading, ...unasked].map(({ fault }) => fault);
    const by = hands.length > 0 ? { faults: hands } : {};
    const to = log.add({
      type: "request",
      operation: of,
      method: "POST",
      path: request.url.split("?")[0] ?? "",
      // Everything but the secrets.
      body: {
        client_id: form.get("client_id"),
        scope: form.get("scope"),
        grant_type: form.get("grant_type"),
      },
      ...by,
    });
    const answer = (status: number, body: Record<string, unknown>, shown = body) => {
      log.add({ type: "reply", to, status, body: shown as never, ...by });
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
    const now = Math.floor(clock.wall() / 1000);
    const tenantId = tenantOf(world.directory(), request.params.tenant);
    const made = !tenantId
      ? unknownTenant(request.params.tenant)
      : named === undefined
        ? unknownGrant(form.get("grant_type"))
        : named === "token"
          ? await forApp(request, tenantId, form, now)
          : unasked.length > 0
            ? consentMissing(world.directory().bot.appId)
            : await forPerson(request, tenantId, named, form, misleading, now);
    return "error" in made ? refused(made) : answer(200, made.body, made.shown);

    function refused(refusal: Refusal) {
      const [trace, correlation] = [ids.next(), ids.next()];
      const timestamp = new Date(clock.wall()).toISOString();
      return answer(refusal.status, {
        error: refusal.error,
        error_description: inWords(refusal, trace, correlation, timestamp),
        error_codes: [refusal.number],
        timestamp,
        trace_id: trace,
        correlation_id: correlation,
        ...(refusal.suberror === undefined ? {} : { suberror: refusal.suberror }),
      });
    }
  });

  const unknownGrant = (grantType: string | null): Refusal =>
    grantType === null
      ? missing("grant_type")
      : refuse(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");

  const provingIn = (request: FastifyRequest, tenantId: string, now: number) => {
    const at = `https://${request.host}/${tenantId}`;
    return { now, audiences: [`${at}/oauth2/v2.0/token`, `${at}/v2.0`] };
  };

  type Made = { readonly body: Record<string, unknown>; readonly shown: Record<string, unknown> } | Refusal;

  /** A token of the app's own: its rights are its roles. */
  async function forApp(
    request: FastifyRequest,
    tenantId: string,
    form: URLSearchParams,
    now: number,
  ): Promise<Made> {
    const result = await grant(world.directory(), tenantId, form, provingIn(request, tenantId, now));
    if ("error" in result) return result;
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
    return { body, shown: { ...body, access_token: `(${result.roles.length} roles)` } };
  }

  /** What somebody who has signed in gives the app: who they are, and the way to ask again. */
  async function forPerson(
    request: FastifyRequest,
    tenantId: string,
    of: "code" | "refresh",
    form: URLSearchParams,
    misleading: readonly Acting<FaultIn<"identity">>[],
    now: number,
  ): Promise<Made> {
    const directory = world.directory();
    const stranger =
      unknownClient(directory, form.get("client_id") ?? "") ??
      (await unproven(directory.bot, form, provingIn(request, tenantId, now)));
    if (stranger) return stranger;
    const redeem = of === "code" ? redeemCode : redeemRefresh;
    const redeemed = redeem(directory, signIns, tenantId, form, now);
    if ("error" in redeemed) return redeemed;
    const { person, signIn, scopes } = redeemed;
    const idToken = scopes.includes("openid")
      ? await idTokenOf(redeemed, `https://${request.host}/${tenantId}/v2.0`, misleading, now)
      : undefined;
    const refreshToken = scopes.includes("offline_access")
      ? signIns.issueRefresh({
          ...signIn,
          tenantId,
          clientId: directory.bot.appId,
          scopes,
          issuedAt: now,
        })
      : undefined;
    const body = {
      token_type: "Bearer",
      scope: scopes.filter((scope) => scope !== "offline_access").join(" "),
      expires_in: tokenLifetimeSeconds,
      ext_expires_in: tokenLifetimeSeconds,
      // Of Graph by its id: what people may do there by themselves is not simulated, and this opens nothing.
      access_token: await keys.entra.sign({
        aud: graphItself,
        iss: `https://sts.windows.net/${tenantId}/`,
        appid: directory.bot.appId,
        idtyp: "user",
        oid: person.id,
        tid: tenantId,
        scp: scopes.filter((scope) => scope !== "offline_access").join(" "),
        iat: now,
        nbf: now,
        exp: now + tokenLifetimeSeconds,
      }),
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      ...(idToken === undefined ? {} : { id_token: idToken }),
      ...(form.get("client_info") === "1"
        ? {
            client_info: Buffer.from(JSON.stringify({ uid: person.id, utid: tenantId })).toString(
              "base64url",
            ),
          }
        : {}),
    };
    return { body, shown: { person: person.name, roles: person.roles, scope: body.scope } };
  }

  async function idTokenOf(
    redeemed: Redeemed,
    issuer: string,
    misleading: readonly Acting<FaultIn<"identity">>[],
    now: number,
  ): Promise<string> {
    const directory = world.directory();
    const honest = idTokenClaims(directory, redeemed, issuer, now);
    const { claims, foreign } = misled(honest, directory, misleading);
    return keys.entra.sign(claims, foreign);
  }
}
