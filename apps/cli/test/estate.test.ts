import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const thing = (key: string, title: string, more: object = {}) => {
  const [kind, id] = key.split(":");
  return { key, kind, id, title, exists: true, callsOut: false, published: true, draft: true, ...more };
};
const link = (from: string, to: string, how: string, more: object = {}) => ({
  from,
  to,
  how,
  at: "",
  reached: true,
  published: true,
  draft: true,
  ...more,
});
const version = { number: 3, publishedAt: "2026-01-03T09:00:00.000Z", liveSince: "2026-01-05T09:00:00.000Z" };
const estate = {
  lines: [
    {
      called: "+15550100",
      flow: "desk",
      title: "Desk",
      environment: "live",
      version,
      fallback: "Operator",
      lastCallAt: "2026-01-06T09:00:00.000Z",
    },
    {
      called: "bot",
      flow: "desk",
      title: "Desk",
      environment: "test",
      version: null,
      fallback: null,
      lastCallAt: null,
    },
  ],
  unanswered: [{ called: "+15550199", calls: 2, lastAt: "2026-01-06T10:00:00.000Z" }],
  things: [
    thing("number:+15550100", "+15550100"),
    thing("number:bot", "bot"),
    thing("flow:desk", "Desk"),
    thing("flow:billing", "Billing"),
    thing("flow:gone", "gone", { exists: false }),
    thing("queue:q1", "Sales"),
    thing("directory:desk/staff", "Staff", { people: 1 }),
    thing("calendar:shop", "Shop hours"),
  ],
  links: [
    link("number:+15550100", "flow:desk", "answers"),
    link("number:bot", "flow:desk", "answers"),
    link("flow:desk", "flow:billing", "comes-back", { step: "To billing" }),
    link("flow:desk", "queue:q1", "sends", { step: "To sales", published: false }),
    link("flow:desk", "queue:q1", "fallback", { published: false }),
    link("flow:desk", "directory:desk/staff", "asks", { step: "Ask for", draft: false }),
    link("flow:billing", "flow:gone", "goes-on", { step: "Away" }),
  ],
  findings: [
    {
      code: "way_open",
      severity: "error",
      deadEnd: true,
      thing: "flow:billing",
      place: { flow: "billing", at: "/nodes/1" },
      says: "“Press 2” at Main of Billing leads nowhere.",
      remedy: "Connect it.",
      published: false,
      draft: true,
    },
  ],
};
const uses = {
  thing: thing("flow:billing", "Billing"),
  uses: [{ ...link("flow:desk", "flow:billing", "comes-back", { step: "To billing" }), title: "Desk" }],
  entries: ["+15550100"],
  affected: [
    { says: "Callers of +15550100 who take “Press 2” at Main", way: [], published: false, draft: true },
  ],
  isCut: true,
  lost: [{ key: "queue:q1", kind: "queue", title: "Sales" }],
};

async function startServer(change: object = {}) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    asked.push([request.method, request.url, ...(sent === "" ? [] : [sent])].join(" "));
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.method === "DELETE") return response.writeHead(204).end();
    if (request.method === "PUT") return answer(200, { called: "+15550100", flow: "desk" });
    return answer(200, request.url === "/api/estate" ? { ...estate, ...change } : uses);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const at = ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  return { asked, ask: (...args: readonly string[]) => run([...args, ...at]) };
}

test("numbers lists what can be dialled, what answers, and what leads nowhere", async () => {
  const { ask } = await startServer();
  expect(await ask("numbers")).toEqual({
    code: 0,
    out: `+15550100  desk  version 3 since 2026-01-05T09:00:00.000Z; fallback Operator; last call 2026-01-06T09:00:00.000Z
bot  desk in test  never published: callers get no answer; fallback nobody
+15550199  leads nowhere, dialled 2 times, the last time 2026-01-06T10:00:00.000Z
`,
    err: "",
  });
  const lines = (await ask("numbers", "list", "--json")).out.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    ...estate.lines,
    { called: "+15550199", unanswered: 2, lastCallAt: "2026-01-06T10:00:00.000Z" },
  ]);
});

test("a number is assigned and released", async () => {
  const { ask, asked } = await startServer();
  expect((await ask("numbers", "assign", "+15550100", "desk")).out).toBe("+15550100 leads to desk now.\n");
  expect((await ask("numbers", "release", "+15550100")).out).toContain("leads nowhere now");
  expect(asked).toEqual(['PUT /api/numbers/%2B15550100 {"flow":"desk"}', "DELETE /api/numbers/%2B15550100"]);
  for (const args of [
    ["assign", "+15550100"],
    ["release"],
    ["release", "+15550100", "desk"],
    ["asign", "x", "y"],
  ])
    expect((await ask("numbers", ...args)).code).toBe(2);
  expect(asked).toHaveLength(2);
});

test("estate writes each flow out once, and marks what is of the draft, what is gone and where it ends", async () => {
  const { ask } = await startServer();
  expect(await ask("estate")).toEqual({
    code: 0,
    out: `Numbers
  +15550100
    Desk - answers
      Billing - used by To billing
        gone - goes on there from Away - NOT THERE
        ! “Press 2” at Main of Billing leads nowhere. (draft)
      Sales (call queue or auto attendant) - sent there by To sales; when something goes wrong (draft)
      Staff (directory) with 1 person - asked for at Ask for (published)
  bot
    Desk - answers (as above)
Things that no flow uses
  Shop hours (calendar)

error: “Press 2” at Main of Billing leads nowhere. (draft) Connect it.
`,
    err: "",
  });
  expect(JSON.parse((await ask("estate", "--json")).out)).toEqual(estate);
});

test("--strict ends with 1 for dead ends alone", async () => {
  const note = { ...estate.findings[0], deadEnd: false };
  expect((await (await startServer()).ask("estate", "--strict")).code).toBe(1);
  expect((await (await startServer({ findings: [note] })).ask("estate", "--strict")).code).toBe(0);
});

test("--uses tells who would miss something", async () => {
  const { ask, asked } = await startServer();
  expect(await ask("estate", "--uses", "host:https://crm.fabrikam.example")).toEqual({
    code: 0,
    out: `If the flow Billing goes:
  Callers of +15550100 who take “Press 2” at Main (draft)
  There are more ways to it than these.
  No caller would get any more to the call queue or auto attendant Sales.
It is used by:
  Desk, To billing
`,
    err: "",
  });
  expect(asked).toEqual(["GET /api/estate/uses?kind=host&id=https%3A%2F%2Fcrm.fabrikam.example"]);
  expect((await ask("estate", "--uses", "nothing:x")).code).toBe(2);
  expect((await ask("estate", "--uses", "flow:x", "--strict")).code).toBe(2);
});

test("what is no estate is refused", async () => {
  const { ask } = await startServer({ links: undefined });
  const { code, err } = await ask("estate");
  expect([code, err]).toEqual([1, expect.stringContaining("does not tell what its calls go through")]);
});
