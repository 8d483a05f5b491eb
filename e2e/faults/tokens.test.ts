// Who may tell the server something. Forged, borrowed and worn-out tokens, and honest ones that are used for somebody
// else's call: turned away, counted, and nothing of them is written anywhere.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { otherTenant, tenant } from "../processes.ts";
import {
  claims,
  es256,
  hs256,
  makeSigner,
  pemOf,
  rs256,
  type Somebody,
  somebody,
  unsigned,
} from "./signing.ts";
import { bare, callbackOf, type SigningStand, startSigningStand, wantsSupport } from "./stand.ts";
import {
  callsOf,
  countersOf,
  envelope,
  incoming,
  isOver,
  news,
  outcomeOf,
  said,
  storedIn,
} from "./watching.ts";

let stand: SigningStand;
let attacker: Somebody;
const foreign = makeSigner("theirs");
const forged: string[] = [];
const honest: string[] = [];
const began = Date.now();
const support = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a03";

beforeAll(async () => {
  attacker = await somebody((_, url) => ({ jwks_uri: `${url}/keys`, keys: [foreign.jwk] }));
  stand = await startSigningStand({ env: { DIALTREE_TENANTS: `${tenant},${otherTenant}` } });
}, 180_000);
afterAll(async () => {
  await stand?.stop();
  await attacker?.close();
});

/** Tells of a new call, and says what became of it. */
async function tell(headers: Readonly<Record<string, string>>, known: string[]) {
  const call = randomUUID();
  known.push(call);
  const before = await countersOf(stand);
  const { authorization, ...others } = headers;
  const answer = await fetch(`${stand.serverUrl}/api/calls`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(authorization === undefined ? {} : { authorization }),
      ...others,
    },
    body: JSON.stringify(envelope(incoming(call, tenant))),
  });
  const after = await countersOf(stand);
  return {
    status: answer.status,
    challenge: answer.headers.get("www-authenticate"),
    text: await answer.text(),
    // Calls of before go on meanwhile.
    counted: [...after]
      .filter(([name, count]) => name.startsWith("notification_") && count > (before.get(name) ?? 0))
      .map(([name]) => name),
    isKnown: (await callsOf(stand)).includes(call),
  };
}

const at = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const ours = () => stand.signer;
/** Signed with a foreign key under our name, and where to find that key. */
const headed = (header: (url: string) => object) => () =>
  rs256({ ...foreign, kid: "ours" }, claims(), { ...header(attacker.url) });
const claimed = (change: object) => () => rs256(ours(), claims({ ...change }));
const changed = (token: string, index: number, change: (part: string) => string) =>
  token
    .split(".")
    .map((part, here) => (here === index ? change(part) : part))
    .join(".");

/** Each of them would let somebody in if one check were missing. */
type Forgery = [name: string, token: () => string, why: string, status?: number];
const forgeries: readonly Forgery[] = [
  ["no algorithm, no signature", () => `${unsigned({ alg: "none", kid: "ours" }, claims())}.`, "malformed"],
  [
    "no algorithm, some signature",
    () => `${unsigned({ alg: "none", kid: "ours" }, claims())}.AAAA`,
    "wrong algorithm",
  ],
  [
    "no algorithm, spelt otherwise",
    () => `${unsigned({ alg: "nOnE", kid: "ours" }, claims())}.AAAA`,
    "wrong algorithm",
  ],
  ["the public key as a password", () => hs256(pemOf(ours()), "ours"), "wrong algorithm"],
  [
    "the modulus as a password",
    () => hs256(Buffer.from(String(ours().jwk.n), "base64url"), "ours"),
    "wrong algorithm",
  ],
  ["another kind of key", () => es256("ours"), "wrong algorithm"],
  ["RS256 by the header, a foreign key", () => rs256({ ...foreign, kid: "ours" }), "wrong signature"],
  ["a foreign key that says so", () => rs256(foreign), "unknown key"],
  ["a set of keys of its own (jku)", headed((url) => ({ jku: `${url}/keys` })), "wrong signature"],
  ["a certificate of its own (x5u)", headed((url) => ({ x5u: `${url}/cert` })), "wrong signature"],
  ["a key of its own (jwk)", headed(() => ({ jwk: foreign.jwk })), "wrong signature"],
  ["a certificate within (x5c)", headed(() => ({ x5c: ["MIIB"] })), "wrong signature"],
  [
    "its own jku and its own kid",
    () => rs256(foreign, claims(), { jku: `${attacker.url}/keys` }),
    "unknown key",
  ],
  [
    "a kid that is an address",
    () => rs256(foreign, claims(), { kid: `${attacker.url}/keys` }),
    "unknown key",
  ],
  ["a kid that is a path", () => rs256(foreign, claims(), { kid: "../../../../dev/null" }), "unknown key"],
  ["a kid that is SQL", () => rs256(foreign, claims(), { kid: "' OR 1=1 --" }), "unknown key"],
  ["a kid that every object has", () => rs256(foreign, claims(), { kid: "constructor" }), "unknown key"],
  ["a kid that is a prototype", () => rs256(foreign, claims(), { kid: "__proto__" }), "unknown key"],
  ["a kid without end", () => rs256(foreign, claims(), { kid: "k".repeat(2_000) }), "unknown key"],
  ["a kid that is no text", () => rs256(foreign, claims(), { kid: { $ne: "" } }), "unknown key"],
  ["no kid", () => rs256(ours(), claims(), { kid: undefined }), "unknown key"],
  ["an extension that must be understood", () => rs256(ours(), claims(), { crit: ["exp"] }), "malformed"],
  ["expired", claimed({ exp: at(-360) }), "expired"],
  ["an expiry that is text", claimed({ exp: String(at(3_600)) }), "missing claim"],
  ["never expires", claimed({ exp: undefined }), "missing claim"],
  ["not yet valid", claimed({ nbf: at(360) }), "not yet valid"],
  ["for another app", claimed({ aud: "00000000-0000-4000-8000-00000000dead" }), "wrong audience"],
  ["for us and another", claimed({ aud: [String(claims().aud), "another"] }), "wrong audience"],
  ["for us, with something behind", claimed({ aud: `${claims().aud}.example.org` }), "wrong audience"],
  ["for nobody", claimed({ aud: undefined }), "wrong audience"],
  ["from somebody else", claimed({ iss: "https://login.example.org" }), "wrong issuer"],
  [
    "from somebody who sounds alike",
    claimed({ iss: "https://api.botframework.com.example.org" }),
    "wrong issuer",
  ],
  ["from nobody", claimed({ iss: undefined }), "wrong issuer"],
  ["of no tenant", claimed({ tid: undefined }), "missing claim"],
  ["of a tenant that is no text", claimed({ tid: [tenant] }), "missing claim"],
  ["of a tenant that is not ours", claimed({ tid: randomUUID() }), "unknown tenant", 403],
  ["cut off in the signature", () => rs256(ours()).slice(0, -20), "wrong signature"],
  ["without its signature", () => rs256(ours()).split(".").slice(0, 2).join("."), "malformed"],
  [
    "with claims of a later day",
    () =>
      changed(rs256(ours(), claims({ exp: at(-360) })), 1, () => unsigned({}, claims()).split(".")[1] ?? ""),
    "wrong signature",
  ],
  ["claims that are no JSON", () => changed(rs256(ours()), 1, () => "bm9uZQ"), "malformed"],
  ["a header that is no JSON", () => changed(rs256(ours()), 0, () => "bm9uZQ"), "malformed"],
  ["with a fourth part", () => `${rs256(ours())}.AAAA`, "malformed"],
  ["as long as headers may be", () => rs256(ours()).padEnd(16_020, "A"), "malformed"],
  ["nothing", () => "", "malformed"],
];

test("an honest token is let in, by the clock of either side", async () => {
  for (const change of [{}, { exp: at(-240) }, { nbf: at(240) }, { iss: "https://graph.microsoft.com" }]) {
    const token = rs256(stand.signer, claims(change));
    expect(await tell({ authorization: `Bearer ${token}` }, honest)).toMatchObject({
      status: 202,
      isKnown: true,
    });
  }
});

describe("forged", () => {
  test.each<Forgery>(forgeries)("%s", async (_, token, why, status = 401) => {
    const told = await tell({ authorization: `Bearer ${token()}` }, forged);
    expect(told).toEqual({
      status,
      challenge: status === 401 ? "Bearer" : null,
      text: "",
      counted: [`notification_refused/${why}`],
      isKnown: false,
    });
  });

  test.each([
    ["no token", {}, "no token"],
    ["another scheme", { authorization: "Basic b3VyczpvdXJz" }, "malformed"],
    ["the token elsewhere", { "x-authorization": "HONEST" }, "no token"],
    ["the token as a cookie", { cookie: "authorization=HONEST" }, "no token"],
  ])("%s", async (_, headers, why) => {
    const token = `Bearer ${rs256(stand.signer)}`;
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace("HONEST", token)]),
    );
    expect(await tell(given, forged)).toMatchObject({
      status: 401,
      challenge: "Bearer",
      counted: [`notification_refused/${why}`],
      isKnown: false,
    });
  });

  test("two Authorization headers, though each of them is honest", async () => {
    const token = rs256(stand.signer);
    const call = randomUUID();
    forged.push(call);
    const body = JSON.stringify(envelope(incoming(call, tenant)));
    const head = `POST /api/calls HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`;
    const once = `authorization: Bearer ${token}\r\n`;
    expect(await bare(stand.serverUrl, `${head}${once}${once}\r\n${body}`)).toMatchObject({ status: 401 });
    // Sent once it is taken: it was the second one that was wrong.
    const other = randomUUID();
    honest.push(other);
    const good = JSON.stringify(envelope(incoming(other, tenant)));
    expect(await bare(stand.serverUrl, `${head}${once}\r\n${good}`)).toMatchObject({ status: 202 });
  });

  test("a token of 64 KB is not even taken in", async () => {
    const head = `POST /api/calls HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\n`;
    const { status } = await bare(
      stand.serverUrl,
      `${head}authorization: Bearer ${"A".repeat(65_536)}\r\n\r\n{}`,
    );
    expect([401, 431]).toContain(status);
  });

  test("the body of a forgery is not looked at, however large it says it is", async () => {
    const head = `POST /api/calls HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`;
    // Nothing of the body is ever sent: who waits for it waits for ever.
    const { status, head: told } = await bare(stand.serverUrl, `${head}content-length: 200000\r\n\r\n`);
    expect(status).toBe(401);
    // Nor is the connection kept, which would have to be waited for when the server stops.
    expect(told.toLowerCase()).toContain("\r\nconnection: close");
  });

  test("a flood of unknown keys does not become a flood of requests for keys", async () => {
    const before = stand.keys.asked.length;
    const unknown = (index: number) =>
      stand.post("/api/calls", envelope(), {
        authorization: `Bearer ${rs256(foreign, claims(), { kid: `unknown ${index}` })}`,
      });
    const flood = await Promise.all(Array.from({ length: 300 }, (_, index) => unknown(index)));
    // And one after the other, so that none can share what another one asks for.
    for (let index = 300; index < 340; index += 1) flood.push(await unknown(index));
    expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([401]));
    expect((await stand.post("/api/calls", envelope())).status).toBe(202);
    // One look at the set of keys is two requests; one every 30 s is allowed.
    const looks = 1 + Math.floor((Date.now() - began) / 30_000);
    expect(stand.keys.asked.length - before).toBeLessThanOrEqual(2 * looks);
  });

  test("nobody was asked for keys but the one address, whatever the tokens said", () => {
    expect(attacker.asked).toEqual([]);
    expect(new Set(stand.keys.asked)).toEqual(new Set(["/document", "/keys"]));
  });
});

describe("Graph itself, with a token that is wrong", () => {
  const switches = [
    ["noToken", "no token"],
    ["wrongAudience", "wrong audience"],
    ["wrongIssuer", "wrong issuer"],
    ["expired", "expired"],
    ["notYetValid", "not yet valid"],
    ["missingTid", "missing claim"],
    ["foreignKey", "wrong signature"],
  ] as const;

  test.each(switches)("%s: the call is not taken", async (fault, why) => {
    const before = (await countersOf(stand)).get(`notification_refused/${why}`) ?? 0;
    const { id, end, lines } = await stand.callThrough({ faults: [{ fault, on: ["incoming"] }] });
    forged.push(id);
    expect(end).toMatchObject({ code: 408, subcode: 8544 });
    expect(lines.filter(({ type }) => type === "answer").map(({ status }) => status)).toEqual([401]);
    expect(lines.filter(({ type }) => type === "request")).toEqual([]);
    expect((await countersOf(stand)).get(`notification_refused/${why}`)).toBe(before + 1);
    expect(await callsOf(stand)).not.toContain(id);
  });

  test("a key that was pressed by nobody is not believed", async () => {
    const calls = switches.map(async ([fault]) => {
      // The caller presses 2; that they had pressed 1 before is forged.
      const id = await stand.place({ faults: [{ fault, on: ["tone"], times: 1 }] });
      await stand.wire.until(id, "the menu", (lines) => said(lines) >= 2);
      await stand.press(id, "1");
      await stand.wire.until(id, "the answer to what is forged", (lines) =>
        lines.some(({ type, status }) => type === "answer" && status === 401),
      );
      await stand.press(id, "2");
      const lines = await stand.wire.until(id, "the end", isOver);
      const transfers = lines.filter(({ type, operation }) => type === "request" && operation === "transfer");
      return { fault, to: transfers.map(({ body }) => JSON.stringify(body).includes(support)) };
    });
    expect(await Promise.all(calls)).toEqual(switches.map(([fault]) => ({ fault, to: [true] })));
  });
});

describe("an honest token for somebody else's call", () => {
  const hungUp = (call: string, more: object = {}) =>
    envelope(news(call, { state: "terminated", ...more }, "deleted"));
  const byOther = () => ({ authorization: `Bearer ${rs256(stand.signer, claims({ tid: otherTenant }))}` });

  test("is turned away or has no effect, and both calls go on", async () => {
    const [a, b] = await Promise.all([stand.place(), stand.place()]);
    const hears = (id: string) => stand.wire.until(id, "the menu", (lines) => said(lines) >= 2);
    const [linesOfA, linesOfB] = await Promise.all([hears(a), hears(b)]);
    const [pathOfA, pathOfB] = [callbackOf(linesOfA), callbackOf(linesOfB)];
    const [, , , keyOfA, signatureOfA = ""] = pathOfA.split("/");
    const signatureOfB = pathOfB.split("/").at(-1);
    const status = async (...asked: Parameters<SigningStand["post"]>) => (await stand.post(...asked)).status;
    const before = await countersOf(stand);

    // Addresses that we have not made.
    for (const path of [
      `/api/calls/${keyOfA}/${signatureOfB}`,
      `/api/calls/${keyOfA}/${signatureOfA.slice(0, -4)}`,
      `/api/calls/${keyOfA}/${"A".repeat(43)}`,
      `/api/calls/${keyOfA}/x`,
      `/api/calls/${keyOfA?.toUpperCase()}/${signatureOfA}`,
    ])
      expect([path, await status(path, hungUp(a))]).toEqual([path, 403]);
    // Another tenant's token, with our address and without one; another tenant's call, by our token.
    expect(await status(pathOfA, hungUp(a), byOther())).toBe(403);
    expect(await status("/api/calls", hungUp(a), byOther())).toBe(403);
    expect(await status(pathOfA, hungUp(a, { tenantId: otherTenant }))).toBe(403);
    const stranger = randomUUID();
    forged.push(stranger);
    expect(await status("/api/calls", envelope(incoming(stranger, otherTenant)))).toBe(403);
    // One of several is of another tenant: none of them is taken in.
    const mixed = envelope(...hungUp(a).value, ...hungUp(a, { tenantId: otherTenant }).value);
    expect(await status(pathOfA, mixed)).toBe(403);
    // Our address for the one call, news of the other.
    expect(await status(pathOfA, hungUp(b))).toBe(202);
    expect(
      await status(
        pathOfA,
        envelope(news(b, { state: "established", toneInfo: { sequenceId: 1, tone: "tone1" } })),
      ),
    ).toBe(202);

    const after = await countersOf(stand);
    const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect({
      address: more("notification_refused/wrong address"),
      tenant: more("notification_refused/another tenant"),
      taken: more("notification_taken/another tenant"),
      leg: more("notification_taken/unknown leg"),
    }).toEqual({ address: 6, tenant: 3, taken: 1, leg: 2 });

    await Promise.all([stand.press(a, "2"), stand.press(b, "2")]);
    for (const id of [a, b]) {
      const { end } = outcomeOf(await stand.wire.until(id, "the end", isOver));
      expect(end).toMatchObject({ code: 200, subcode: 7015 });
    }
    const calm = await stand.callThrough(wantsSupport);
    expect(calm.end).toMatchObject({ subcode: 7015 });
    // The last, because it ends the server: nothing of a forgery is in any table, and no call has ended by one.
    await stand.stopServer();
    const stored = storedIn(stand);
    const everywhere = [...stored.live, ...stored.ended, ...stored.journal.map(({ call }) => call)];
    expect(everywhere.filter((call) => forged.includes(call))).toEqual([]);
    expect(honest.every((call) => everywhere.includes(call))).toBe(true);
    const ends = stored.journal.filter(
      ({ call, entry }) => (call === a || call === b) && entry.kind === "event" && entry.type === "ended",
    );
    expect(ends.map(({ entry }) => entry.reason)).toEqual(["transferred", "transferred"]);
  });
});
