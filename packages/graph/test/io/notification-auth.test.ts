import { createNotificationAuth, createNotificationKeys, notificationKeyDocument } from "@dialtree/graph/io";
import { generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { type Issuer, newIssuer } from "../support/issuer.ts";
import { manualClock } from "../support/manual-clock.ts";

const appId = "11111111-2222-4333-8444-555555555555";
const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const keysUrl = "https://api.aps.skype.com/v1/keys";
const minute = 60_000;
const hour = 60 * minute;

let microsoft: Issuer;
let stranger: Issuer;
beforeAll(async () => {
  microsoft = await newIssuer("k1", "k2");
  stranger = await newIssuer("k1", "evil");
});

/** The verifier against key documents of our own, with every fetch noted. */
function stand(kids: readonly string[] = ["k1"]) {
  const clock = manualClock();
  const fetched: string[] = [];
  const state = {
    down: false,
    kids,
    document: { issuer: "https://api.botframework.com", jwks_uri: keysUrl } as unknown,
    jwks: undefined as unknown,
  };
  const fetchJson = async (url: string): Promise<unknown> => {
    fetched.push(url);
    if (state.down) throw new Error("down");
    if (url === notificationKeyDocument) return state.document;
    return state.jwks ?? { keys: microsoft.jwks().filter(({ kid }) => state.kids.includes(kid ?? "")) };
  };
  const keys = createNotificationKeys(notificationKeyDocument, fetchJson, clock);
  const auth = createNotificationAuth({ appId, tenants: [tenant.toUpperCase()], keys, clock });
  const seconds = Math.floor(clock.now() / 1_000);
  const claims = {
    aud: appId,
    iss: "https://api.botframework.com",
    tid: tenant,
    iat: seconds,
    nbf: seconds,
    exp: seconds + 3_900,
  };
  const keyFetches = () => fetched.filter((url) => url === keysUrl).length;
  return { auth, keys, clock, state, claims, fetched, keyFetches };
}

const bearer = (token: string) => `Bearer ${token}`;
type Claims = ReturnType<typeof stand>["claims"];

describe("accepted is", () => {
  test.each<[string, (claims: Claims) => object]>([
    ["the issuer of the documentation", (claims) => claims],
    ["the issuer of Microsoft's sample", (claims) => ({ ...claims, iss: "https://graph.microsoft.com" })],
    ["a tenant in capitals", (claims) => ({ ...claims, tid: tenant.toUpperCase() })],
    ["a token without nbf", ({ nbf: _, ...claims }) => claims],
    ["a clock that is four minutes behind ours", (claims) => ({ ...claims, exp: claims.iat - 240 })],
    ["a clock that is four minutes ahead of ours", (claims) => ({ ...claims, nbf: claims.iat + 240 })],
  ])("%s", async (_what, vary) => {
    const { auth, claims } = stand();
    expect(await auth.verify(bearer(await microsoft.token(vary(claims))))).toEqual({ tenant });
  });

  test("a header given as a list of one, in any case", async () => {
    const { auth, claims } = stand();
    const token = await microsoft.token(claims);
    expect(await auth.verify([`bearer  ${token}`])).toEqual({ tenant });
  });
});

describe("refused is", () => {
  test.each<[string, string, (claims: Claims) => object]>([
    ["another audience", "wrong audience", (claims) => ({ ...claims, aud: "someone-else" })],
    ["one audience of several", "wrong audience", (claims) => ({ ...claims, aud: [appId, "someone-else"] })],
    ["our audience in a list", "wrong audience", (claims) => ({ ...claims, aud: [appId] })],
    ["no audience", "wrong audience", ({ aud: _, ...claims }) => claims],
    ["the audience in other letters", "wrong audience", (claims) => ({ ...claims, aud: ` ${appId}` })],
    ["another issuer", "wrong issuer", (claims) => ({ ...claims, iss: "https://sts.windows.net/" })],
    [
      "an issuer that only begins so",
      "wrong issuer",
      (claims) => ({ ...claims, iss: "https://api.botframework.com.evil.example" }),
    ],
    ["no issuer", "wrong issuer", ({ iss: _, ...claims }) => claims],
    ["an old token", "expired", (claims) => ({ ...claims, exp: claims.iat - 301 })],
    ["a token of the future", "not yet valid", (claims) => ({ ...claims, nbf: claims.iat + 301 })],
    ["a token that never ends", "missing claim", ({ exp: _, ...claims }) => claims],
    ["no tenant", "missing claim", ({ tid: _, ...claims }) => claims],
    ["a tenant that is no text", "missing claim", (claims) => ({ ...claims, tid: 7 })],
  ])("%s", async (_what, refused, vary) => {
    const { auth, claims } = stand();
    expect(await auth.verify(bearer(await microsoft.token(vary(claims))))).toEqual({ refused, status: 401 });
  });

  test("a tenant that is not ours, and only once that is proven", async () => {
    const { auth, claims } = stand();
    const strange = { ...claims, tid: "99999999-0000-4000-8000-000000000000" };
    expect(await auth.verify(bearer(await microsoft.token(strange)))).toEqual({
      refused: "unknown tenant",
      status: 403,
    });
    expect(await auth.verify(bearer(await stranger.token(strange)))).toEqual({
      refused: "wrong signature",
      status: 401,
    });
  });

  test.each<[string, string, (claims: Claims) => Promise<string> | string]>([
    ["no signature", "malformed", (claims) => new UnsecuredJWT({ ...claims }).encode()],
    [
      "an unsigned token that says so",
      "wrong algorithm",
      (claims) => `${new UnsecuredJWT({ ...claims }).encode()}AAAA`,
    ],
    [
      "HS256 with the public key",
      "wrong algorithm",
      (claims) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: "HS256", kid: "k1" })
          .sign(new TextEncoder().encode(microsoft.publicKeyText("k1"))),
    ],
    [
      "ES256",
      "wrong algorithm",
      async (claims) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: "ES256", kid: "k1" })
          .sign((await generateKeyPair("ES256")).privateKey),
    ],
    [
      "PS256 with a key that could",
      "wrong algorithm",
      async (claims) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: "PS256", kid: "k1" })
          .sign((await generateKeyPair("PS256")).privateKey),
    ],
    ["another key under a known id", "wrong signature", (claims) => stranger.token(claims, "k1")],
    ["an unknown key", "unknown key", (claims) => stranger.token(claims, "evil")],
    [
      "no key id",
      "unknown key",
      (claims) => microsoft.token(claims, "k1", { kid: undefined as unknown as string }),
    ],
    [
      "a key id that is a path",
      "unknown key",
      (claims) => microsoft.token(claims, "k1", { kid: "../../k1" }),
    ],
    [
      "a key id that is a prototype",
      "unknown key",
      (claims) => microsoft.token(claims, "k1", { kid: "__proto__" }),
    ],
    [
      "a critical extension",
      "malformed",
      (claims) => forged({ alg: "RS256", kid: "k1", crit: ["x"], x: 1 }, claims),
    ],
    ["a truncated token", "wrong signature", async (claims) => (await microsoft.token(claims)).slice(0, -20)],
    [
      "changed claims",
      "wrong signature",
      async (claims) => {
        const [header, , signature] = (await microsoft.token(claims)).split(".");
        return `${header}.${encode({ ...claims, tid: tenant, extra: 1 })}.${signature}`;
      },
    ],
    [
      "claims that are no object",
      "malformed",
      () => `${encode({ alg: "RS256", kid: "k1" })}.${encode([])}.AAAA`,
    ],
    ["a header that is no JSON", "malformed", (claims) => `AAAA.${encode(claims)}.AAAA`],
  ])("%s", async (_what, refused, make) => {
    const { auth, claims } = stand();
    expect(await auth.verify(bearer(await make(claims)))).toEqual({ refused, status: 401 });
  });

  test.each<[string, string, (token: string) => string | string[] | undefined]>([
    ["nothing", "no token", () => undefined],
    ["an empty list", "no token", () => []],
    ["an empty header", "malformed", () => ""],
    ["another scheme", "malformed", (token) => `Basic ${token}`],
    ["a bare token", "malformed", (token) => token],
    ["two headers", "malformed", (token) => [bearer(token), bearer(token)]],
    ["two headers in one", "malformed", (token) => `${bearer(token)}, ${bearer(token)}`],
    ["two parts of three", "malformed", (token) => bearer(token.split(".").slice(0, 2).join("."))],
    ["five parts", "malformed", (token) => bearer(`${token}.a.b`)],
    ["64 KB", "malformed", (token) => bearer(`${token}${"A".repeat(64_000)}`)],
    ["spaces without end", "malformed", () => `Bearer${" ".repeat(15_000)}`],
  ])("%s", async (_what, refused, make) => {
    const { auth, claims } = stand();
    expect(await auth.verify(make(await microsoft.token(claims)))).toEqual({ refused, status: 401 });
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function forged(header: object, claims: object): string {
  return `${encode(header)}.${encode(claims)}.AAAA`;
}

describe("what a header says about keys is not followed", () => {
  test.each<[string, (jwk: JWK) => object]>([
    ["jku", () => ({ jku: "https://evil.example/keys" })],
    ["x5u", () => ({ x5u: "https://evil.example/cert" })],
    ["jwk", (jwk) => ({ jwk })],
    ["x5c", () => ({ x5c: ["MIIB"] })],
  ])("%s", async (_name, header) => {
    const { auth, claims, fetched } = stand();
    const own = stranger.jwks()[0]!;
    const token = await stranger.token(claims, "k1", header(own));
    expect(await auth.verify(bearer(token))).toEqual({ refused: "wrong signature", status: 401 });
    const under = await stranger.token(claims, "evil", header(own));
    expect(await auth.verify(bearer(under))).toEqual({ refused: "unknown key", status: 401 });
    expect(new Set(fetched)).toEqual(new Set([notificationKeyDocument, keysUrl]));
  });
});

describe("keys that nobody knows", () => {
  test("do not make us hammer the endpoint", async () => {
    const { auth, claims, clock, keyFetches } = stand();
    await auth.verify(bearer(await microsoft.token(claims)));
    const body = encode(claims);
    const took: number[] = [];
    for (let i = 0; i < 10_000; i += 1) {
      const token = `${encode({ alg: "RS256", kid: `random-${i}` })}.${body}.AAAA`;
      const began = performance.now();
      expect((await auth.verify(bearer(token))).refused).toBe("unknown key");
      took.push(performance.now() - began);
    }
    expect(keyFetches()).toBe(1);
    expect(took.sort((a, b) => a - b)[9_900]).toBeLessThan(5);
    await clock.advance(30_000);
    await Promise.all(
      Array.from({ length: 1_000 }, (_, i) =>
        auth.verify(bearer(`${encode({ alg: "RS256", kid: `more-${i}` })}.${body}.AAAA`)),
      ),
    );
    expect(keyFetches()).toBe(2);
  });

  test("are not even looked for when the claims are a stranger's", async () => {
    const { auth, claims, clock, keyFetches } = stand();
    await clock.advance(31_000);
    await auth.verify(bearer(await stranger.token({ ...claims, aud: "x" }, "evil")));
    expect(keyFetches()).toBe(1);
  });

  test("are found after a rotation, at once when the last look is 30 s old", async () => {
    const { auth, claims, clock, state, keyFetches } = stand(["k1"]);
    await auth.verify(bearer(await microsoft.token(claims)));
    state.kids = ["k1", "k2"];
    const token = bearer(await microsoft.token(claims, "k2"));
    expect((await auth.verify(token)).refused).toBe("unknown key");
    await clock.advance(30_000);
    expect(await auth.verify(token)).toEqual({ tenant });
    expect(keyFetches()).toBe(2);
  });

  test("are forgotten when they are withdrawn", async () => {
    const { auth, claims, clock, state } = stand(["k1", "k2"]);
    await auth.verify(bearer(await microsoft.token(claims, "k1")));
    state.kids = ["k1"];
    await clock.advance(5 * minute);
    expect((await auth.verify(bearer(await microsoft.token(claims, "k2")))).refused).toBe("unknown key");
  });
});

describe("the key endpoint", () => {
  test("is asked every five minutes", async () => {
    const { clock, keyFetches } = stand();
    await clock.advance(hour);
    expect(keyFetches()).toBe(13);
  });

  test.each<[string, (state: ReturnType<typeof stand>["state"]) => void]>([
    ["down", (state) => Object.assign(state, { down: true })],
    ["empty", (state) => Object.assign(state, { jwks: { keys: [] } })],
    ["broken", (state) => Object.assign(state, { jwks: "oops" })],
    [
      "full of what is no key",
      (state) => Object.assign(state, { jwks: { keys: [null, 1, { kid: "k1", kty: "oct", k: "AA" }] } }),
    ],
    [
      "moved elsewhere",
      (state) => Object.assign(state, { document: { jwks_uri: "https://evil.example/keys" } }),
    ],
  ])("%s: the last good keys go on for a day, and not longer", async (_what, spoil) => {
    const { auth, keys, claims, clock, state, fetched } = stand();
    const token = (age: number) => microsoft.token({ ...claims, exp: claims.exp + age / 1_000 });
    expect(await auth.verify(bearer(await token(0)))).toEqual({ tenant });
    expect(keys.failingSince).toBeUndefined();
    spoil(state);
    await clock.advance(hour);
    expect(await auth.verify(bearer(await token(hour)))).toEqual({ tenant });
    expect(clock.now() - (keys.failingSince ?? 0)).toBe(55 * minute);
    await clock.advance(22 * hour);
    expect(await auth.verify(bearer(await token(23 * hour)))).toEqual({ tenant });
    await clock.advance(2 * hour);
    expect(await auth.verify(bearer(await token(25 * hour)))).toEqual({ refused: "no keys", status: 503 });
    Object.assign(state, { down: false, jwks: undefined, document: { jwks_uri: keysUrl } });
    await clock.advance(minute);
    expect(await auth.verify(bearer(await token(25 * hour)))).toEqual({ tenant });
    expect(fetched.filter((url) => url.includes("evil"))).toEqual([]);
    keys.close();
  });

  test("down from the start: nobody can tell, until it is up", async () => {
    const { auth, claims, clock, state } = stand();
    state.down = true;
    const fresh = createNotificationKeys(
      notificationKeyDocument,
      async () => {
        throw new Error("down");
      },
      clock,
    );
    const blind = createNotificationAuth({ appId, tenants: [tenant], keys: fresh, clock });
    expect(await blind.verify(bearer(await microsoft.token(claims)))).toEqual({
      refused: "no keys",
      status: 503,
    });
    fresh.close();
    auth.keys.close();
  });

  test("is not asked in the open", () => {
    expect(() => createNotificationKeys("http://keys.example/doc", async () => ({}))).toThrow(TypeError);
  });
});

describe("a token that was verified before", () => {
  test("costs a look-up, until it ends", async () => {
    const { keys, claims, clock } = stand();
    let found = 0;
    const counted = {
      ...keys,
      find: (kid: string) =>
        keys.find(kid).finally(() => {
          found += 1;
        }),
    };
    const auth = createNotificationAuth({ appId, tenants: [tenant], keys: counted, clock });
    const token = bearer(await microsoft.token({ ...claims, exp: claims.iat + 60 }));
    for (let i = 0; i < 20_000; i += 1) await auth.verify(token);
    await clock.advance(59_999);
    expect(await auth.verify(token)).toEqual({ tenant });
    expect(found).toBe(1);
    // From its end on it is looked at anew, because then clocks may still differ by five minutes.
    await clock.advance(1);
    expect(await auth.verify(token)).toEqual({ tenant });
    expect(found).toBe(2);
    await clock.advance(5 * minute);
    expect(await auth.verify(token)).toEqual({ refused: "expired", status: 401 });
  });
});
