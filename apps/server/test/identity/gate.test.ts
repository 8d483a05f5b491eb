import { describe, expect, test } from "vitest";
import { z } from "zod";
import { route } from "../../src/control/api/route.ts";
import { routes } from "../../src/control/api/routes.ts";
import { eventStream } from "../../src/event-stream.ts";
import { accessTokensIn } from "../../src/identity/access-tokens.ts";
import { localPerson } from "../../src/identity/gate.ts";
import { allows, type Role, roles } from "../../src/identity/roles.ts";
import { identityRoutes } from "../../src/identity/routes.ts";
import { inEnglish, smallFlow } from "../control/flows.ts";
import { openStand, personWith } from "./stand.ts";

const all = [...routes, ...identityRoutes({} as never)];
/** What a request may be told that was let through: it is the route's own business what it says to nonsense. */
const refusals = ["not_signed_in", "not_allowed", "origin_foreign", "token_refused"];

const addressOf = (path: string) => `/api${path.replaceAll(/:\w+/g, "nobody")}`;
const codeIn = (body: unknown): unknown => (body as { readonly code?: unknown } | undefined)?.code;

test("nobody gets anywhere without being signed in, except to where anyone may", async () => {
  const { ask } = await openStand();
  for (const { method, path, role } of all) {
    const { status, body } = await ask(method, addressOf(path));
    const seen = `${method} ${path}: ${status}`;
    if (role === "anyone") expect(status, seen).toBe(200);
    else expect([status, codeIn(body)], seen).toEqual([401, "not_signed_in"]);
  }
  expect(all.filter(({ role }) => role === "anyone").map(({ name }) => name)).toEqual([
    "getSession",
    "endSession",
  ]);
});

test.each<[string, readonly Role[]]>([
  ["nobody in particular", []],
  ...roles.map((role): [string, readonly Role[]] => [role, [role]]),
])("what %s may, and nothing else", async (_, held) => {
  const { ask } = await openStand();
  const as = personWith(held);
  for (const { method, path, role } of all) {
    const { status, body } = await ask(method, addressOf(path), { as });
    const seen = `${method} ${path} as ${as.name}: ${status} ${codeIn(body)}`;
    if (allows(held, role)) expect(refusals, seen).not.toContain(codeIn(body));
    else expect([status, codeIn(body)], seen).toEqual([403, "not_allowed"]);
  }
});

// Seeing is enough for each of these, because of what stands beside it.
const seeingIsEnough: Readonly<Record<string, string>> = {
  beHere: "it says where one is oneself",
  leaveFlow: "it says that one is there no longer",
  judgeNumber: "nothing is called and nothing counted",
  preflightFlow: "scenarios are played, and nothing is kept of it",
  endSession: "one's own",
  makeAccessToken: "one's own, and it allows no more than one is allowed",
  revokeAccessToken: "one's own; those of others an administrator revokes",
};

test("whatever changes something takes more than being allowed to see it", () => {
  const open = all.filter(({ method, role }) => method !== "GET" && (role === "anyone" || role === "view"));
  expect(open.map(({ name }) => name).toSorted()).toEqual(Object.keys(seeingIsEnough).toSorted());
});

test("a refusal says what is needed, and who can give it", async () => {
  const { ask } = await openStand();
  const { body } = await ask("PUT", "/api/secrets/crm", { as: personWith(["author"]) });
  expect(JSON.stringify(body)).toContain("This needs the role administer, and author has the role author.");
  expect(JSON.stringify(body)).toContain("Entra ID");
});

test("what is refused is not read: a body that is none gets the same answer", async () => {
  const { ask } = await openStand();
  const headers = { "content-type": "application/json" };
  const { status } = await ask("POST", "/api/flows", { as: personWith(["view"]), headers, body: "{" });
  expect(status).toBe(403);
});

describe("a page of another site", () => {
  const as = personWith(["author"]);
  const body = smallFlow("desk");

  test.each([
    ["without the header that it cannot send", { "x-dialtree": undefined }],
    ["of another site, by the browser's own word", { "sec-fetch-site": "cross-site" }],
    ["of the same site, by the browser's own word", { "sec-fetch-site": "same-site" }],
    ["of nowhere, by the browser's own word", { "sec-fetch-site": "none" }],
  ])("changes nothing in a session: %s", async (_, headers) => {
    const { ask, control } = await openStand();
    const { status, body: told } = await ask("POST", "/api/flows", { as, body, headers });
    expect([status, codeIn(told)]).toEqual([403, "origin_foreign"]);
    expect(await control.drafts.list()).toEqual([]);
  });

  test("signs nobody out", async () => {
    const { ask, ended } = await openStand();
    const { status, body: told } = await ask("POST", "/api/session/end", {
      as,
      headers: { "x-dialtree": undefined, "sec-fetch-site": "same-site" },
    });
    expect([status, codeIn(told), ended]).toEqual([403, "origin_foreign", []]);
  });

  test("is told apart from our own", async () => {
    const { ask, control } = await openStand();
    const headers = { "sec-fetch-site": "same-origin" };
    expect((await ask("POST", "/api/flows", { as, body, headers })).status).toBe(201);
    expect(await control.drafts.list()).toHaveLength(1);
  });
});

test("whoever follows something is asked again who they are, and hears no more once they may not", async () => {
  const endless = route({
    method: "GET",
    path: "/endless",
    role: "audit",
    name: "followForEver",
    summary: "Tells nothing, and never ends",
    gives: "text/event-stream",
    answers: { 200: z.unknown() },
    handle: async ({ signal }) => ({ status: 200, body: eventStream(signal, () => () => {}) }),
  });
  const { ask } = await openStand({ more: [endless], followedMs: 1 });
  // The answer is only there when the stream has ended.
  expect((await ask("GET", "/api/endless", { as: personWith(["audit"], "amelie") })).status).toBe(200);
  expect((await ask("GET", "/api/endless", { as: personWith(["view"], "amelie") })).status).toBe(403);
});

test("without sign-in everybody may everything, and the log says that it was somebody here", async () => {
  const { ask, control } = await openStand({ signIn: false });
  expect((await ask("GET", "/api/session")).body).toMatchObject({ signIn: "none", signInAt: null });
  expect((await ask("POST", "/api/flows", { body: smallFlow("desk") })).status).toBe(201);
  expect((await control.audit.list({ most: 1 }))[0]).toMatchObject({
    who: { kind: "local", id: "local" },
    from: "127.0.0.1",
    deed: "flow.created",
  });
});

test("whoever is signed in is told who they are, what they may, and until when", async () => {
  const { ask, control, ended } = await openStand();
  const as = personWith(["view", "audit"]);
  expect((await ask("GET", "/api/session")).body).toMatchObject({
    signIn: "needed",
    signInAt: "/sign-in",
    rights: [],
  });
  expect((await ask("GET", "/api/session", { as })).body).toMatchObject({
    signIn: "done",
    name: "view+audit",
    roles: ["view", "audit"],
    rights: ["view", "audit"],
    endsAt: "2026-11-22T17:00:00.000Z",
  });
  const out = await ask("POST", "/api/session/end", { as });
  expect(out.body).toEqual({ goTo: "https://login.example/logout" });
  expect(out.headers["set-cookie"]).toMatch(
    /^__Host-dialtree=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(ended).toEqual(["view+audit"]);
  expect((await control.audit.list({ most: 1 }))[0]).toMatchObject({ deed: "session.ended" });
});

describe("publishing what one has changed oneself", () => {
  const author = personWith(["author", "publish"], "both");
  const other = personWith(["publish"], "other");
  const publish = (stand: Awaited<ReturnType<typeof openStand>>, as: typeof author) =>
    stand.ask("POST", "/api/flows/desk/publish", { as, body: { message: "First" } });

  test("is refused where a second person is asked for; another one may", async () => {
    const stand = await openStand({ secondPerson: true });
    await stand.ask("POST", "/api/flows", { as: author, body: smallFlow("desk") });
    const refused = await publish(stand, author);
    expect([refused.status, codeIn(refused.body)]).toEqual([403, "second_person_needed"]);
    expect(await stand.control.versions.list("desk")).toEqual([]);
    expect((await publish(stand, other)).status).toBe(201);
    expect((await stand.control.audit.list({ most: 1 }))[0]).toMatchObject({
      deed: "version.published",
      who: { name: "other" },
    });
  });

  test("nor may their access token", async () => {
    const stand = await openStand({ secondPerson: true });
    await stand.ask("POST", "/api/flows", {
      as: author,
      body: smallFlow("desk", { say: inEnglish("Hello.") }),
    });
    const { body } = await stand.ask("POST", "/api/access-tokens", {
      as: author,
      body: { name: "CI", roles: ["publish"] },
    });
    const refused = await stand.ask("POST", "/api/flows/desk/publish", {
      token: body.token,
      body: { message: "First" },
    });
    expect([refused.status, codeIn(refused.body)]).toEqual([403, "second_person_needed"]);
  });

  test("is usual where nobody asked for a second person", async () => {
    const stand = await openStand();
    await stand.ask("POST", "/api/flows", { as: author, body: smallFlow("desk") });
    expect((await publish(stand, author)).status).toBe(201);
  });
});

describe("an access token", () => {
  const author = personWith(["author"]);
  const make = async (stand: Awaited<ReturnType<typeof openStand>>, as = author, more: object = {}) =>
    stand.ask("POST", "/api/access-tokens", { as, body: { name: "CI", roles: ["author"], ...more } });

  test("does what its roles allow, in its person's name, and is shown once", async () => {
    const stand = await openStand();
    const { status, body } = await make(stand);
    expect([status, body]).toMatchObject([201, { name: "CI", own: true, roles: ["author"], usedAt: null }]);
    const { token } = body;
    expect(token).toMatch(/^dialtree_[0-9a-f]{16}_[\w-]{43}$/);
    expect((await stand.ask("POST", "/api/flows", { token, body: smallFlow("desk") })).status).toBe(201);
    expect((await stand.ask("PUT", "/api/secrets/crm", { token })).status).toBe(403);
    expect((await stand.control.audit.list({ most: 1 }))[0]).toMatchObject({
      deed: "flow.created",
      who: { kind: "token", name: "CI (author)", id: `${author.tenant}/${author.oid}/${body.id}` },
    });
    const listed = await stand.ask("GET", "/api/access-tokens", { as: author });
    expect(listed.body.tokens).toMatchObject([{ name: "CI", usedAt: expect.any(String) }]);
    expect(JSON.stringify(listed.body)).not.toContain(token.slice(-20));
    const rows = await stand.database.selectFrom("access_token").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token.slice(-20));
  });

  test("cannot be given more than its person has, live for ever, or be made by another", async () => {
    const stand = await openStand();
    for (const wrong of [{ roles: ["publish"] }, { roles: ["author", "administer"] }])
      expect(codeIn((await make(stand, author, wrong)).body)).toBe("token_unusable");
    for (const wrong of [{ days: 366 }, { days: 0 }, { roles: [] }, { roles: ["owner"] }, { name: " " }])
      expect((await make(stand, author, wrong)).status, JSON.stringify(wrong)).toBe(400);
    const { body } = await make(stand);
    const again = await stand.ask("POST", "/api/access-tokens", {
      token: body.token,
      body: { name: "more", roles: ["author"] },
    });
    expect([again.status, codeIn(again.body)]).toEqual([403, "token_from_token"]);
  });

  test("loses what its person loses", async () => {
    const stand = await openStand();
    const { token } = (await make(stand)).body;
    await stand.ask("GET", "/api/flows", { as: { ...author, roles: ["view"] } });
    expect((await stand.ask("POST", "/api/flows", { token, body: smallFlow("desk") })).status).toBe(403);
    await stand.ask("GET", "/api/flows", { as: { ...author, roles: [] } });
    expect((await stand.ask("GET", "/api/flows", { token })).status).toBe(403);
  });

  test("ends with its days, and when its person or an administrator revokes it; nobody else can", async () => {
    const stand = await openStand();
    const made = (await make(stand, author, { days: 2 })).body;
    const opens = async () => (await stand.ask("GET", "/api/flows", { token: made.token })).status;
    const revoke = async (as: typeof author) =>
      (await stand.ask("DELETE", `/api/access-tokens/${made.id}`, { as })).status;
    expect(await revoke(personWith(["publish"]))).toBe(404);
    expect(await opens()).toBe(200);
    expect(await revoke(personWith(["administer"]))).toBe(204);
    expect(await opens()).toBe(401);
    expect(await revoke(author)).toBe(404);
    const { token } = (await make(stand, author, { days: 2 })).body;
    stand.later(2 * 24 * 60 * 60_000 - 1);
    expect((await stand.ask("GET", "/api/flows", { token })).status).toBe(200);
    stand.later(1);
    expect((await stand.ask("GET", "/api/flows", { token })).status).toBe(401);
  });

  test("of the time before sign-in opens nothing once people sign in", async () => {
    const stand = await openStand();
    const { shown } = await accessTokensIn(stand.database, () => Date.UTC(2026, 10, 22, 9)).make({
      name: "CI",
      person: localPerson,
      personName: "Somebody at this machine",
      roles: ["administer"],
      held: ["administer"],
      days: 365,
    });
    const { status, body } = await stand.ask("GET", "/api/flows", { token: shown });
    expect([status, codeIn(body)]).toEqual([401, "token_refused"]);
  });

  test("that is none is refused, whatever else the request shows", async () => {
    const stand = await openStand();
    const { token } = (await make(stand)).body;
    for (const wrong of [
      `${token.slice(0, -1)}!`,
      token.replace(/_[0-9a-f]{16}_/, `_${"0".repeat(16)}_`),
      "x",
    ]) {
      const { status, body } = await stand.ask("GET", "/api/flows", { token: wrong, as: author });
      expect([status, codeIn(body)]).toEqual([401, "token_refused"]);
    }
    const local = await openStand({ signIn: false });
    expect((await local.ask("GET", "/api/flows", { token })).status).toBe(401);
  });
});

describe("whoever shows what is worth nothing", () => {
  const refusals = { atOnce: 3, perSecond: 0.5 };
  const wrong = (one: number) => `dialtree_${"0".repeat(15)}${one}_${"a".repeat(43)}`;
  const seen = ({ status, body }: { status: number; body: unknown }) => `${status} ${codeIn(body) ?? "-"}`;

  test("too often is turned away before anybody looks, until time has passed; good tokens of the same address work on", async () => {
    const { ask, database, later } = await openStand({ refusals });
    const as = personWith(["author"]);
    const made = await ask("POST", "/api/access-tokens", { as, body: { name: "CI", roles: ["view"] } });
    const good = { token: made.body.token as string };
    expect(seen(await ask("GET", "/api/flows", good))).toBe("200 -");
    for (const one of [1, 2, 3])
      expect(seen(await ask("GET", "/api/flows", { token: wrong(one) }))).toBe("401 token_refused");
    const refused = await ask("GET", "/api/flows", { token: wrong(4) });
    expect([seen(refused), refused.headers["retry-after"]]).toEqual(["429 asked_too_often", "2"]);
    expect(seen(await ask("GET", "/api/flows", good))).toBe("200 -");
    expect(seen(await ask("GET", "/api/flows", { as }))).toBe("200 -");
    // Who shows nothing has guessed nothing, and is told as ever.
    expect(seen(await ask("GET", "/api/flows"))).toBe("401 not_signed_in");
    later(1_000);
    expect(seen(await ask("GET", "/api/flows", { token: wrong(5) }))).toBe("429 asked_too_often");
    later(1_000);
    expect(seen(await ask("GET", "/api/flows", { token: wrong(6) }))).toBe("401 token_refused");

    await database.schema.dropTable("access_token").execute();
    expect(seen(await ask("GET", "/api/flows", { token: wrong(7) }))).toBe("429 asked_too_often");
    later(2_000);
    expect((await ask("GET", "/api/flows", { token: wrong(8) })).status).toBe(503);
  });

  test("counts for sessions that are none as well", async () => {
    const { ask } = await openStand({ refusals });
    const headers = { cookie: "__Host-dialtree=nobody" };
    const told: string[] = [];
    for (let time = 0; time < 5; time += 1) told.push(seen(await ask("GET", "/api/flows", { headers })));
    expect(told).toEqual([...Array(3).fill("401 not_signed_in"), ...Array(2).fill("429 asked_too_often")]);
  });

  test("and whoever may not do something is held up alone", async () => {
    const { ask, later } = await openStand({ refusals });
    const publish = (as: ReturnType<typeof personWith>) => ask("POST", "/api/flows/desk/publish", { as });
    const [reader, other] = [personWith(["view"]), personWith(["audit"])];
    for (let time = 0; time < 3; time += 1) expect(seen(await publish(reader))).toBe("403 not_allowed");
    expect(seen(await publish(reader))).toBe("429 asked_too_often");
    expect(seen(await publish(other))).toBe("403 not_allowed");
    expect(seen(await ask("GET", "/api/flows", { as: reader }))).toBe("200 -");
    later(2_000);
    expect(seen(await publish(reader))).toBe("403 not_allowed");
  });
});

test("an author removes what nobody has ever published, and a publisher has to be one as well for the rest", async () => {
  const { ask, control } = await openStand();
  const [author, both] = [personWith(["author"]), personWith(["author", "publish"])];
  await control.drafts.create(smallFlow("desk"));
  await control.drafts.create(smallFlow("sales"));
  await control.publish("desk", "");
  const remove = (flow: string, as: typeof author, headers: object = { "if-match": '"1"' }) =>
    ask("DELETE", `/api/flows/${flow}`, { as, headers });
  expect((await ask("GET", "/api/flows/desk/removal", { as: author })).body).toEqual({
    revision: 1,
    wasPublished: true,
    inTheWay: [],
  });
  expect(await remove("desk", author)).toMatchObject({ status: 403, body: { code: "publisher_needed" } });
  expect((await remove("sales", author, {})).status).toBe(428);
  expect((await remove("sales", author)).status).toBe(204);
  expect((await remove("desk", both)).status).toBe(204);
  expect(await ask("GET", "/api/flows/desk", { as: author })).toMatchObject({
    status: 410,
    body: { code: "flow_removed", detail: expect.stringContaining(`removed by ${both.name} on`) },
  });
  const { body } = await ask("GET", "/api/removed-flows?limit=1", { as: personWith(["view"]) });
  expect(body).toMatchObject({ flows: [{ id: "desk", removedBy: both.name }], next: expect.any(String) });
  const back = await ask("POST", "/api/removed-flows/desk/bring-back", { as: author });
  expect([back.status, back.body.revision, back.headers.etag]).toEqual([200, 1, '"1"']);
});

test("what keeps a flow from being removed is in the answer", async () => {
  const { ask, control } = await openStand();
  const as = personWith(["administer"]);
  await control.drafts.create(smallFlow("desk"));
  await control.numbers.assign("+15550100", "desk");
  const headers = { "if-match": '"1"' };
  const { status, body } = await ask("DELETE", "/api/flows/desk", { as, headers });
  expect([status, body.code, body.inTheWay]).toEqual([
    409,
    "flow_in_use",
    [
      {
        kind: "number",
        says: "It answers +15550100.",
        remedy: "Have another flow answer there, or nobody.",
        flow: "desk",
        called: "+15550100",
      },
    ],
  ]);
});
