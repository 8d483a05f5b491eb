// The console with the real server and the simulator: what is asked goes over the wire, what Graph tells comes back to the
// console with its signature checked, and flows notice nothing.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askConsole, noticesUntil } from "./console.ts";
import { callbackOf, type SigningStand, startSigningStand } from "./faults/stand.ts";
import { callsOf, said } from "./faults/watching.ts";
import { tenant } from "./processes.ts";

let stand: SigningStand;
beforeAll(async () => {
  stand = await startSigningStand();
}, 180_000);
afterAll(() => stand?.stop());

const ask = (name: string, input: object) => askConsole(stand.serverUrl, name, input);

test("a call that a flow has answered is seen, and stays the flow's", async () => {
  const call = await stand.place();
  await stand.wire.until(call, "the first words", (lines) => said(lines) >= 1);
  const { status, body } = await ask("getCall", { ids: { call } });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 200,
    body: { id: call, state: "established" },
    verdict: { outcome: "done" },
  });
  expect(body.body.callbackUri).toMatch(/\(not shown\)$/);
  // Ringing it was once: Graph says no, and the address it was given is the flow's.
  const rejected = await ask("reject", { ids: { call }, body: {} });
  expect(rejected.body.verdict.outcome).toBe("failed");
  const lines = stand.wire.of(call);
  const uri = lines.find(({ type, operation }) => type === "request" && operation === "reject")?.body;
  expect(String(uri?.callbackUri)).toContain(callbackOf(lines));
  const over = await ask("deleteCall", { ids: { call } });
  expect(over.body.verdict.outcome).toBe("accepted");
  await stand.wire.until(call, "its end", (all) => all.some(({ did }) => did === "ended"));
  expect((await ask("getCall", { ids: { call: randomUUID() } })).body).toMatchObject({
    status: 404,
    verdict: { outcome: "failed", remedy: expect.stringMatching(/./) },
  });
});

test("what Graph tells of what was asked here comes to the console, and only if Graph says it", async () => {
  const { body: made } = await ask("createCall", {
    body: {
      targets: [{ identity: { user: { id: randomUUID() } } }],
      requestedModalities: ["audio"],
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
      tenantId: tenant,
    },
  });
  expect(made).toMatchObject({ status: 201, verdict: { outcome: "accepted" } });
  const call = made.body.id;
  const told = await noticesUntil(stand.serverUrl, ({ state }) => state === "established");
  expect(told.map((notice) => notice.call)).toContain(call);
  const wire = await stand.seen("the request", ({ body }) => /console\./.test(String(body?.callbackUri)));
  const address = new URL(String(wire.at(-1)?.body?.callbackUri)).pathname;
  const news = (state: string) => ({
    value: [
      {
        changeType: "updated",
        resourceUrl: `/communications/calls/${call}`,
        resourceData: { "@odata.type": "#microsoft.graph.call", state },
      },
    ],
  });
  expect((await stand.post(address, news("transferring"), { authorization: "Bearer x.y.z" })).status).toBe(
    401,
  );
  expect((await stand.post(address.replace(/\/[^/]+$/, "/forged"), news("transferring"))).status).toBe(403);
  expect((await stand.post(address, news("hold"))).status).toBe(202);
  const held = await noticesUntil(stand.serverUrl, ({ state }) => state === "hold");
  expect(held.at(-1)).toMatchObject({ call, kind: "call", says: "The call is on hold." });
  const states = held.map(({ state }) => state);
  expect(states).not.toContain("transferring");
  // No flow has begun of it: all that is known of such calls is the console's.
  expect(await callsOf(stand)).not.toContain(call);
});

test("a phone is called only where calls may go: what is refused never reaches Graph, and operators see it", async () => {
  const call = await stand.place();
  await stand.wire.until(call, "the first words", (lines) => said(lines) >= 1);
  const invited = (number: string) => ({
    ids: { call },
    body: { participants: [{ identity: { phone: { id: number } } }] },
  });
  const refused = await ask("invite", invited("+442079460000"));
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({
    code: "number_not_allowed",
    detail: expect.stringMatching(/^invite was not sent: no call to \+442…00\. Refused: no rule allows it/),
    remedy: "Have an administrator allow it under Where calls may go.",
  });
  const letGo = await ask("invite", invited("+15550140"));
  expect(letGo.status).toBe(200);
  const invitations = stand.wire
    .of(call)
    .flatMap(({ type, operation, body }) =>
      type === "request" && operation === "invite" ? [JSON.stringify(body)] : [],
    );
  expect(invitations).toEqual([expect.stringContaining("+15550140")]);
  const metrics = await (await fetch(`${stand.serverUrl}/metrics`)).text();
  expect(metrics).toContain('dialtree_outside_calls_total{why="number_not_allowed"} 1');
  expect(metrics).toContain('dialtree_outside_calls_total{why="allowed"} 1');
  expect(metrics).toContain('dialtree_graph_console_total{why="refused"} 1');
});
