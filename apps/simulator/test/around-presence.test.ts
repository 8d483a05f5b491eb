import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, billing, operator, sales, startAroundRig } from "./around-rig.ts";
import { aUser, botEntry, newCall, tenantId } from "./rig.ts";

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig();
});
afterAll(() => rig.close());
beforeEach(() => rig.control("POST", "/reset"));

const minutes = 60_000;

async function seen(user: { id: string } = operator): Promise<string> {
  const { availability, activity } = (await rig.ask("GET", `/users/${user.id}/presence`)).body;
  return `${availability}/${activity}`;
}

const set = (availability: string, activity: string, expirationDuration?: string, change: JsonObject = {}) =>
  rig.ask("POST", `/users/${operator.id}/presence/setPresence`, {
    sessionId: botEntry.appId,
    availability,
    activity,
    ...(expirationDuration === undefined ? {} : { expirationDuration }),
    ...change,
  });
const clear = (sessionId = botEntry.appId) =>
  rig.ask("POST", `/users/${operator.id}/presence/clearPresence`, { sessionId });
const choose = (availability: string) => rig.control("PATCH", `/people/${operator.id}`, { availability });

test("one presence by either address", async () => {
  const base = "https://localhost:8443/v1.0/$metadata#";
  const presence = { id: operator.id, availability: "Available", activity: "Available", statusMessage: null };
  expect((await rig.ask("GET", `/users/${operator.id}/presence`)).body).toEqual({
    "@odata.context": `${base}users('${operator.id}')/presence/$entity`,
    ...presence,
  });
  expect((await rig.ask("GET", `/communications/presences/${operator.id.toUpperCase()}`)).body).toEqual({
    "@odata.context": `${base}communications/presences/$entity`,
    ...presence,
  });
  expect((await rig.ask("GET", `/communications/presences/${tenantId}`)).status).toBe(404);
});

test("several presences at once, at most 650; who is unknown is left out", async () => {
  const ask = (ids: unknown) => rig.ask("POST", "/communications/getPresencesByUserId", { ids });
  const ids = [operator.id, tenantId, sales.id];
  const { status, body } = await ask(ids);
  expect(status).toBe(200);
  expect((body.value as unknown as JsonObject[]).map(({ id }) => id)).toEqual([operator.id, sales.id]);
  const many = Array.from({ length: 650 }, () => operator.id);
  const statuses = [await ask(many), await ask([...many, operator.id]), await ask([]), await ask("x")];
  expect(statuses.map((answer) => answer.status)).toEqual([200, 400, 400, 400]);
});

test.each([
  ["Available", "Available", "PT5M", 200],
  ["Busy", "InACall", "PT4H", 200],
  ["busy", "inaconferencecall", undefined, 200],
  ["Away", "Away", "PT1H30M", 200],
  ["Busy", "Available", "PT1H", 400],
  ["DoNotDisturb", "DoNotDisturb", "PT1H", 400],
  ["Busy", "InACall", "PT4M59S", 400],
  ["Busy", "InACall", "PT4H1S", 400],
  ["Busy", "InACall", "1h", 400],
  ["Busy", "InACall", "PT", 400],
] as const)("%s/%s for %s is answered with %i", async (availability, activity, duration, status) => {
  expect((await set(availability, activity, duration)).status).toBe(status);
});

test("an app speaks for itself only", async () => {
  expect((await set("Busy", "InACall", "PT1H", { sessionId: tenantId })).status).toBe(400);
  await set("Busy", "InACall", "PT1H");
  expect((await clear(tenantId)).status).toBe(400);
  expect(await seen()).toBe("Busy/InACall");
});

test("what an app says expires: after five minutes unless told", async () => {
  await set("Busy", "InACall");
  await rig.advance(5 * minutes - 1);
  expect(await seen()).toBe("Busy/InACall");
  await rig.advance(1);
  expect(await seen()).toBe("Available/Available");
  await set("Busy", "InAConferenceCall", "PT1H");
  await rig.advance(60 * minutes - 1);
  expect(await seen()).toBe("Busy/InAConferenceCall");
  await rig.advance(1);
  expect(await seen()).toBe("Available/Available");
});

test("clearPresence ends it at once, and is not found when there is nothing to end", async () => {
  await set("Busy", "InACall", "PT1H");
  expect((await clear()).status).toBe(200);
  expect(await seen()).toBe("Available/Available");
  expect(await clear()).toMatchObject({ status: 404, body: { error: { code: "NotFound" } } });
  await set("Busy", "InACall");
  await rig.advance(5 * minutes);
  expect((await clear()).status).toBe(404);
});

test("Available fades after five minutes", async () => {
  await choose("Away");
  await set("Available", "Available", "PT1H");
  expect(await seen()).toBe("Available/Available");
  await rig.advance(5 * minutes - 1);
  expect(await seen()).toBe("Available/Available");
  await rig.advance(1);
  expect(await seen()).toBe("AvailableIdle/Inactive");
});

test.each([
  ["Away", "Available", "Available/Available"],
  ["Available", "Away", "Available/Available"],
  ["Busy", "Available", "Busy/Busy"],
  ["DoNotDisturb", "Available", "DoNotDisturb/DoNotDisturb"],
  ["Offline", "Away", "Away/Away"],
  ["BeRightBack", "Away", "Away/Away"],
])("a person who is %s and of whom an app says %s is shown as %s", async (own, said, shown) => {
  await choose(own);
  await set(said, said, "PT1H");
  expect(await seen()).toBe(shown);
});

test("a user in a call is InACall for as long as it lasts", async () => {
  const caller = { kind: "user", id: operator.id, name: operator.name };
  const ringing = await rig.dial(caller);
  expect(await seen()).toBe("Available/Available");
  await rig.control("POST", `/calls/${ringing}/hangUp`);
  const callId = await rig.connected(caller);
  expect([await seen(), await seen(sales), await seen(billing)]).toEqual([
    "Busy/InACall",
    "Available/Available",
    "Available/Available",
  ]);
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(1_000);
  expect(await seen()).toBe("Available/Available");
});

test("a user whom the bot calls is in the call from when they pick up; with others it is a conference", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const { callId } = await rig.create(newCall(rig.bot, "peer", { targets: [aUser(operator.id)] }));
  await rig.advance(1_000);
  expect(await seen()).toBe("Available/Available");
  await rig.control("POST", `/calls/${callId}/pickUp`);
  await rig.advance(1_000);
  expect(await seen()).toBe("Busy/InACall");
  await rig.control("POST", `/calls/${callId}/people`, { from: { kind: "user", id: sales.id } });
  await rig.advance(1_000);
  expect([await seen(), await seen(sales)]).toEqual(["Busy/InAConferenceCall", "Busy/InAConferenceCall"]);
  await rig.control("PATCH", "/phone", { attended: null });
});

test("of a group whose phones ring only those who have picked up are in the call", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const targets = [aUser(operator.id), aUser(sales.id)];
  const { callId } = await rig.create(newCall(rig.bot, "group", { targets }));
  await rig.control("POST", `/calls/${callId}/pickUp`, { person: await rig.person(callId) });
  await rig.advance(1_000);
  expect([await seen(), await seen(sales)]).toEqual(["Busy/InAConferenceCall", "Available/Available"]);
  await rig.control("PATCH", "/phone", { attended: null });
});

test("a user who calls need not be in the directory", async () => {
  const id = "cafe0000-0000-4000-8000-000000000009";
  expect((await rig.ask("GET", `/users/${id}/presence`)).status).toBe(404);
  await rig.connected({ kind: "user", id });
  expect(await seen({ id })).toBe("Busy/InACall");
  const authorization = `Bearer ${await rig.token("c0ffee00-1111-4222-8333-444455556666")}`;
  expect((await rig.ask("GET", `/users/${id}/presence`, undefined, { authorization })).status).toBe(404);
});

test("the control API shows people and lets them choose", async () => {
  await choose("DoNotDisturb");
  const { body } = await rig.control("GET", "/people");
  expect(body.people).toContainEqual({ ...operator, availability: "DoNotDisturb", activity: "DoNotDisturb" });
  expect(body.people).toContainEqual({ ...sales, availability: "Available", activity: "Available" });
  const answers = [
    await rig.control("PATCH", `/people/${tenantId}`, { availability: "Busy" }),
    await rig.control("PATCH", `/people/${operator.id}`, { availability: "Asleep" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 400]);
});
