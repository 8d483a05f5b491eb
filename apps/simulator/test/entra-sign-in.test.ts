// People sign in at the simulated Entra ID: what Microsoft's pages on the code flow say, in a browser without scripts.

import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify, SignJWT } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exampleDirectory } from "../src/directory.ts";
import { generateKey } from "../src/keys.ts";
import { botEntry, type Rig, startRig, tenantId } from "./rig.ts";
import { asking, type Browser, browserAt, redeem, redirectUri, type Shown, verifier } from "./sign-in-rig.ts";

let rig: Rig;
let browser: Browser;
beforeEach(async () => {
  rig = await startRig();
  browser = browserAt(rig);
});
afterEach(() => rig.close());

const personId = (name: string) => String(exampleDirectory.people.find((person) => person.name === name)?.id);
const change = (name: string, body: object) => rig.control("PATCH", `/people/${personId(name)}`, body);
const aadsts = ({ told, text }: Shown) => /AADSTS(\d+)/.exec(told.error_description ?? text)?.[1];

test("somebody picks themselves, and the app learns who they are and what they may do", async () => {
  const page = await browser.authorize();
  expect([page.status, page.headers.location]).toEqual([200, undefined]);
  expect(page.text).toContain("Publisher publisher@dialtree.example");
  const { headers, told } = await browser.press("<strong>Publisher</strong>");
  expect(String(headers.location)).toMatch(/^http:\/\/localhost:4711\/auth\/callback\?/);
  expect(told).toEqual({ code: expect.any(String), state: "the state", session_state: expect.any(String) });
  const { status, body } = await redeem(rig, { code: told.code, client_info: "1" });
  expect({ status, body }).toMatchObject({ status: 200, body: { scope: "openid profile" } });
  const keys = (await rig.simulator.secure.inject({ url: `/${tenantId}/discovery/v2.0/keys` })).json();
  const { world } = rig.simulator;
  const { payload } = await jwtVerify(String(body.id_token), createLocalJWKSet(keys as JSONWebKeySet), {
    algorithms: ["RS256"],
    audience: botEntry.appId,
    issuer: `https://localhost:8443/${tenantId}/v2.0`,
    currentDate: new Date(world.clock.wall()),
  });
  expect(payload).toEqual({
    aud: botEntry.appId,
    iss: expect.any(String),
    iat: expect.any(Number),
    nbf: payload.iat,
    exp: (payload.iat ?? 0) + 3_600,
    ver: "2.0",
    tid: tenantId,
    oid: personId("Publisher"),
    sub: expect.stringMatching(/^[\w-]{43}$/),
    sid: told.session_state,
    name: "Publisher",
    preferred_username: "publisher@dialtree.example",
    roles: ["Flow.Publish"],
    nonce: "the nonce",
  });
  const info = JSON.parse(Buffer.from(String(body.client_info), "base64url").toString());
  expect(info).toEqual({ uid: personId("Publisher"), utid: tenantId });
});

/** Without an address that can be trusted, Entra tells the person, and nobody else. */
test.each<[string, Record<string, string | undefined>, string, string]>([
  ["no client", { client_id: undefined }, tenantId, "900144"],
  ["an unknown client", { client_id: tenantId }, tenantId, "700016"],
  ["an unknown tenant", {}, "nobody.example", "90002"],
  ["no redirect URI", { redirect_uri: undefined }, tenantId, "50011"],
  ["another path", { redirect_uri: `${redirectUri}/more` }, tenantId, "50011"],
  ["another case", { redirect_uri: "http://localhost:4711/Auth/callback" }, tenantId, "50011"],
  ["another query", { redirect_uri: `${redirectUri}?next=1` }, tenantId, "50011"],
  ["another host", { redirect_uri: "http://localhost.evil.example/auth/callback" }, tenantId, "50011"],
  ["a user in front", { redirect_uri: "http://localhost:1@evil.example/auth/callback" }, tenantId, "50011"],
  ["a script", { redirect_uri: "javascript:alert(1)" }, tenantId, "50011"],
])("%s is told on Entra's own page", async (_, wish, tenant, number) => {
  const shown = await browser.authorize(wish, tenant);
  expect([shown.status, shown.headers.location, aadsts(shown)]).toEqual([400, undefined, number]);
});

test.each<[string, Record<string, string | undefined>, string, string]>([
  ["no response type", { response_type: undefined }, "invalid_request", "900144"],
  ["an implicit token", { response_type: "token" }, "unsupported_response_type", "700054"],
  ["no scope", { scope: undefined }, "invalid_request", "900144"],
  ["another resource", { scope: "openid https://vault.test/.default" }, "invalid_resource", "500011"],
  ["an unknown challenge", { code_challenge_method: "S512" }, "invalid_request", "90023"],
  ["a short challenge", { code_challenge: "short" }, "invalid_request", "501491"],
  ["an unknown prompt", { prompt: "perhaps" }, "invalid_request", "90023"],
  ["an unknown way back", { response_mode: "web_message" }, "invalid_request", "90023"],
  ["no session, silently", { prompt: "none" }, "login_required", "50058"],
])("%s is told to the app, with its state", async (_, wish, error, number) => {
  const shown = await browser.authorize(wish);
  expect([shown.status, aadsts(shown), shown.told.state]).toEqual([302, number, "the state"]);
  expect(shown.told.error).toBe(error);
  expect(shown.told.code).toBeUndefined();
});

test("whoever cancels is back in the app without a code", async () => {
  await browser.authorize();
  const { told } = await browser.press("Cancel");
  expect(told).toMatchObject({ error: "access_denied", error_subcode: "cancel", state: "the state" });
});

test.each([
  ["fragment", /callback#code=/],
  ["query", /callback\?code=/],
])("the answer comes as %s", async (mode, fits) => {
  await browser.authorize({ response_mode: mode });
  expect(String((await browser.press("<strong>Viewer</strong>")).headers.location)).toMatch(fits);
});

test("the answer comes as a form that the person sends", async () => {
  await browser.authorize({ response_mode: "form_post", state: '"><script>' });
  const { html, headers } = await browser.press("<strong>Viewer</strong>");
  expect(html).toContain(`action="${redirectUri}"`);
  expect(html).toContain('name="state" value="&quot;&gt;&lt;script&gt;"');
  expect(headers["content-security-policy"]).toContain("form-action 'self' http://localhost:4711;");
});

test("pages of Entra run nothing, load nothing, and are not framed", async () => {
  const { headers, html } = await browser.authorize({ login_hint: '"><script>alert(1)</script>' });
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'self';/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(html).not.toMatch(/<script| style=| on\w+=/);
  const set = String((await browser.press("<strong>Viewer</strong>")).headers["set-cookie"]);
  expect(set).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
});

test("another page cannot sign its visitor in as somebody", async () => {
  const { statusCode } = await rig.simulator.secure.inject({
    method: "POST",
    url: `/${tenantId}/login?${asking()}`,
    headers: {
      host: "localhost:8443",
      origin: "https://evil.example",
      "content-type": "application/x-www-form-urlencoded",
    },
    payload: `user=${personId("Administrator")}`,
  });
  expect(statusCode).toBe(403);
});

test("a browser that is known is sent back at once, unless the app wants it otherwise", async () => {
  await browser.signIn("Author");
  expect((await browser.authorize({ prompt: "none" })).told.code).toBeDefined();
  expect((await browser.authorize()).told.code).toBeDefined();
  expect((await browser.authorize({ login_hint: "author@dialtree.example" })).told.code).toBeDefined();
  for (const wish of [
    { prompt: "login" },
    { prompt: "select_account" },
    { prompt: "consent" },
    { login_hint: "viewer@dialtree.example" },
  ])
    expect([wish, (await browser.authorize(wish)).status]).toEqual([wish, 200]);
  await rig.advance(61_000);
  expect((await browser.authorize({ max_age: "60" })).status).toBe(200);
  expect((await browser.authorize({ max_age: "62" })).status).toBe(302);
});

test("when somebody has signed in is told where it was asked for, and a login is anew", async () => {
  const authTime = async (told: Shown["told"]) =>
    decodeJwt(String((await redeem(rig, { code: told.code })).body.id_token)).auth_time;
  expect(await authTime(await browser.signIn("Author"))).toBeUndefined();
  const first = await authTime((await browser.authorize({ max_age: "3600" })).told);
  await rig.advance(30_000);
  expect(await authTime((await browser.authorize({ max_age: "3600" })).told)).toBe(first);
  const again = await browser.signIn("Author", {
    prompt: "login",
    claims: '{"id_token":{"auth_time":null}}',
  });
  expect(await authTime(again)).toBe(Number(first) + 30);
});

test("whom the app expects comes first and has the focus", async () => {
  const { html } = await browser.authorize({ login_hint: "auditor@dialtree.example" });
  expect(/<strong>(\w+)<\/strong> <span>/.exec(html)?.[1]).toBe("Auditor");
  expect(html.match(/ autofocus>/g)).toHaveLength(1);
});

test("consent is asked for where the app wants it, and can be declined", async () => {
  await browser.authorize({ prompt: "consent" });
  const asked = await browser.press("<strong>Viewer</strong>");
  expect([asked.status, asked.text]).toEqual([200, expect.stringContaining("openid profile offline_access")]);
  expect((await browser.press("Accept")).told.code).toBeDefined();
  await browser.authorize({ prompt: "consent" });
  expect((await browser.press("Cancel")).told.error).toBe("access_denied");
});

const bad: [
  string,
  (told: Shown["told"]) => Promise<Record<string, string | undefined>>,
  number,
  string,
  number,
][] = [
  ["no code", async () => ({}), 400, "invalid_request", 900144],
  ["a guessed code", async () => ({ code: "1.guess" }), 400, "invalid_grant", 70000],
  [
    "another address",
    async ({ code }) => ({ code, redirect_uri: `${redirectUri}/` }),
    400,
    "invalid_grant",
    500112,
  ],
  ["no verifier", async ({ code }) => ({ code, code_verifier: undefined }), 400, "invalid_grant", 50148],
  [
    "another verifier",
    async ({ code }) => ({ code, code_verifier: `${verifier}x` }),
    400,
    "invalid_grant",
    501481,
  ],
  ["no secret", async ({ code }) => ({ code, client_secret: undefined }), 401, "invalid_client", 7000218],
  ["a wrong secret", async ({ code }) => ({ code, client_secret: "guess" }), 401, "invalid_client", 7000215],
  ["another app", async ({ code }) => ({ code, client_id: tenantId }), 400, "unauthorized_client", 700016],
  [
    "a code that was redeemed",
    async ({ code }) => {
      await redeem(rig, { code });
      return { code };
    },
    400,
    "invalid_grant",
    54005,
  ],
  [
    "a code of eleven minutes ago",
    async ({ code }) => {
      await rig.advance(11 * 60_000);
      return { code };
    },
    400,
    "invalid_grant",
    70008,
  ],
  [
    "a code of somebody signed out meanwhile",
    async ({ code }) => {
      await rig.control("POST", `/people/${personId("Author")}/signOut`);
      return { code };
    },
    400,
    "invalid_grant",
    50173,
  ],
  ["a guessed refresh token", async () => ({ refresh_token: "1.guess" }), 400, "invalid_grant", 9002313],
];
test.each(bad)("%s gets no token", async (_, form, status, error, number) => {
  const told = await browser.signIn("Author");
  expect(await redeem(rig, await form(told))).toMatchObject({
    status,
    body: { error, error_codes: [number], error_description: expect.stringContaining(`AADSTS${number}: `) },
  });
});

test("a code of one tenant is worth nothing in another", async () => {
  const { code } = await browser.signIn("Author");
  const answer = await redeem(rig, { code }, exampleDirectory.otherTenants[0]);
  expect(answer.body.error_codes).toEqual([700005]);
});

test("an app may prove itself by a certificate of its registration, and by no other", async () => {
  const [known, stranger] = await Promise.all([generateKey(), generateKey()]);
  const der = String(known.jwk.x5c?.[0]);
  const pem = `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----`;
  expect((await rig.control("PATCH", "/bot", { certificates: [pem] })).status).toBe(200);
  const now = Math.floor(rig.simulator.world.clock.wall() / 1000);
  const audience = `https://localhost:8443/${tenantId}/oauth2/v2.0/token`;
  const assertion = (key: CryptoKey, claims: object = {}) =>
    new SignJWT({
      aud: audience,
      iss: botEntry.appId,
      sub: botEntry.appId,
      exp: now + 60,
      jti: "1",
      ...claims,
    })
      .setProtectedHeader({ alg: "RS256", x5t: known.x5t })
      .sign(key);
  const ask = async (client_assertion: string) => {
    const { code } = await browser.signIn("Author");
    const { body } = await redeem(rig, {
      code,
      client_secret: undefined,
      client_assertion,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    });
    return body.error_codes?.[0] ?? (body.id_token ? "token" : "nothing");
  };
  expect(await ask(await assertion(known.privateKey))).toBe("token");
  expect(await ask(await assertion(stranger.privateKey))).toBe(700027);
  expect(await ask(await assertion(known.privateKey, { aud: "https://elsewhere.example" }))).toBe(700023);
  expect(await ask(await assertion(known.privateKey, { exp: now - 3_600 }))).toBe(700024);
  await rig.control("PATCH", "/bot", { certificates: [] });
  expect(await ask(await assertion(known.privateKey))).toBe(700027);
});

test("refreshing tells what has changed since, until the person is signed out everywhere", async () => {
  const { code } = await browser.signIn("Author");
  const first = (await redeem(rig, { code })).body.refresh_token;
  await change("Author", { roles: ["Flow.Author", "Flow.Publish"] });
  const second = await redeem(rig, { refresh_token: first });
  expect(decodeJwt(String(second.body.id_token))).toMatchObject({
    oid: personId("Author"),
    roles: ["Flow.Author", "Flow.Publish"],
  });
  expect(decodeJwt(String(second.body.id_token)).nonce).toBeUndefined();
  // Documented: the old one is not revoked by being used.
  expect(second.body.refresh_token).not.toBe(first);
  expect((await redeem(rig, { refresh_token: first })).status).toBe(200);
  const signedOut = await rig.control("POST", `/people/${personId("Author")}/signOut`);
  expect([signedOut.status, signedOut.body]).toEqual([200, { browsers: 1 }]);
  for (const refresh_token of [first, second.body.refresh_token])
    expect(await redeem(rig, { refresh_token })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant", error_codes: [50173] },
    });
  expect((await browser.authorize({ prompt: "none" })).told.error).toBe("login_required");
});

test("a refresh token that nobody has used for 90 days has expired", async () => {
  const { code } = await browser.signIn("Author");
  const { refresh_token } = (await redeem(rig, { code })).body;
  await rig.advance(90 * 86_400_000 + 1_000);
  expect((await redeem(rig, { refresh_token })).body.error_codes).toEqual([700082]);
});

test("without offline_access there is no refresh token, without openid no id token", async () => {
  const { code } = await browser.signIn("Author", { scope: "openid" });
  const { body } = await redeem(rig, { code });
  expect(body.refresh_token).toBeUndefined();
  expect(decodeJwt(String(body.id_token)).preferred_username).toBeUndefined();
  const other = await browser.authorize({ scope: "profile email" });
  expect((await redeem(rig, { code: other.told.code })).body.id_token).toBeUndefined();
});

test("what people get opens nothing of what the app may do in Graph", async () => {
  const { code } = await browser.signIn("Administrator");
  const { access_token } = (await redeem(rig, { code })).body;
  expect((await rig.graph("GET", "/users", undefined, access_token)).status).toBe(401);
});

test("whoever is not assigned reads why, and can try as somebody else", async () => {
  await browser.authorize();
  const refused = await browser.press("<strong>Sales</strong>");
  expect([refused.status, aadsts(refused)]).toEqual([403, "50105"]);
  expect(refused.html).toContain("prompt=select_account");
  const silently = await browser.authorize({ prompt: "none" });
  expect([silently.told.error, aadsts(silently)]).toEqual(["interaction_required", "50105"]);
  await rig.control("PATCH", "/bot", { assignmentRequired: false });
  const { told } = await browser.authorize();
  expect(decodeJwt(String((await redeem(rig, { code: told.code })).body.id_token)).roles).toBeUndefined();
});

test("who loses the last role, or the account, cannot go on", async () => {
  const { code } = await browser.signIn("Operator");
  const { refresh_token } = (await redeem(rig, { code })).body;
  const refresh = async () => (await redeem(rig, { refresh_token })).body.error_codes?.[0] ?? "token";
  await change("Operator", { roles: [] });
  expect(await refresh()).toBe(50105);
  await change("Operator", { roles: ["Call.Operate"], enabled: false });
  expect(await refresh()).toBe(50057);
  const shown = await browser.authorize();
  expect([shown.status, aadsts(shown)]).toEqual([400, "50057"]);
  expect((await browser.authorize({ prompt: "none" })).told.error).toBe("interaction_required");
  expect(aadsts(await browser.press("<strong>Operator</strong>").catch(() => shown))).toBe("50057");
  await change("Operator", { enabled: true });
  expect(await refresh()).toBe("token");
});

test("signing out ends the session of the browser, and leads back to registered addresses only", async () => {
  await browser.signIn("Author");
  const away = await browser.logout({ post_logout_redirect_uri: "https://evil.example/", state: "x" });
  expect([away.status, away.headers.location]).toEqual([200, undefined]);
  expect((await browser.authorize({ prompt: "none" })).told.error).toBe("login_required");
  const back = await browser.logout({ post_logout_redirect_uri: redirectUri, state: "x" });
  expect(back.headers.location).toBe(`${redirectUri}?state=x`);
});

test("keys are rotated, and tokens of the one before still verify", async () => {
  const keys = async () =>
    (await rig.simulator.secure.inject({ url: `/${tenantId}/discovery/v2.0/keys` })).json() as JSONWebKeySet;
  const { code } = await browser.signIn("Author");
  const idToken = String((await redeem(rig, { code })).body.id_token);
  expect((await rig.control("POST", "/entra/keys/rotate")).status).toBe(204);
  expect((await keys()).keys).toHaveLength(2);
  const currentDate = new Date(rig.simulator.world.clock.wall());
  await jwtVerify(idToken, createLocalJWKSet(await keys()), { currentDate });
});

test("discovery tells where everything is, and who may ask", async () => {
  const at = `https://localhost:8443/${tenantId}`;
  const ask = async (url: string) => {
    const reply = await rig.simulator.secure.inject({ url, headers: { host: "localhost:8443" } });
    return { status: reply.statusCode, body: reply.json() };
  };
  expect(await ask(`/common/v2.0/.well-known/openid-configuration`)).toMatchObject({
    status: 200,
    body: {
      issuer: `${at}/v2.0`,
      authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
      end_session_endpoint: `${at}/oauth2/v2.0/logout`,
    },
  });
  const instance = (endpoint: string) =>
    ask(`/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(endpoint)}`);
  expect(await instance(`${at}/oauth2/v2.0/authorize`)).toMatchObject({
    status: 200,
    body: { metadata: [{ aliases: ["localhost:8443"] }] },
  });
  expect((await instance("https://login.elsewhere.example/x/oauth2/v2.0/authorize")).status).toBe(400);
});

test("the log tells who signed in, and no code, state, nonce, verifier or token", async () => {
  const { code } = await browser.signIn("Author");
  const { body } = await redeem(rig, { code });
  const refreshed = await redeem(rig, { refresh_token: body.refresh_token });
  const log = JSON.stringify(rig.simulator.world.log.after(0));
  expect(log).toContain('"person":"Author"');
  const secrets = [code, "the state", "the nonce", verifier, body.id_token, body.access_token];
  for (const secret of [...secrets, body.refresh_token, refreshed.body.id_token])
    expect(log).not.toContain(secret);
});
