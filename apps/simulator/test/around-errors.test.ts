// Every error of what is around a call, and one way to get it.

import { afterAll, beforeAll, expect, test } from "vitest";
import { type AroundErrorName, aroundErrors } from "../src/around/errors.ts";
import { type AroundRig, operator, startAroundRig } from "./around-rig.ts";
import { type Answer, botEntry, tenantId } from "./rig.ts";

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig();
});
afterAll(() => rig.close());

const permitted = async (permissions: readonly string[], ask: () => Promise<Answer>) => {
  await rig.permit(...permissions);
  const answer = await ask();
  await rig.permit(...botEntry.permissions);
  return answer;
};

const provoke: Readonly<Record<AroundErrorName, () => Promise<Answer>>> = {
  forbidden: () =>
    permitted(["User.Read.All"], () => rig.ask("GET", `/communications/presences/${operator.id}`)),
  requestDenied: () => permitted(["Presence.Read.All"], () => rig.ask("GET", "/users")),
  async noMeetingPolicy() {
    await rig.control("PATCH", "/bot", { meetingPolicy: [] });
    const answer = await rig.ask("POST", `/users/${operator.id}/onlineMeetings`, {});
    await rig.control("PATCH", "/bot", { meetingPolicy: "everyone" });
    return answer;
  },
  userNotFound: () => rig.ask("GET", `/users/${tenantId}`),
  applicationNotFound: () => rig.ask("GET", `/applications(appId='${tenantId}')`),
  notFound: () => rig.ask("GET", `/communications/callRecords/${tenantId}`),
  noPresenceSession: () =>
    rig.ask("POST", `/users/${operator.id}/presence/clearPresence`, { sessionId: botEntry.appId }),
  unsupportedQuery: () => rig.ask("GET", "/users?$search=operator"),
  notValidated: () =>
    rig.ask("POST", "/subscriptions", {
      changeType: "created",
      // It answers, but not with the token.
      notificationUrl: `${rig.bot.url}/changes`,
      resource: "communications/callRecords",
      expirationDateTime: new Date(rig.simulator.world.clock.now() + 60_000).toISOString(),
    }),
  subscriptionNotFound: () => rig.ask("DELETE", `/subscriptions/${tenantId}`),
};

test.each(Object.entries(provoke))("%s", async (name, ask) => {
  const { status, code, says } = aroundErrors[name as AroundErrorName];
  expect(await ask()).toMatchObject({
    status,
    body: {
      error: {
        code,
        message: expect.stringContaining(says),
        innerError: { "request-id": expect.any(String), date: expect.any(String) },
      },
    },
  });
});

test.each(["[]", "{", '"text"'])("a body of %s is refused in Graph's shape", async (payload) => {
  const reply = await rig.simulator.secure.inject({
    method: "POST",
    url: "/v1.0/communications/getPresencesByUserId",
    headers: { authorization: `Bearer ${await rig.token()}`, "content-type": "application/json" },
    payload,
  });
  expect(reply.statusCode).toBe(400);
  expect(reply.json()).toMatchObject({ error: { code: "BadRequest" } });
});

test("no token, no answer; and faults act here too", async () => {
  expect((await rig.ask("GET", "/users", undefined, { authorization: "" })).status).toBe(401);
  await rig.fault({ fault: "throttled", on: ["listUsers"], times: 1, retryAfter: 7 });
  const throttled = await rig.ask("GET", "/users");
  expect([throttled.status, throttled.headers["retry-after"]]).toEqual([429, "7"]);
  expect((await rig.ask("GET", "/users")).status).toBe(200);
});
