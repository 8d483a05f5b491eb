import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { manualClock } from "../src/app.ts";
import { createCallRecords } from "../src/around/records/operations.ts";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, operator, startAroundRig } from "./around-rig.ts";
import { botEntry, newCall, tenantId } from "./rig.ts";

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig();
});
afterAll(() => rig.close());
beforeEach(() => rig.control("POST", "/reset"));

const minute = 60_000;
const graph = "https://localhost:8443/v1.0/$metadata#communications/callRecords";

interface Ended {
  readonly callId: string;
  readonly chainId: string;
}

/** A call of so many ms that the caller ends. */
async function ended(from?: JsonObject, to?: string, ms = 60_000): Promise<Ended> {
  const callId = await rig.connected(from, to);
  const chainId = String((await rig.control("GET", `/calls/${callId}`)).body.callChainId);
  await rig.advance(ms);
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(1_000);
  return { callId, chainId };
}
const record = (id: string, query = "") => rig.ask("GET", `/communications/callRecords/${id}${query}`);
const expand = "?$expand=sessions($expand=segments)";

test("a record is there ten minutes after the end of the call, not before", async () => {
  const callId = await rig.connected();
  const chainId = String((await rig.control("GET", `/calls/${callId}`)).body.callChainId);
  await rig.advance(11 * minute);
  expect((await record(chainId)).status).toBe(404);
  await rig.control("POST", `/calls/${callId}/hangUp`);
  const over = rig.simulator.world.clock.now();
  await rig.advance(0);
  const late = await rig.wire(callId);
  const endedAt = Date.parse(
    String(late.find((entry) => entry.type === "phone" && entry.did === "ended")?.at ?? ""),
  );
  expect(endedAt).toBe(over);
  await rig.advance(10 * minute - 1);
  expect(await record(chainId)).toMatchObject({ status: 404, body: { error: { code: "NotFound" } } });
  await rig.advance(1);
  expect((await record(chainId)).status).toBe(200);
});

test("the record of a telephone call, without its sessions", async () => {
  const { chainId } = await ended({ kind: "phone", number: "+15557777" }, "+15550101");
  await rig.advance(10 * minute);
  const participants = [
    {
      "@odata.type": "#microsoft.graph.communicationsIdentitySet",
      phone: { id: "+15557777", displayName: "+15557777" },
    },
    {
      "@odata.type": "#microsoft.graph.communicationsIdentitySet",
      applicationInstance: {
        id: "1e5a7000-0000-4000-8000-000000000101",
        displayName: "Support",
        tenantId,
      },
    },
  ];
  const { body } = await record(chainId.replaceAll("-", "").toUpperCase());
  expect(body).toEqual({
    "@odata.context": `${graph}/$entity`,
    id: chainId,
    version: 1,
    type: "peerToPeer",
    modalities: ["audio"],
    startDateTime: expect.any(String),
    endDateTime: expect.any(String),
    lastModifiedDateTime: expect.any(String),
    joinWebUrl: null,
    organizer: participants[0],
    participants,
  });
  const [start, end, modified] = [body.startDateTime, body.endDateTime, body.lastModifiedDateTime].map((at) =>
    Date.parse(String(at)),
  ) as [number, number, number];
  // 600 ms until the audio is active, and the minute.
  expect([end - start, modified - end]).toEqual([60_600, 10 * minute]);
});

test("sessions and segments are there when they are asked for", async () => {
  const { callId, chainId } = await ended({ kind: "user", id: operator.id, name: "Operator" }, "bot");
  await rig.advance(10 * minute);
  const plain = (await record(chainId, "?$expand=sessions")).body;
  const { sessions, "@odata.context": context } = (await record(chainId, expand)).body;
  expect(context).toBe(`${graph}(sessions(segments()))/$entity`);
  const endpoint = (identity: JsonObject, userAgent: string) => ({
    "@odata.type": "#microsoft.graph.callRecords.participantEndpoint",
    userAgent: expect.objectContaining({ "@odata.type": `#microsoft.graph.callRecords.${userAgent}` }),
    identity: { "@odata.type": "#microsoft.graph.communicationsIdentitySet", ...identity },
  });
  const session = {
    id: callId,
    startDateTime: expect.any(String),
    endDateTime: expect.any(String),
    caller: endpoint({ user: { id: operator.id, displayName: "Operator", tenantId } }, "clientUserAgent"),
    callee: endpoint({ application: { id: botEntry.appId, displayName: botEntry.name } }, "serviceUserAgent"),
    failureInfo: null,
  };
  const audio = {
    label: "main-audio",
    streams: ["callerToCallee", "calleeToCaller"].map((streamDirection) =>
      expect.objectContaining({ streamDirection }),
    ),
  };
  expect(sessions).toEqual([
    { ...session, modalities: ["audio"], segments: [{ ...session, media: [audio] }] },
  ]);
  expect(plain.sessions).toEqual([{ ...session, modalities: ["audio"] }]);
  expect((await rig.ask("GET", `/communications/callRecords/${chainId}/sessions`)).body).toEqual({
    "@odata.context": `${graph}('${chainId}')/sessions`,
    value: plain.sessions,
  });
  expect(await rig.list(`/communications/callRecords/${chainId}/sessions?$expand=segments`)).toEqual(
    sessions,
  );
});

test("a call that nobody answered has failed in its setup, and carries no sound", async () => {
  const callId = await rig.dial();
  const chainId = String((await rig.control("GET", `/calls/${callId}`)).body.callChainId);
  await rig.advance(15_000 + 10 * minute);
  const { sessions } = (await record(chainId, expand)).body;
  expect(sessions).toMatchObject([
    {
      failureInfo: { stage: "callSetup", reason: expect.stringContaining("Callee could not be reached.") },
      segments: [{ media: [] }],
    },
  ]);
});

test.each(["?$expand=participants", "?$expand=sessions($expand=media)", "/sessions?$expand=sessions"])(
  "%s is refused",
  async (query) => {
    const { chainId } = await ended();
    await rig.advance(10 * minute);
    expect((await record(chainId, query)).status).toBe(400);
  },
);

test("of a group call that the bot made there is a session for each of those who were there", async () => {
  const callId = await rig.made(newCall(rig.bot, "group"));
  const call = (await rig.control("GET", `/calls/${callId}`)).body;
  const [first, second] = call.people as unknown as [JsonObject, JsonObject];
  await rig.control("POST", `/calls/${callId}/people`, { from: { kind: "guest", name: "Visitor" } });
  await rig.advance(minute);
  await rig.ask("DELETE", `/communications/calls/${callId}/participants/${second.id}`);
  await rig.advance(minute);
  await rig.ask("DELETE", `/communications/calls/${callId}`);
  await rig.advance(11 * minute);
  const { body } = await record(String(call.callChainId), expand);
  const application = { id: botEntry.appId, displayName: botEntry.name };
  expect(body).toMatchObject({ type: "groupCall", organizer: { application } });
  expect(body.participants).toHaveLength(4);
  const sessions = body.sessions as unknown as JsonObject[];
  const identities = (end: "caller" | "callee") =>
    sessions.map((session) => (session[end] as JsonObject).identity as JsonObject);
  const idOf = ({ who }: JsonObject) => (who as JsonObject).id;
  expect(identities("caller").map((identity) => identity.application)).toEqual(
    [0, 1, 2].map(() => application),
  );
  expect(identities("callee")).toMatchObject([
    { user: { id: idOf(first) } },
    { user: { id: idOf(second) } },
    { guest: { displayName: "Visitor" } },
  ]);
  expect(new Set(sessions.map(({ id }) => id)).size).toBe(3);
  const lengths = sessions.map(({ startDateTime, endDateTime }) =>
    Math.round((Date.parse(String(endDateTime)) - Date.parse(String(startDateTime))) / minute),
  );
  expect(lengths).toEqual([2, 1, 2]);
});

test("calls that the bot makes to phones are on the bill the other way round", async () => {
  const callId = await rig.made(newCall(rig.bot, "phone"));
  await rig.ask("DELETE", `/communications/calls/${callId}`);
  await rig.advance(11 * minute);
  const path = "/communications/callRecords/getPstnCalls(fromDateTime=2026-01-01,toDateTime=2026-02-01)";
  expect(await rig.list(path)).toMatchObject([
    { callType: "ucap_out", callerNumber: "+15550100", calleeNumber: "+15558888" },
  ]);
});

test("a record belongs to its tenant", async () => {
  const { chainId } = await ended();
  await rig.advance(10 * minute);
  const token = await rig.token("c0ffee00-1111-4222-8333-444455556666");
  const answer = await rig.ask("GET", `/communications/callRecords/${chainId}`, undefined, {
    authorization: `Bearer ${token}`,
  });
  expect(answer.status).toBe(404);
});

test("the telephone bill has answered calls from phones to numbers, in the time that is asked for", async () => {
  const { callId, chainId } = await ended({ kind: "phone", number: "+15557777" }, "+15550100", 90_000);
  await ended({ kind: "withheld" });
  await ended({ kind: "user" });
  await rig.dial();
  await rig.advance(15_000 + 10 * minute);
  const bill = (from: string, to: string) =>
    rig.ask("GET", `/communications/callRecords/getPstnCalls(fromDateTime=${from},toDateTime=${to})`);
  const { body } = await bill("2026-01-05", "2026-01-06T00:00:00Z");
  expect(body["@odata.count"]).toBe(2);
  const [first, second] = body.value as unknown as [JsonObject, JsonObject];
  expect(first).toMatchObject({
    id: callId,
    callId: chainId,
    userId: "1e5a7000-0000-4000-8000-000000000100",
    userPrincipalName: "line.15550100@dialtree.example",
    userDisplayName: "Reception",
    callType: "ucap_in",
    callerNumber: "+15557777",
    calleeNumber: "+15550100",
    duration: 90,
  });
  expect(second.callerNumber).toBe(null);
  expect((await bill("2026-01-06", "2026-01-07")).body.value).toEqual([]);
  const refused = [
    await bill("2026-01-06", "2026-01-05"),
    await bill("2026-01-01", "2026-04-02"),
    await bill("x", "y"),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect((await bill("2026-01-01", "2026-04-01")).status).toBe(200);
  const authorization = `Bearer ${await rig.token("c0ffee00-1111-4222-8333-444455556666")}`;
  const path = "/communications/callRecords/getPstnCalls(fromDateTime=2026-01-05,toDateTime=2026-01-06)";
  expect(await rig.list(path, { authorization })).toEqual([]);
});

test("calls of one chain share a record, which changes as each of them ends", async () => {
  const call = rig.simulator.world.find(await rig.connected());
  if (!call) throw new Error("There is no call.");
  const clock = manualClock();
  const told: unknown[] = [];
  const records = createCallRecords({
    clock,
    written: (...news) => void told.push(news),
    address: () => "",
  });
  const second = { ...call, id: "00000000-0000-4000-8000-000000000002" };
  for (const leg of [call, second]) records.onStep(leg);
  await clock.advance(minute);
  records.onStep({ ...call, state: "terminated", people: [] });
  records.onStep({ ...call, state: "terminated", people: [] });
  await clock.advance(minute);
  records.onStep({ ...second, state: "terminated", people: [] });
  const shown = (name: string) =>
    records.operations
      .find((operation) => operation.name === name)
      ?.answer({
        access: { tenantId, appId: botEntry.appId, roles: [] },
        base: "",
        ids: [call.chainId],
        args: {},
        query: new URLSearchParams("$expand=sessions"),
        header: () => undefined,
        body: {},
      });
  await clock.advance(9 * minute);
  expect(shown("getCallRecord")).toMatchObject({ body: { version: 1, sessions: [{ id: call.id }] } });
  await clock.advance(minute);
  expect(shown("getCallRecord")).toMatchObject({
    body: { version: 2, sessions: [{ id: call.id }, { id: second.id }], participants: [{}, {}] },
  });
  expect(told).toEqual([
    [tenantId, call.chainId, "created"],
    [tenantId, call.chainId, "updated"],
  ]);
});

test("a reset forgets records, also those that are still to come", async () => {
  const { chainId } = await ended();
  await rig.control("POST", "/reset");
  await rig.advance(20 * minute);
  expect((await record(chainId)).status).toBe(404);
});
