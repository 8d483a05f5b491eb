import { createAppTokens, msalAcquire } from "@dialtree/graph/io";
import { MockAgent } from "undici";
import { expect, test } from "vitest";

const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const another = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a902";
const host = "https://login.stand.example:8443";

/** Entra's token endpoint for some tenants, without a network. */
function entra() {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const forms: { readonly tenant: string; readonly form: URLSearchParams }[] = [];
  let issued = 0;
  for (const id of [tenant, another]) {
    const pool = agent.get(host);
    pool
      .intercept({ path: `/${id}/v2.0/.well-known/openid-configuration`, method: "GET" })
      .reply(200, {
        issuer: `${host}/${id}/v2.0`,
        authorization_endpoint: `${host}/${id}/oauth2/v2.0/authorize`,
        token_endpoint: `${host}/${id}/oauth2/v2.0/token`,
        jwks_uri: `${host}/${id}/keys`,
      })
      .persist();
    pool
      .intercept({ path: (path) => path.startsWith(`/${id}/oauth2/v2.0/token`), method: "POST" })
      .reply(200, ({ body }) => {
        forms.push({ tenant: id, form: new URLSearchParams(String(body)) });
        issued += 1;
        return {
          token_type: "Bearer",
          expires_in: 3_600,
          ext_expires_in: 3_600,
          access_token: `token-${issued}`,
        };
      })
      .persist();
  }
  return { agent, forms };
}

test("msal asks the tenant itself, for the app's own permissions", async () => {
  const { agent, forms } = entra();
  const acquire = msalAcquire({
    clientId: "11111111-2222-4333-8444-555555555555",
    credential: { secret: "s3cret" },
    authorityHost: host,
    dispatcher: agent,
  });
  const first = await acquire(tenant);
  expect(first.token).toBe("token-1");
  expect(first.expiresInMs).toBeGreaterThan(3_500_000);
  // Msal counts in whole seconds.
  expect(first.expiresInMs).toBeLessThanOrEqual(3_601_000);
  // Every call asks anew: when a token is due is decided elsewhere.
  expect((await acquire(tenant)).token).toBe("token-2");
  expect((await acquire(another)).token).toBe("token-3");
  expect(forms.map((form) => form.tenant)).toEqual([tenant, tenant, another]);
  for (const { form } of forms) {
    expect(form.get("grant_type")).toBe("client_credentials");
    expect(form.get("scope")).toContain("https://graph.microsoft.com/.default");
    expect(form.get("client_secret")).toBe("s3cret");
  }
});

test("what goes wrong is named by its code, without secrets", async () => {
  const { agent } = entra();
  const unknown = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a903";
  agent
    .get(host)
    .intercept({ path: (path) => path.startsWith(`/${unknown}/`), method: "GET" })
    .reply(200, {
      issuer: `${host}/${unknown}/v2.0`,
      authorization_endpoint: `${host}/${unknown}/authorize`,
      token_endpoint: `${host}/${unknown}/token`,
      jwks_uri: `${host}/${unknown}/keys`,
    });
  agent
    .get(host)
    .intercept({ path: (path) => path.startsWith(`/${unknown}/token`), method: "POST" })
    .reply(401, { error: "invalid_client", error_description: "The secret s3cret is wrong." });
  const acquire = msalAcquire({
    clientId: "11111111-2222-4333-8444-555555555555",
    credential: { secret: "s3cret" },
    authorityHost: host,
    dispatcher: agent,
  });
  const tokens = createAppTokens(acquire);
  expect(await tokens.get(unknown)).toEqual({ detail: "invalid_client" });
  tokens.close();
});

test("after a failure of the endpoint the next attempt asks it, and does not wait out a minute", async () => {
  const down = new MockAgent();
  down.disableNetConnect();
  const pool = down.get(host);
  pool
    .intercept({ path: `/${tenant}/v2.0/.well-known/openid-configuration`, method: "GET" })
    .reply(200, {
      issuer: `${host}/${tenant}/v2.0`,
      authorization_endpoint: `${host}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${host}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${host}/${tenant}/keys`,
    })
    .persist();
  pool
    .intercept({ path: (path) => path.startsWith(`/${tenant}/oauth2/v2.0/token`), method: "POST" })
    .reply(503, { error: "temporarily_unavailable" })
    .times(1);
  pool
    .intercept({ path: (path) => path.startsWith(`/${tenant}/oauth2/v2.0/token`), method: "POST" })
    .reply(200, { token_type: "Bearer", expires_in: 3_600, ext_expires_in: 3_600, access_token: "after-all" })
    .persist();
  const acquire = msalAcquire({
    clientId: "11111111-2222-4333-8444-555555555555",
    credential: { secret: "s3cret" },
    authorityHost: host,
    dispatcher: down,
  });
  await expect(acquire(tenant)).rejects.toThrow();
  expect((await acquire(tenant)).token).toBe("after-all");
});
