import { expect, test } from "vitest";
import { z } from "zod";
import { isKeyed } from "../../src/control/api/once.ts";
import { type Route, route } from "../../src/control/api/route.ts";
import { everyRoute } from "../../src/parts.ts";
import { openApp } from "./app.ts";
import { smallFlow } from "./flows.ts";

const keyed = (key: string) => ({ "idempotency-key": key });

/** A route that does something each time, and ends as the test says. */
function doing(work: (times: number) => Promise<string>): Route {
  let times = 0;
  return route({
    method: "POST",
    path: "/doings",
    role: "author",
    name: "do",
    summary: "Does it",
    body: z.object({ what: z.string() }),
    answers: { 201: z.object({ told: z.string() }) },
    handle: async () => ({
      status: 201,
      body: { told: await work(++times) },
      headers: { location: `/doings/${times}` },
    }),
  });
}

test("the same under a key is done once, and answered the same", async () => {
  const { ask, database } = await openApp([doing(async (times) => `time ${times}`)]);
  const first = await ask("POST", "/doings", { what: "a" }, keyed("k1"));
  const again = await ask("POST", "/doings", { what: "a" }, keyed("k1"));
  expect([first.status, first.body, first.headers.location]).toEqual([201, { told: "time 1" }, "/doings/1"]);
  expect([again.status, again.body, again.headers.location]).toEqual([201, { told: "time 1" }, "/doings/1"]);
  expect([first.headers["idempotency-replayed"], again.headers["idempotency-replayed"]]).toEqual([
    undefined,
    "true",
  ]);
  expect((await ask("POST", "/doings", { what: "a" }, keyed("k2"))).body).toEqual({ told: "time 2" });
  expect((await ask("POST", "/doings", { what: "a" })).body).toEqual({ told: "time 3" });
  // What was answered can be a secret.
  const rows = await database.selectFrom("keyed_request").selectAll().execute();
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain("time");
});

test("a key stands for one request; what is no key is refused", async () => {
  const { ask } = await openApp([doing(async () => "done")]);
  await ask("POST", "/doings", { what: "a" }, keyed("k"));
  const other = await ask("POST", "/doings", { what: "b" }, keyed("k"));
  expect([other.status, other.body.code]).toEqual([422, "key_taken"]);
  for (const key of ["", "two words", "x".repeat(201)]) {
    const wrong = await ask("POST", "/doings", { what: "a" }, keyed(key));
    expect([wrong.status, wrong.body.code], key).toEqual([400, "request_invalid"]);
  }
});

test("one that comes while it is being carried out waits for it; refused, it is examined anew", async () => {
  let go = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  let begun = () => {};
  const under = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const { ask } = await openApp([
    doing(async () => {
      begun();
      await gone;
      return "done";
    }),
  ]);
  const first = ask("POST", "/doings", { what: "a" }, keyed("k"));
  await under;
  const busy = await ask("POST", "/doings", { what: "a" }, keyed("k"));
  expect([busy.status, busy.body.code, busy.headers["retry-after"]]).toEqual([409, "key_busy", "1"]);
  go();
  expect((await first).status).toBe(201);
  expect((await ask("POST", "/doings", { what: "a" }, keyed("k"))).body).toEqual({ told: "done" });

  const flow = smallFlow("desk");
  expect((await ask("POST", "/flows", flow, keyed("f"))).status).toBe(201);
  expect((await ask("POST", "/flows", flow)).status).toBe(409);
  expect((await ask("POST", "/flows", flow, keyed("f"))).status).toBe(201);
  expect((await ask("POST", "/flows/ghost/publish", { message: "" }, keyed("p"))).status).toBe(404);
  expect((await ask("POST", "/flows", smallFlow("ghost"))).status).toBe(201);
  expect((await ask("POST", "/flows/ghost/publish", { message: "" }, keyed("p"))).status).toBe(201);
});

test("what broke off, what a server took with it and what another secret sealed is told as it is", async () => {
  const { ask, database } = await openApp([
    doing(async (times) => {
      if (times === 1) throw new Error("out of order");
      return "done";
    }),
  ]);
  expect((await ask("POST", "/doings", { what: "a" }, keyed("broken"))).status).toBe(500);
  await ask("POST", "/doings", { what: "a" }, keyed("dead"));
  await ask("POST", "/doings", { what: "a" }, keyed("sealed"));
  const row = (key: string) => database.updateTable("keyed_request").where("name", "=", key);
  await row("dead")
    .set(({ eb }) => ({ answer: null, begun_at: eb("begun_at", "-", 6 * 60_000) }))
    .execute();
  await row("sealed").set({ answer: "of another secret" }).execute();
  for (const key of ["broken", "dead", "sealed"]) {
    const { status, body } = await ask("POST", "/doings", { what: "a" }, keyed(key));
    expect([key, status, body.code]).toEqual([key, 409, "key_without_answer"]);
  }
  // After a day nothing is known of a key.
  await database
    .updateTable("keyed_request")
    .set(({ eb }) => ({ begun_at: eb("begun_at", "-", 24 * 60 * 60_000) }))
    .execute();
  for (const key of ["broken", "dead", "sealed"])
    expect((await ask("POST", "/doings", { what: "a" }, keyed(key))).status).toBe(201);
  expect(await database.selectFrom("keyed_request").select("name").execute()).toHaveLength(3);
});

test("each route that does something anew takes a key, and says so; the others say why not", () => {
  for (const { name, method, repeatable, gives } of everyRoute()) {
    if (method !== "POST") expect([name, repeatable]).toEqual([name, undefined]);
    // What is answered under a key is kept as JSON.
    else if (repeatable === undefined) expect([name, gives]).toEqual([name, undefined]);
    else expect(repeatable).toMatch(/./);
  }
  const taking = everyRoute()
    .filter(isKeyed)
    .map(({ name }) => name);
  expect(taking).toEqual(expect.arrayContaining(["createFlow", "publishFlow", "activateVersion"]));
});
