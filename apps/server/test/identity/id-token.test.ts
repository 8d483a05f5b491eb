import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createIdTokens, IdTokenFault } from "../../src/identity/id-token.ts";

const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const otherTenant = "c0ffee00-1111-4222-8333-444455556666";
const clientId = "550fae72-d251-43ec-868c-373732c2704f";
const host = "https://login.example";
const now = Date.UTC(2026, 10, 22, 9);
const seconds = now / 1_000;

const good: JWTPayload = {
  iss: `${host}/${tenant}/v2.0`,
  aud: clientId,
  tid: tenant,
  oid: "0a000000-0000-4000-8000-000000000001",
  name: "An author",
  preferred_username: "author@contoso.example",
  roles: ["Flow.Author", "Flow.View", "Something.Else"],
  nonce: "n-1",
  iat: seconds,
  nbf: seconds,
  exp: seconds + 3_600,
};

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let published: Pair;
let foreign: Pair;

beforeAll(async () => {
  published = await generateKeyPair("RS256", { extractable: true });
  foreign = await generateKeyPair("RS256", { extractable: true });
});

async function stand({ areKeysAway = false } = {}) {
  const asked: string[] = [];
  const jwk = { ...(await exportJWK(published.publicKey)), kid: "k1", use: "sig" };
  const idTokens = createIdTokens({
    clientId,
    authorityHost: host,
    fetchJson: async (url) => {
      asked.push(url);
      if (areKeysAway) throw new Error("connect timed out");
      return url.endsWith("openid-configuration")
        ? { jwks_uri: `${host}/${tenant}/discovery/v2.0/keys` }
        : { keys: [jwk] };
    },
    clock: { now: () => now, after: () => () => {} },
  });
  onTestFinished(() => idTokens.close());
  return { idTokens, asked };
}

const sign = (claims: JWTPayload, { key = published.privateKey, alg = "RS256", kid = "k1" } = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(key);

test("a token of the tenant, for this app and this attempt, says who somebody is", async () => {
  const { idTokens, asked } = await stand();
  expect(await idTokens.verify(await sign(good), tenant, "n-1")).toEqual({
    tenant,
    oid: good.oid,
    name: "An author",
    username: "author@contoso.example",
    roles: ["view", "author"],
  });
  // A token that renews a session has no nonce.
  const { nonce: _, ...renewing } = good;
  expect(await idTokens.verify(await sign(renewing), tenant, undefined)).toMatchObject({ oid: good.oid });
  expect(asked).toEqual([
    `${host}/${tenant}/v2.0/.well-known/openid-configuration`,
    `${host}/${tenant}/discovery/v2.0/keys`,
  ]);
});

test("while the keys cannot be fetched nobody knows: nobody is let in, and nobody is told to have been refused", async () => {
  const { idTokens } = await stand({ areKeysAway: true });
  await expect(idTokens.verify(await sign(good), tenant, "n-1")).rejects.toMatchObject({
    kind: "away",
  });
});

describe("a token proves nothing that", () => {
  const without = (claim: string) =>
    Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim));
  test.each<[string, JWTPayload]>([
    ["is for another app", { ...good, aud: "f3052d9b-ff68-4ed8-8ad2-d98ba5b5bd53" }],
    ["is from another tenant", { ...good, iss: `${host}/${otherTenant}/v2.0`, tid: otherTenant }],
    ["names another tenant than its issuer", { ...good, tid: otherTenant }],
    ["is from everybody's issuer", { ...good, iss: `${host}/common/v2.0` }],
    ["is of the old endpoint", { ...good, iss: `https://sts.windows.net/${tenant}/` }],
    ["is over", { ...good, exp: seconds - 301 }],
    ["is not yet", { ...good, nbf: seconds + 301 }],
    ["was made for another attempt", { ...good, nonce: "n-2" }],
    ["was made for no attempt", without("nonce")],
    ...["exp", "iat", "tid", "oid", "iss", "aud"].map((claim): [string, JWTPayload] => [
      `does not say its ${claim}`,
      without(claim),
    ]),
    ["has nobody's id", { ...good, oid: "" }],
  ])("%s", async (_, claims) => {
    const { idTokens } = await stand();
    await expect(idTokens.verify(await sign(claims), tenant, "n-1")).rejects.toThrow(IdTokenFault);
  });

  test("a key has signed that is not published, whatever its header says of keys", async () => {
    const { idTokens, asked } = await stand();
    await expect(
      idTokens.verify(await sign(good, { key: foreign.privateKey }), tenant, "n-1"),
    ).rejects.toThrow(IdTokenFault);
    const jwk = await exportJWK(foreign.publicKey);
    const led = await new SignJWT(good)
      .setProtectedHeader({
        alg: "RS256",
        kid: "k1",
        jwk,
        jku: "https://evil.example/keys",
        x5u: "https://evil.example",
      })
      .sign(foreign.privateKey);
    await expect(idTokens.verify(led, tenant, "n-1")).rejects.toThrow(IdTokenFault);
    // One that is not among the published ones may be newer than those: nobody is let in, and nobody is thrown out for it.
    await expect(idTokens.verify(await sign(good, { kid: "../../k1" }), tenant, "n-1")).rejects.toMatchObject(
      {
        kind: "away",
      },
    );
    expect(asked.every((url) => url.startsWith(host))).toBe(true);
  });

  test("nobody has signed, or everybody could", async () => {
    const { idTokens } = await stand();
    const [head, body] = [{ alg: "none", kid: "k1" }, good].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const secret = await new SignJWT(good)
      .setProtectedHeader({ alg: "HS256", kid: "k1" })
      .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(published.publicKey))));
    for (const token of [`${head}.${body}.`, secret, "", "a.b.c", "not a token"])
      await expect(idTokens.verify(token, tenant, "n-1"), token).rejects.toThrow(IdTokenFault);
  });
});
