import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { HttpRequest } from "../src/http-client.ts";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, startAroundRig } from "./around-rig.ts";
import { botEntry, tenantId } from "./rig.ts";

const minute = 60_000;
const notificationUrl = "https://bot.test/changes?of=calls";

/** A subscriber: what it is sent, and how it answers. */
const sent: HttpRequest[] = [];
type Reaction = { status: number; type?: string; body?: string } | "silence";
let react: (request: HttpRequest) => Reaction;
const wellBehaved = (request: HttpRequest): Reaction => {
  const token = new URL(request.url).searchParams.get("validationToken");
  return token === null ? { status: 202 } : { status: 200, type: "text/plain; charset=utf-8", body: token };
};

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig({
    plainCallbacks: false,
    http: {
      async send(request) {
        if (!request.url.startsWith("https://bot.test/changes"))
          return { status: 202, headers: {}, body: Buffer.alloc(0) };
        sent.push(request);
        const reaction = react(request);
        if (reaction === "silence") throw new Error("The operation was aborted due to timeout");
        const { status, type, body = "" } = reaction;
        return { status, headers: { "content-type": type }, body: Buffer.from(body) };
      },
      close: async () => {},
    },
  });
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.control("POST", "/reset");
  sent.length = 0;
  react = wellBehaved;
});

const inMinutes = (count: number) => new Date(rig.simulator.world.clock.now() + count * minute).toISOString();
const wish = (change: JsonObject = {}): JsonObject => ({
  changeType: "created",
  notificationUrl,
  resource: "/communications/callRecords",
  expirationDateTime: inMinutes(60),
  clientState: "only we know this",
  ...change,
});
async function subscribed(change: JsonObject = {}): Promise<JsonObject> {
  const answer = await rig.ask("POST", "/subscriptions", wish(change));
  expect(answer.status).toBe(201);
  sent.length = 0;
  return answer.body;
}
/** A call that is over; its record will be there ten minutes later. */
async function ended(): Promise<string> {
  const callId = await rig.dial();
  const { callChainId } = (await rig.control("GET", `/calls/${callId}`)).body;
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(1_000);
  return String(callChainId);
}
const told = () => sent.map(({ body }) => (JSON.parse(body ?? "{}").value as JsonObject[])[0]);

test("a subscription is made after the address has sent the token back", async () => {
  const { status, body } = await rig.ask("POST", "/subscriptions", wish());
  expect(status).toBe(201);
  expect(body).toEqual({
    "@odata.context": "https://localhost:8443/v1.0/$metadata#subscriptions/$entity",
    id: expect.any(String),
    resource: "/communications/callRecords",
    applicationId: botEntry.appId,
    changeType: "created",
    clientState: "only we know this",
    notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: null,
    expirationDateTime: inMinutes(60),
    creatorId: botEntry.appId,
    includeResourceData: null,
    latestSupportedTlsVersion: "v1_2",
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  });
  expect(sent).toHaveLength(1);
  const [handshake] = sent;
  expect(handshake).toMatchObject({ method: "POST", body: "", timeoutMs: 10_000 });
  expect(handshake?.headers["content-type"]).toMatch(/^text\/plain/);
  const { searchParams } = new URL(handshake?.url ?? "");
  expect(searchParams.get("of")).toBe("calls");
  expect(searchParams.get("validationToken")).toMatch(/\S \S/);
});

test.each<[string, (request: HttpRequest) => Reaction]>([
  ["nothing", () => "silence"],
  ["202", (request) => ({ ...(wellBehaved(request) as object), status: 202 })],
  ["another text", () => ({ status: 200, type: "text/plain", body: "hello" })],
  [
    "the token as HTML",
    (request) => ({ ...(wellBehaved(request) as object), status: 200, type: "text/html" }),
  ],
  [
    "the token still encoded",
    ({ url }) => ({ status: 200, type: "text/plain", body: /validationToken=(.*)$/.exec(url)?.[1] ?? "" }),
  ],
])("an address that answers the handshake with %s gets no subscription", async (_, reaction) => {
  react = reaction;
  expect(await rig.ask("POST", "/subscriptions", wish())).toMatchObject({
    status: 400,
    body: {
      error: { code: "ValidationError", message: expect.stringContaining("validation request failed") },
    },
  });
  expect(await rig.list("/subscriptions")).toEqual([]);
});

test.each<[string, () => JsonObject]>([
  ["no resource", () => ({ resource: undefined })],
  ["no change type", () => ({ changeType: "" })],
  ["a change that does not happen", () => ({ changeType: "created,deleted" })],
  ["plain http", () => ({ notificationUrl: "http://bot.test/changes" })],
  ["no address", () => ({ notificationUrl: undefined })],
  ["plain http for its life", () => ({ lifecycleNotificationUrl: "http://bot.test/life" })],
  ["no end", () => ({ expirationDateTime: undefined })],
  ["an end in the past", () => ({ expirationDateTime: inMinutes(0) })],
  ["an end too far away", () => ({ expirationDateTime: inMinutes(4_230.01) })],
  ["a clientState of 129 characters", () => ({ clientState: "x".repeat(129) })],
])("%s is refused before anybody is asked", async (_, change) => {
  expect((await rig.ask("POST", "/subscriptions", wish(change()))).status).toBe(400);
  expect(sent).toEqual([]);
});

test("other resources than call records are not simulated, and it says so", async () => {
  expect(
    (await rig.ask("POST", "/subscriptions", wish({ resource: "communications/presences" }))).status,
  ).toBe(501);
  expect(sent).toEqual([]);
});

test("4,230 minutes are the longest", async () => {
  const { id } = await subscribed({ expirationDateTime: inMinutes(4_230) });
  await rig.advance(minute);
  const renew = (minutes: number) =>
    rig.ask("PATCH", `/subscriptions/${id}`, { expirationDateTime: inMinutes(minutes) });
  expect([(await renew(4_230.01)).status, (await renew(4_230)).status]).toEqual([400, 200]);
});

test("subscriptions are listed, got, renewed and deleted", async () => {
  const { "@odata.context": _, ...first } = await subscribed();
  const { "@odata.context": __, ...second } = await subscribed({
    clientState: null,
    changeType: "created,updated",
  });
  expect(await rig.list("/subscriptions")).toEqual([first, second]);
  const at = `/subscriptions/${first.id}`;
  expect((await rig.ask("GET", at)).body).toMatchObject(first);
  const expirationDateTime = inMinutes(120);
  const renewed = await rig.ask("PATCH", at, { expirationDateTime });
  expect(renewed).toMatchObject({ status: 200, body: { ...first, expirationDateTime } });
  expect((await rig.ask("DELETE", at)).status).toBe(204);
  expect(await rig.ask("GET", at)).toMatchObject({
    status: 404,
    body: { error: { code: "ResourceNotFound" } },
  });
  expect(await rig.list("/subscriptions")).toEqual([second]);
});

test("a subscription is gone when its time is over, and renewing keeps it", async () => {
  const [kept, lost] = [await subscribed(), await subscribed()];
  await rig.advance(59 * minute);
  await rig.ask("PATCH", `/subscriptions/${kept.id}`, { expirationDateTime: inMinutes(60) });
  await rig.advance(minute);
  expect((await rig.list("/subscriptions")).map(({ id }) => id)).toEqual([kept.id]);
  const answers = [
    await rig.ask("PATCH", `/subscriptions/${lost.id}`, { expirationDateTime: inMinutes(5) }),
    await rig.ask("DELETE", `/subscriptions/${lost.id}`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  await ended();
  await rig.advance(10 * minute);
  expect(told().map((item) => item?.subscriptionId)).toEqual([kept.id]);
});

test("the record of a call is told when it is there, with the clientState", async () => {
  const { id, expirationDateTime } = await subscribed();
  const chainId = await ended();
  await rig.advance(10 * minute - 1_001);
  expect(sent).toEqual([]);
  await rig.advance(1);
  const resource = `communications/callRecords/${chainId}`;
  expect(told()).toEqual([
    {
      subscriptionId: id,
      clientState: "only we know this",
      changeType: "created",
      tenantId,
      subscriptionExpirationDateTime: expirationDateTime,
      resource,
      resourceData: { "@odata.type": "#microsoft.graph.callrecord", "@odata.id": resource, id: chainId },
    },
  ]);
  expect(sent[0]).toMatchObject({ url: notificationUrl, timeoutMs: 10_000 });
  expect((await rig.ask("GET", `/${resource}`)).status).toBe(200);
});

test("those who want changes only are not told of what is new", async () => {
  await subscribed({ changeType: "updated" });
  await ended();
  await rig.advance(10 * minute);
  expect(sent).toEqual([]);
});

test.each<Reaction>([{ status: 500 }, { status: 404 }, { status: 302 }, "silence"])(
  "after %j it is tried again, for about four hours",
  async (reaction) => {
    await subscribed({ expirationDateTime: inMinutes(4_000) });
    react = () => reaction;
    await ended();
    await rig.advance(600 * minute);
    const tries = rig.simulator.world.log
      .after(0)
      .filter((entry) => entry.type === "notification" && entry.kind === "callRecord");
    const times = tries.map(({ at }) => Date.parse(at));
    const waits = times.slice(1).map((at, i) => at - (times[i] ?? 0));
    expect(waits).toEqual([10_000, 60_000, 300_000, 1_200_000, 3_600_000, 9_000_000]);
    expect(new Set(told().map((item) => JSON.stringify(item))).size).toBe(1);
  },
);

test("once it is taken, it is not told again", async () => {
  await subscribed({ expirationDateTime: inMinutes(4_000) });
  react = () => ({ status: sent.length < 3 ? 503 : 202 });
  await ended();
  await rig.advance(400 * minute);
  expect(sent).toHaveLength(3);
});

test("a subscription that is deleted meanwhile is not told again, nor is anybody after a reset", async () => {
  const { id } = await subscribed({ expirationDateTime: inMinutes(4_000) });
  react = () => ({ status: 503 });
  await ended();
  await rig.advance(10 * minute);
  await rig.ask("DELETE", `/subscriptions/${id}`);
  const before = sent.length;
  await rig.advance(400 * minute);
  expect(sent).toHaveLength(before);

  react = wellBehaved;
  await subscribed({ expirationDateTime: inMinutes(4_000) });
  react = () => ({ status: 503 });
  await ended();
  await rig.advance(10 * minute);
  await rig.control("POST", "/reset");
  const count = sent.length;
  await rig.advance(400 * minute);
  expect(sent).toHaveLength(count);
});

test("another tenant's subscriptions are its own", async () => {
  const { id } = await subscribed();
  const authorization = `Bearer ${await rig.token("c0ffee00-1111-4222-8333-444455556666")}`;
  expect(await rig.list("/subscriptions", { authorization })).toEqual([]);
  expect((await rig.ask("GET", `/subscriptions/${id}`, undefined, { authorization })).status).toBe(404);
  await rig.ask("POST", "/subscriptions", wish({ clientState: "theirs" }), { authorization });
  sent.length = 0;
  await ended();
  await rig.advance(10 * minute);
  expect(told().map((item) => item?.clientState)).toEqual(["only we know this"]);
});

test("the wire log shows what was told, and no clientState", async () => {
  await subscribed();
  await ended();
  await rig.advance(10 * minute);
  const log = rig.simulator.world.log.after(0);
  const text = JSON.stringify(log);
  expect(text).toContain("createSubscription");
  expect(text).toContain('"kind":"callRecord"');
  expect(text).toContain("(hidden)");
  expect(text).not.toContain("only we know this");
});
