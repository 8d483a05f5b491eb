import { createSeal } from "@dialtree/calls";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import type { Attempt, Entra, SignedIn } from "../../src/identity/entra.ts";
import { EntraRefusal } from "../../src/identity/entra-refusal.ts";
import { IdTokenFault } from "../../src/identity/id-token.ts";
import type { Sessions } from "../../src/identity/sessions.ts";
import { ownPath, signingInRoutes } from "../../src/identity/signing-in.ts";
import { personWith, tenant } from "./stand.ts";

const otherTenant = "c0ffee00-1111-4222-8333-444455556666";
const person = personWith(["author"]);

interface Begun extends Attempt {
  readonly challenge: string;
  readonly again: boolean;
}

function stand({ redeem }: { readonly redeem?: Entra["redeem"] } = {}) {
  let now = Date.UTC(2026, 10, 22, 9);
  const begun: Begun[] = [];
  const redeemed: (readonly [Attempt, string])[] = [];
  const noted: unknown[] = [];
  const ended: string[] = [];
  const entra: Entra = {
    address: async (attempt) => {
      begun.push(attempt);
      return `https://login.example/authorize?state=${attempt.state}`;
    },
    redeem: async (attempt, code): Promise<SignedIn> => {
      redeemed.push([attempt, code]);
      return redeem ? redeem(attempt, code) : { person, cache: "" };
    },
    renew: () => Promise.reject(new Error("Nothing is renewed here.")),
    signOutAddress: () => "",
  };
  const sessions: Sessions = {
    begin: async () => "a-session",
    find: async () => undefined,
    end: async (shown) => void ended.push(shown),
  };
  const app = Fastify();
  onTestFinished(() => app.close());
  signingInRoutes(app, {
    entra,
    sessions,
    seal: createSeal([new Uint8Array(32).fill(7)]),
    tenants: [tenant, otherTenant],
    now: () => now,
    note: async (deed) => void noted.push(deed),
    log: { warn: () => {} },
  });
  const cookieFrom = (headers: Readonly<Record<string, unknown>>) =>
    String(headers["set-cookie"]).split(";")[0];
  return {
    begun,
    redeemed,
    noted,
    ended,
    later(ms: number) {
      now += ms;
    },
    get: (url: string, cookie = "") => app.inject({ url, headers: { cookie } }),
    /** Sets out, and gives what the browser has then. */
    async setOut(query = "") {
      const { headers, statusCode } = await app.inject({ url: `/sign-in${query}` });
      expect(statusCode).toBe(302);
      return { cookie: cookieFrom(headers) ?? "", attempt: begun.at(-1) as Begun };
    },
  };
}

test("the way there and back leads to the page where it began, with a session", async () => {
  const { setOut, get, redeemed, noted } = stand();
  const { cookie, attempt } = await setOut("?back=%2Fflows%2Freception");
  expect(attempt).toMatchObject({ tenant, again: false });
  // RFC 7636: the challenge is the hash of the verifier, which only this browser has, as ciphertext.
  expect(attempt.challenge).toMatch(/^[\w-]{43}$/);
  expect(cookie).not.toContain(attempt.verifier);
  const back = await get(`/sign-in/back?code=c-1&state=${attempt.state}`, cookie);
  expect([back.statusCode, back.headers.location]).toEqual([302, "/flows/reception"]);
  expect(back.headers["set-cookie"]).toEqual([
    "__Host-dialtree-sign-in=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
    "__Host-dialtree=a-session; Max-Age=28800; Path=/; HttpOnly; Secure; SameSite=Lax",
  ]);
  expect(redeemed).toEqual([
    [expect.objectContaining({ verifier: attempt.verifier, nonce: attempt.nonce }), "c-1"],
  ]);
  expect(noted).toEqual([{ deed: "session.begun", thing: person.username, after: { roles: ["author"] } }]);
});

test("a session of before ends: nobody can have it made beforehand", async () => {
  const { setOut, get, ended } = stand();
  const { cookie, attempt } = await setOut();
  await get(
    `/sign-in/back?code=c-1&state=${attempt.state}`,
    `${cookie}; __Host-dialtree=given-by-an-attacker`,
  );
  expect(ended).toEqual(["given-by-an-attacker"]);
});

test("each attempt has chance of its own, and is for a tenant of the list", async () => {
  const { setOut } = stand();
  const [one, other] = [(await setOut()).attempt, (await setOut()).attempt];
  for (const part of ["state", "nonce", "verifier"] as const) expect(one[part]).not.toBe(other[part]);
  expect((await setOut(`?tenant=${otherTenant}`)).attempt.tenant).toBe(otherTenant);
  for (const strange of ["common", "organizations", "00000000-0000-4000-8000-000000000000"])
    expect((await setOut(`?tenant=${strange}`)).attempt.tenant).toBe(tenant);
  expect((await setOut("?again=1")).attempt.again).toBe(true);
});

test.each<[string, (begun: { cookie: string; attempt: Begun }) => readonly [string, string]]>([
  ["with another state", ({ cookie }) => ["code=c&state=guessed", cookie]],
  ["without a state", ({ cookie }) => ["code=c", cookie]],
  ["with two states", ({ cookie, attempt }) => [`code=c&state=${attempt.state}&state=x`, cookie]],
  ["in a browser that did not set out", ({ attempt }) => [`code=c&state=${attempt.state}`, ""]],
  [
    "with a cookie that was changed",
    ({ cookie, attempt }) => [`code=c&state=${attempt.state}`, `${cookie.slice(0, -2)}AA`],
  ],
])("an answer %s signs nobody in", async (_, sent) => {
  const { setOut, get, redeemed } = stand();
  const [query, cookie] = sent(await setOut());
  const back = await get(`/sign-in/back?${query}`, cookie);
  expect(back.statusCode).toBe(400);
  expect(back.body).toContain("This attempt to sign in was begun elsewhere, or too long ago.");
  expect(String(back.headers["set-cookie"])).not.toContain("__Host-dialtree=");
  expect(redeemed).toEqual([]);
});

test("ten minutes are enough for Microsoft's pages, and no attempt lives longer", async () => {
  const { setOut, get, later } = stand();
  const { cookie, attempt } = await setOut();
  later(10 * 60_000);
  expect((await get(`/sign-in/back?code=c&state=${attempt.state}`, cookie)).statusCode).toBe(400);
});

test.each<[string, Entra["redeem"], number, string]>([
  [
    "that Entra ID refuses",
    () => Promise.reject(new EntraRefusal("refused", "AADSTS54005: used already. Trace ID: 1-2-3")),
    403,
    "Microsoft did not let you in: AADSTS54005: used already.",
  ],
  [
    "while Entra ID is away",
    () => Promise.reject(new EntraRefusal("away", "connect timed out")),
    503,
    "Microsoft cannot be reached",
  ],
  [
    "whose token proves nothing",
    () => Promise.reject(new IdTokenFault("Microsoft's token is of another tenant.")),
    403,
    "of another tenant",
  ],
])("an answer %s is told as what it is", async (_, redeem, status, says) => {
  const { setOut, get } = stand({ redeem });
  const { cookie, attempt } = await setOut();
  const back = await get(`/sign-in/back?code=c&state=${attempt.state}`, cookie);
  expect(back.statusCode).toBe(status);
  expect(back.body).toContain(says);
  expect(back.body).not.toContain("Trace ID");
  expect(back.headers["content-security-policy"]).toContain("default-src 'none'");
});

test("what Entra ID says of a failure is shown as text, and is no page of its own", async () => {
  const { setOut, get } = stand();
  const { cookie, attempt } = await setOut();
  const says = encodeURIComponent("<script>alert(1)</script>");
  const { body } = await get(
    `/sign-in/back?error=server_error&error_description=${says}&state=${attempt.state}`,
    cookie,
  );
  expect(body).toContain("&lt;script&gt;");
  expect(body).not.toContain("<script");
});

test.each([
  ["/flows/reception?tab=2", "/flows/reception?tab=2"],
  ["/", "/"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/flows/\r\nset-cookie: a=b", "/"],
  ["/flows@evil.example", "/"],
  ["", "/"],
  [undefined, "/"],
  [["/a", "/b"], "/"],
  [`/${"a".repeat(600)}`, "/"],
])("%j leads back to %s", (back, path) => {
  expect(ownPath(back)).toBe(path);
});
