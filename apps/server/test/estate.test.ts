import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { controlRoutes } from "../src/control/api/routes.ts";
import { dialledNumbers } from "../src/estate/dialled.ts";
import { estateRoutes } from "../src/estate/routes.ts";
import { stillThereIn } from "../src/estate/still-there.ts";
import { smallFlow, transferTo } from "./control/flows.ts";
import { openRig } from "./control/rig.ts";

const ada = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
const began = Date.UTC(2026, 0, 7, 10);

async function open() {
  const { control } = await openRig();
  let at = began;
  const dialled = dialledNumbers(() => at);
  const asked: string[] = [];
  const people = {
    find: async (id: string) => {
      asked.push(id);
      return id === ada ? undefined : { id, name: "Somebody", isAccount: false };
    },
  };
  const app = Fastify();
  await controlRoutes(
    app,
    control,
    estateRoutes(
      dialled,
      stillThereIn(people, () => at),
    ),
  );
  onTestFinished(() => app.close());
  const ask = async (method: "GET" | "POST", path: string) => {
    const answer = await app.inject({ method, url: `/api${path}` });
    return { status: answer.statusCode, body: answer.json() };
  };
  const flow = smallFlow("reception", { title: "Reception" });
  const to = { kind: "user", id: ada.toUpperCase(), name: "Ada" } as const;
  await control.drafts.create({
    ...flow,
    nodes: flow.nodes.map((node) => (node.id === "end" ? transferTo("end", to) : node)),
  });
  await control.publish("reception", "First");
  await control.numbers.assign("+15550100", "reception");
  const pass = (ms: number): void => {
    at += ms;
  };
  return { control, dialled, ask, asked, pass };
}

test("the estate tells what is dialled, what answers, and what was dialled in vain", async () => {
  const { ask, dialled, control } = await open();
  dialled.note({ number: "+15550100", accountId: "AN-ACCOUNT" }, true);
  dialled.note({ number: "+15550199", accountId: "an-account" }, false);
  dialled.note({ number: "+15550199" }, false);
  const { status, body } = await ask("GET", "/estate");
  expect(status).toBe(200);
  const at = new Date(began).toISOString();
  expect(body).toMatchObject({
    lines: [
      {
        called: "+15550100",
        title: "Reception",
        environment: "live",
        version: { number: 1 },
        fallback: "Operator",
        lastCallAt: at,
      },
    ],
    unanswered: [{ called: "+15550199", calls: 2, lastAt: at }],
    countedSince: at,
  });
  expect(body.findings.map(({ code }: { code: string }) => code)).toEqual(["number_unassigned"]);
  await control.numbers.assign("+15550199", "reception");
  expect((await ask("GET", "/estate")).body).toMatchObject({ unanswered: [], findings: [] });
});

test("what breaks is told by kind and id, and what is not there is refused", async () => {
  const { ask } = await open();
  expect(await ask("GET", `/estate/uses?kind=person&id=${ada}`)).toMatchObject({
    status: 200,
    body: {
      thing: { title: "Ada" },
      uses: [{ from: "flow:reception", title: "Reception", node: "end", how: "sends" }],
      entries: ["+15550100"],
      affected: [{ says: "All callers of +15550100", way: ["+15550100", "Reception", "Ada"] }],
      isCut: false,
    },
  });
  expect(
    (await ask("GET", `/estate/uses?kind=host&id=${encodeURIComponent("https://a.example")}`)).status,
  ).toBe(404);
  expect((await ask("GET", "/estate/uses?kind=nothing&id=x")).status).toBe(400);
});

test("who has left the directory is told of for an hour, and looked up once in it", async () => {
  const { ask, asked, pass } = await open();
  const codes = async () =>
    (await ask("GET", "/estate")).body.findings.map(({ code }: { code: string }) => code);
  expect(await codes()).toEqual([]);
  expect((await ask("POST", "/estate/directory-lookups")).body).toEqual({ looked: 2, left: 0, gone: 1 });
  expect((await ask("POST", "/estate/directory-lookups")).body).toEqual({ looked: 0, left: 0, gone: 1 });
  expect(asked).toHaveLength(2);
  expect(await codes()).toEqual(["destination_gone"]);
  pass(3_600_000);
  expect(await codes()).toEqual([]);
});

test("of those who are looked up it is a few at a time", async () => {
  const asked: string[] = [];
  const find = async (id: string) => void asked.push(id);
  const there = stillThereIn({ find }, () => 0);
  const ids = Array.from({ length: 30 }, (_, n) => `id-${n}`);
  const { signal } = new AbortController();
  expect(await there.look(ids, signal)).toEqual({ looked: 20, left: 10 });
  expect(await there.look(ids, signal)).toEqual({ looked: 10, left: 0 });
  expect(new Set(asked).size).toBe(30);
  expect(await there.look(ids.slice(0, 1), signal)).toEqual({ looked: 0, left: 0 });
  expect(there.gone()).toEqual(new Set(["id-0"]));
});

test("of many numbers those that were dialled last are kept", () => {
  const dialled = dialledNumbers(() => 0);
  for (let n = 0; n < 600; n++) dialled.note({ number: `+1555${1_000 + n}` }, false);
  const kept = [...dialled.unanswered().keys()];
  expect([kept.length, kept.at(-1)]).toEqual([500, "+15551599"]);
});
