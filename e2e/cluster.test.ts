// Several servers on one PostgreSQL, as `dialtree cluster` starts them: one is killed, all are restarted in turn, and no
// caller notices.

import { whyNoPostgres } from "@dialtree/local-postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cluster, startCluster } from "./cluster.ts";

const why = whyNoPostgres();

describe.skipIf(why !== undefined)(`a cluster of three${why === undefined ? "" : ` (${why})`}`, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(3);
  }, 180_000);
  afterAll(async () => void (await cluster?.stop()), 180_000);

  /** Somebody calls Reception and waits for the menu. */
  async function atMenu(from: number): Promise<string> {
    const id = await cluster.dial("+15550100", { kind: "phone", number: `+155501${50 + from}` });
    await cluster.seen(
      `two prompts of ${id}`,
      (_, all) => all.filter((line) => line.callId === id && line.operation === "playPrompt").length >= 2,
    );
    return id;
  }

  async function putThrough(id: string): Promise<void> {
    const { result, wire } = await cluster.ended(id);
    expect(result).toMatchObject({ code: 200, subcode: 7015 });
    expect(wire.filter(({ type, operation }) => type === "request" && operation === "transfer")).toHaveLength(
      1,
    );
  }

  test("one is killed with calls in its hands: every caller is put through, once", async () => {
    const calls = await Promise.all([0, 1, 2, 3, 4, 5].map(atMenu));
    cluster.order("kill 2");
    await cluster.says("server 2 has ended: killed by SIGKILL");
    for (const id of calls) await cluster.press(id, "1");
    await Promise.all(calls.map(putThrough));
    cluster.order("start 2");
    await cluster.says("server 2 takes calls");
  });

  test("all are restarted one after the other while people call: every caller is put through, once", async () => {
    cluster.order("restart");
    let over = false;
    const restarted = cluster.says("server 3 is back").then(() => {
      over = true;
    });
    const calls: Promise<void>[] = [];
    // As long as it takes, and some.
    for (let from = 0; !over || from < 6; from += 1) {
      const id = await atMenu(from % 40);
      await cluster.press(id, "1");
      calls.push(putThrough(id));
    }
    await restarted;
    await Promise.all(calls);
  });

  test("the database dies with calls at their menus, and comes back: every caller is put through, once", async () => {
    const calls = await Promise.all([0, 1, 2].map(atMenu));
    cluster.order("kill database");
    await cluster.says("the database has been killed");
    for (const id of calls) await cluster.press(id, "1");
    cluster.order("start database");
    await cluster.says("the database runs");
    await Promise.all(calls.map(putThrough));
  });

  test("one stands still with calls in its hands, and goes on later: every caller is put through, once", async () => {
    const calls = await Promise.all([0, 1, 2].map(atMenu));
    cluster.order("freeze 1");
    await cluster.says("server 1 stands still");
    for (const id of calls) await cluster.press(id, "1");
    await Promise.all(calls.map(putThrough));
    cluster.order("thaw 1");
    await cluster.says("server 1 goes on");
    const after = await atMenu(3);
    await cluster.press(after, "1");
    await putThrough(after);
  });

  test("whoever looks sees who runs and that each has answered", async () => {
    cluster.order("status");
    await cluster.says("server 3: process");
    expect(cluster.said()).toMatch(/server 2: process \d+, [1-9]\d* requests answered/);
    expect(cluster.said()).toMatch(/server \d goes on with a call|server \d answers a call/);
    cluster.order("dance");
    await cluster.says('"dance" is no order');
  });

  test("Ctrl-C ends all of it", async () => {
    expect(await cluster.stop()).toBe(0);
    await expect(fetch(`${cluster.url}/healthz`)).rejects.toThrow("fetch failed");
  });
});

test("a wrong number of servers is refused", async () => {
  await expect(startCluster(0)).rejects.toThrow('--nodes "0" must be a whole number from 1 to 9.');
});
