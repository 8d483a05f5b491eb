// Publishing while callers are on the line: what has an error is not published and says where it is; who calls already
// ends on the version that they began with, whatever becomes of the flow and of the server meanwhile.

import { afterAll, beforeAll, expect, test } from "vitest";
import { startProcesses } from "../processes.ts";
import { type Stand, standOn, wantsSupport } from "./stand.ts";
import { isOver, outcomeOf, said } from "./watching.ts";

let stand: Stand;
beforeAll(async () => {
  stand = standOn(await startProcesses({ scale: 4, flows: ["reception"] }));
}, 180_000);
afterAll(() => stand?.stop());

interface Flow {
  readonly document: {
    nodes: { id: string; title: string; data: { to?: { id: string } } }[];
    edges: { from: string; outlet: string; to: string }[];
  };
  readonly current: { readonly id: string };
}

async function api<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${stand.serverUrl}/api${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, etag: answer.headers.get("etag") ?? "", body: (await answer.json()) as T };
}

/** Changes the draft of reception. */
async function edit(change: (document: Flow["document"]) => void): Promise<void> {
  const { body, etag } = await api<Flow>("GET", "/flows/reception");
  change(body.document);
  const { status } = await api("PUT", "/flows/reception", body.document, { "if-match": etag });
  expect(status).toBe(200);
}
const publish = () =>
  api<{ code: string; problems: { sentence: string }[] }>("POST", "/flows/reception/publish", {
    message: "a change",
  });
const serving = async () => (await api<Flow>("GET", "/flows/reception")).body.current.id;
/** Who gets callers who want support. */
const goesTo = ({ requests }: { readonly requests: readonly string[] }) =>
  requests.flatMap((request) =>
    request.startsWith("transfer ") ? [/"id":"([^"]+)"/.exec(request)?.[1]] : [],
  );

const support = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a03";
const otherSupport = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6aff";

test("an error is not published: the reason names the node, and callers keep what was published before", async () => {
  const before = await serving();
  const { body } = await api<Flow>("GET", "/flows/reception");
  await edit((document) => {
    document.edges = document.edges.filter(({ from, outlet }) => !(from === "main" && outlet === "support"));
  });
  const refused = await publish();
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ code: "publish_refused" });
  const title = body.document.nodes.find(({ id }) => id === "main")?.title ?? "";
  expect(refused.body.problems.some(({ sentence }) => sentence.includes(title))).toBe(true);
  expect(await serving()).toBe(before);
  const call = await stand.callThrough(wantsSupport);
  expect(goesTo(call)).toEqual([support]);
  expect(call.end).toMatchObject({ subcode: 7015 });
  await edit((document) => {
    document.edges = body.document.edges;
  });
});

test("who calls already keeps their version through a publish and a restart; who calls next gets the new one", async () => {
  const place = () => stand.place();
  const [running, through] = await Promise.all([place(), place()]);
  const atMenu = (id: string) => stand.wire.until(id, "the menu", (lines) => said(lines) >= 2);
  await Promise.all([atMenu(running), atMenu(through)]);

  await edit((document) => {
    const node = document.nodes.find(({ id }) => id === "support");
    if (node?.data.to) node.data.to.id = otherSupport;
  });
  expect((await publish()).status).toBe(201);

  await stand.press(running, "2");
  expect(goesTo(outcomeOf(await stand.wire.until(running, "the end", isOver)))).toEqual([support]);
  expect(goesTo(await stand.callThrough(wantsSupport))).toEqual([otherSupport]);

  // The new server has only what was published, of both versions.
  await stand.killServer();
  await stand.startServer();
  await stand.press(through, "2");
  expect(goesTo(outcomeOf(await stand.wire.until(through, "the end", isOver)))).toEqual([support]);
  expect(goesTo(await stand.callThrough(wantsSupport))).toEqual([otherSupport]);
});
