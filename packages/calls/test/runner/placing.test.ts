// Calls of ours: begun once for each key, dialled once, and what becomes of them when a server dies or the store is away.

import { readFileSync } from "node:fs";
import { compile } from "@dialtree/engine";
import { callerLeg, type EventBody, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import type { Sent } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, key, quiet, type Reply, type Stand, settled, stand, tenant, unsure } from "./stand.ts";

const { document } = readText(
  readFileSync(new URL("../../../../flows/reminder/flow.json", import.meta.url), "utf8"),
  nodeTypes,
);
if (!document) throw new Error("The reminder flow cannot be read.");
const flow = compile(document, nodeTypes, "r1");
const call = "2f1e0d3c-0000-4000-8000-0000000000a1";
const named: Sent = { became: "accepted", call };
const values = { day: "2026-12-23", time: "14:30" };

const own = (memory = createMemoryStore(), clock = new HandClock()) =>
  stand(memory, clock, undefined, 0, [flow]);

async function place(line: Stand) {
  const taken = await line.runner.place({
    key,
    tenant,
    flow,
    event: {
      type: "outgoing",
      caller: { kind: "phone", number: "+15550171" },
      called: { kind: "account", id: "1e5a7000-0000-4000-8000-000000000100", tenant },
      values,
    },
  });
  await quiet();
  return taken;
}

async function placed(reply: Reply, line = own()): Promise<Stand> {
  line.telephone.will("dial", reply);
  expect(await place(line)).toBe("applied");
  return line;
}

/** News as it comes to the address that the request had named. */
async function tell(line: Stand, event: EventBody) {
  const taken = await line.runner.take({ key, tenant, leg: { named: call, dialled: callerLeg }, event });
  await quiet();
  return taken;
}

const dials = (...lines: Stand[]) => lines.reduce((sum, { telephone }) => sum + telephone.count("dial"), 0);
const reached = (line: Stand) => {
  const left = line.news().find((news) => news.kind === "path" && news.step.kind === "left");
  return left?.kind === "path" && left.step.kind === "left" ? left.step.outlet : undefined;
};
const ended = (line: Stand) => {
  const last = line.news().at(-1);
  return last?.kind === "ended" ? last.reason : undefined;
};

describe("a call of ours", () => {
  test("is dialled, goes on when somebody picks up, and ends when they hang up during the greeting", async () => {
    const line = await placed(named);
    expect(line.telephone.sent).toMatchObject([
      { leg: callerLeg, type: "dial", to: { kind: "phone", number: "+15550171" }, ringSeconds: 25 },
    ]);
    expect(line.news()[0]).toMatchObject({ kind: "began", ours: true, caller: { number: "+15550171" } });
    await tell(line, { type: "connected" });
    expect(line.telephone.types()).toEqual(["dial", "listen", "play"]);
    await tell(line, { type: "ended", reason: "remote" });
    expect([reached(line), ended(line)]).toEqual(["answered", "remote"]);
    expect(line.runner.ongoing).toBe(0);
  });

  test.each<[string, Reply]>([
    ["refused: nobody has consented to it", settled("failed")],
    ["of unknown fate", settled("unknown")],
  ])("is over when the request is %s, and not dialled again", async (_why, reply) => {
    const line = await placed(reply);
    await line.clock.go(60_000);
    expect(dials(line)).toBe(1);
    expect([reached(line), ended(line)]).toEqual(["failed", "unreached"]);
    expect(line.runner.ongoing).toBe(0);
  });

  test("that nobody takes is hung up when its time is over", async () => {
    const line = await placed(named);
    line.telephone.states = ["ringing"];
    await line.clock.go(25_000);
    expect(line.telephone.types().slice(0, 2)).toEqual(["dial", "hangUp"]);
    await tell(line, { type: "ended", reason: "local" });
    expect([reached(line), ended(line)]).toEqual(["no-answer", "unreached"]);
  });

  test("whose end nobody tells is asked about", async () => {
    const line = await placed(named);
    line.telephone.states = ["gone"];
    await line.clock.go(30_000);
    expect(ended(line)).toBe("unreached");
    expect(line.runner.ongoing).toBe(0);
  });

  test("keeps what it is about as ciphertext only", async () => {
    const line = await placed(named);
    const [found] = await line.memory.store.load([key]);
    const state = found?.is === "live" ? found.call.state : "";
    expect(state).toContain("dial");
    for (const value of Object.values(values)) expect(state).not.toContain(value);
    const journal = JSON.stringify(await line.memory.store.journal(key));
    for (const value of [...Object.values(values), "15550171"]) expect(journal).not.toContain(value);
  });
});

describe("asked for once more under its key", () => {
  test("it is not begun again, neither while it lives nor when it is over", async () => {
    const line = await placed(named);
    expect(await place(line)).toBe("repeated");
    await tell(line, { type: "connected" });
    expect(await place(line)).toBe("repeated");
    await tell(line, { type: "ended" });
    expect(await place(line)).toBe("ended");
    expect(dials(line)).toBe(1);
  });

  test("at two servers at once, one of them dials", async () => {
    const [memory, clock] = [createMemoryStore(), new HandClock()];
    const [one, other] = [own(memory, clock), own(memory, clock)];
    const taken = await Promise.all([place(one), place(other)]);
    expect(taken.sort()).toEqual(["applied", "repeated"]);
    await clock.go(5_000);
    expect(dials(one, other)).toBe(1);
  });

  test.each(["before", "after"] as const)(
    "after the store was away (%s it was written), it is dialled once",
    async (when) => {
      const line = own();
      line.memory.fail("unavailable", when);
      await expect(place(line)).rejects.toMatchObject({ fault: "unavailable" });
      line.memory.fail(undefined);
      await line.clock.go(3_000);
      expect(["applied", "repeated"]).toContain(await place(line));
      await line.clock.go(3_000);
      expect(dials(line)).toBe(1);
    },
  );
});

describe("a server that dies between request and reply", () => {
  const hanging: Reply = () => new Promise(() => {});

  test("leaves it to the news: whoever goes on never dials again, and the call goes on", async () => {
    const line = await placed(hanging);
    const next = await line.successor();
    expect(await tell(next, { type: "dialled" })).toBe("applied");
    await next.clock.go(10_000);
    expect(await tell(next, { type: "connected" })).toBe("applied");
    expect(next.telephone.types()).toEqual(["listen", "play"]);
    expect(dials(line, next)).toBe(1);
  });

  test("without any news the flow is told that nobody knows, and whoever asks again calls nobody", async () => {
    const line = await placed(hanging);
    const next = await line.successor();
    await next.clock.go(10_000);
    expect([reached(next), ended(next)]).toEqual(["failed", "unreached"]);
    expect(await place(next)).toBe("ended");
    expect(dials(line, next)).toBe(1);
  });

  test("somebody picks up after all that: they are hung up on", async () => {
    const line = await placed(unsure);
    await line.clock.go(10_000);
    expect(ended(line)).toBe("unreached");
    expect(await tell(line, { type: "connected" })).toBe("ended");
    expect(line.telephone.types()).toEqual(["dial", "hangUp"]);
  });
});
