// Several servers on one store: what one of them leaves, the others see to; and nobody is robbed who lives.

import type { EventBody } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { type CallStore, StoreError } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, key, quiet, type Stand, settled, stand, unsure } from "./stand.ts";

const never = () => new Promise<never>(() => {});
const tone = (sequence: number, digit: "1" | "3"): EventBody => ({ type: "tone", sequence, tone: digit });

/** Two servers that have known each other for a while. */
async function pair({
  skew = 0,
} = {}): Promise<{ readonly one: Stand; readonly two: Stand; readonly clock: HandClock }> {
  const clock = new HandClock();
  const memory = createMemoryStore({ now: () => clock.now() });
  const one = stand(memory, clock);
  const two = stand(memory, clock, memory.store, skew);
  await clock.go(2_000);
  return { one, two, clock };
}

/** The first server is about to say to the caller that the transfer begins; the second has not heard of the call. */
async function transferring({ one }: { readonly one: Stand }): Promise<void> {
  await one.atMenu();
  await one.tell(tone(1, "1"), "tone 1");
  await quiet();
  await one.promptEnds();
}

describe("a server that dies", () => {
  test("leaves its unsent command to another one, which sends it within two seconds", async () => {
    const { one, two, clock } = await pair();
    one.telephone.will("answer", never);
    two.telephone.states = ["ringing"];
    await one.begin();
    await quiet();
    one.die();
    await clock.go(1_000);
    expect(two.telephone.types()).toEqual([]);
    await clock.go(1_000);
    expect(two.telephone.types()).toEqual(["answer"]);
    expect(two.logged).toContain("call taken over");
  });

  test("leaves its wake-ups: they happen less than a second late", async () => {
    const { one, two, clock } = await pair();
    await one.atMenu();
    await one.promptEnds();
    const waits = await one.memory.store.due(Number.MAX_SAFE_INTEGER, 1);
    one.die();
    await clock.go((waits[0]?.wakeAt ?? 0) - clock.now());
    expect(two.telephone.types()).toEqual([]);
    await clock.go(900);
    expect(two.telephone.types()).toEqual(["play"]);
  });

  test.each([
    ["leaving", 0],
    ["connected", 1],
    ["gone", 0],
  ] as const)(
    "leaves a transfer whose fate nobody knows: with a call that is %s it is sent %i times more",
    async (state, expected) => {
      const { one, two, clock } = await pair();
      one.telephone.will("transfer", never);
      await transferring({ one });
      expect(one.telephone.count("transfer")).toBe(1);
      one.die();
      two.telephone.states = [state];
      await clock.go(2_000);
      expect(two.telephone.looks).toBeGreaterThan(0);
      expect(two.telephone.count("transfer")).toBe(0);
      await clock.go(6_000);
      expect(two.telephone.count("transfer")).toBe(expected);
    },
  );

  test("leaves a transfer that was made long ago, and may have been sent just now", async () => {
    const { one, two, clock } = await pair();
    one.telephone.will("transfer", never);
    await transferring({ one });
    await clock.go(10_000);
    one.die();
    await clock.go(4_000);
    expect(two.telephone.looks).toBeGreaterThan(1);
    expect(two.telephone.count("transfer")).toBe(0);
    await clock.go(4_000);
    expect(two.telephone.count("transfer")).toBe(1);
  });

  test("leaves an older command: it goes out before what the next event leads to", async () => {
    const { one, two, clock } = await pair();
    one.telephone.will("answer", never);
    await one.begin();
    await quiet();
    one.die();
    await clock.go(1_500);
    await two.tell({ type: "connected" }, "connected");
    await quiet();
    expect(two.telephone.types()).toEqual(["answer", "listen", "play"]);
  });

  test("of two that find it only one goes on with it", async () => {
    const { one, two, clock } = await pair();
    const three = stand(one.memory, clock);
    await clock.go(2_000);
    one.telephone.will("answer", never);
    for (const other of [two, three]) other.telephone.states = ["ringing"];
    await one.begin();
    await quiet();
    one.die();
    await clock.go(5_000);
    expect([...two.telephone.types(), ...three.telephone.types()]).toEqual(["answer"]);
  });
});

describe("a server that lives", () => {
  test("sends nothing anew to a call that has ended while it wrote down that it is about to", async () => {
    const clock = new HandClock();
    const memory = createMemoryStore({ now: () => clock.now() });
    let gate: Promise<void> | undefined;
    const slow: CallStore = {
      ...memory.store,
      commit: async (batch) => {
        await gate;
        return memory.store.commit(batch);
      },
    };
    const one = stand(memory, clock, slow);
    const two = stand(memory, clock);
    await clock.go(2_000);
    one.telephone.will("transfer", unsure);
    one.telephone.states = ["connected"];
    await transferring({ one });
    const opened = Promise.withResolvers<void>();
    gate = opened.promise;
    await clock.go(6_000);
    await two.tell({ type: "ended" }, "ended");
    // With more to do it does not let go of the call before it has looked whether the transfer is still to be sent.
    const late = one.tell(tone(2, "3"), "tone 2");
    opened.resolve();
    expect(await late).toBe("ended");
    await clock.go(10_000);
    expect(one.telephone.count("transfer")).toBe(1);
  });

  test("is left its command, however long that takes", async () => {
    const { one, two, clock } = await pair();
    one.telephone.will("play", never);
    await one.begin();
    await quiet();
    await one.tell({ type: "connected" }, "connected");
    await clock.go(6_000);
    expect(two.telephone.sent).toEqual([]);
    expect(two.logged).not.toContain("call taken over");
  });

  test("does not keep in hand what another one goes on with", async () => {
    const { one, two, clock } = await pair();
    await one.begin();
    await clock.go(1_500);
    await two.tell({ type: "connected" }, "connected");
    await quiet();
    expect(two.runner.ongoing).toBe(1);
    // Nothing has come of the answer, as far as the first one knows.
    await clock.go(20_000);
    expect(one.runner.ongoing).toBe(0);
    expect(one.telephone.types()).toEqual(["answer"]);
  });

  test("does not send a transfer once more that another one has heard the end of", async () => {
    const { one, two, clock } = await pair();
    one.telephone.will("transfer", unsure);
    await transferring({ one });
    await clock.go(1_000);
    await two.tell(
      { type: "result", command: { type: "transfer" }, outcome: "failed", reason: "busy" },
      "busy",
    );
    await clock.go(20_000);
    expect(one.telephone.count("transfer")).toBe(1);
  });

  test("lets a call go that ended elsewhere, also if nothing can be read when it looks", async () => {
    const clock = new HandClock();
    const memory = createMemoryStore({ now: () => clock.now() });
    let isAway = false;
    const one = stand(memory, clock, {
      ...memory.store,
      load: async (keys) => {
        if (isAway) throw new StoreError("unavailable", "The store is away.");
        return memory.store.load(keys);
      },
    });
    const two = stand(memory, clock);
    await clock.go(2_000);
    await one.atMenu();
    await clock.go(2_000);
    await two.tell({ type: "ended" }, "ended");
    // In its own memory the menu is still being said, and its end is overdue.
    isAway = true;
    await clock.go(15_000);
    isAway = false;
    await clock.go(5_000);
    expect(one.runner.ongoing).toBe(0);
  });

  test("decides nothing by its own clock before it has heard the store's", async () => {
    const { one, clock } = await pair();
    await one.atMenu();
    one.memory.fail("unavailable");
    const late = stand(one.memory, clock, one.memory.store, 3_600_000);
    await quiet();
    one.memory.fail(undefined);
    await late.tell({ type: "result", command: { id: "c4" }, outcome: "done" }, "played");
    const [due] = await one.memory.store.due(Number.MAX_SAFE_INTEGER, 1);
    expect((due?.wakeAt ?? 0) - clock.now()).toBeLessThan(60_000);
  });

  test("is told late of a call as if it were new, without its store: the call goes on", async () => {
    const { one, two, clock } = await pair();
    await one.atMenu();
    two.telephone.will("redirect", settled("failed")).will("reject", settled("failed"));
    one.memory.hold();
    const repeat = two.begin();
    await clock.go(4_000);
    expect(await repeat).toBe("emergency");
    one.memory.release();
    await clock.go(1_000);
    expect((await one.memory.store.load([key]))[0]?.is).toBe("live");
    expect(await two.tell(tone(1, "1"), "tone 1")).toBe("applied");
  });

  test.each([
    ["cannot find out whether that worked", "unknown"],
    ["sees a transfer of the one that has it", "leaving"],
  ] as const)("is not robbed by one that sends the same call away and %s", async (_, state) => {
    const { one, two, clock } = await pair();
    two.telephone.will("redirect", unsure);
    two.telephone.states = [state];
    one.memory.hold();
    const late = two.begin();
    await clock.go(4_000);
    expect(await late).toBe("emergency");
    one.memory.release();
    await one.begin();
    await quiet();
    await clock.go(1_500);
    expect((await one.memory.store.load([key]))[0]?.is).toBe("live");
    expect(await two.tell({ type: "connected" }, "connected")).toBe("applied");
  });

  test("is not robbed by one that had the call in hand and is told of it as if it were new, without its store", async () => {
    const { one, two } = await pair();
    await one.begin();
    await quiet();
    expect(await two.begin()).toBe("repeated");
    await quiet();
    expect(two.runner.ongoing).toBe(0);
    one.memory.fail("unavailable");
    await expect(two.begin()).rejects.toThrow(StoreError);
    expect(two.telephone.types()).toEqual([]);
  });

  test("takes any event of any call, and a timer of before counts for nobody any more", async () => {
    const { one, two, clock } = await pair();
    await one.atMenu();
    await one.promptEnds();
    // The menu waits for a key, and the first server has that timer.
    expect(await two.tell(tone(1, "3"), "tone 1")).toBe("applied");
    await quiet();
    const heard = two.telephone.types();
    await clock.go(7_000);
    expect(one.telephone.types().at(-1)).toBe("play");
    expect(one.telephone.count("play")).toBe(2);
    expect(two.telephone.types().slice(0, heard.length)).toEqual(heard);
    const journal = await one.memory.store.journal(key);
    const timers = journal.filter(({ entry }) => JSON.parse(entry).type === "timer");
    expect(timers).toEqual([]);
  });
});

describe("a server that was taken for dead", () => {
  test("does not send a transfer that another one has taken over", async () => {
    const { one, two, clock } = await pair();
    await one.atMenu();
    await one.tell(tone(1, "1"), "tone 1");
    await quiet();
    // Its commit arrives; after that nothing of its own does, and what it has read stays unread.
    const { beat } = one.memory.store;
    const silent = Object.assign(one.memory.store, {
      beat: (server: string, ms: number) => (server === first ? never() : beat(server, ms)),
    });
    const first = (await beat("observer", 10_000)).alive[0] ?? "";
    await clock.go(1_250);
    // Too late to be sure of anything, too early for the other one.
    await one.promptEnds();
    expect(one.telephone.count("transfer")).toBe(0);
    two.telephone.states = ["connected"];
    await clock.go(9_000);
    expect(two.telephone.count("transfer")).toBe(1);
    silent.beat = beat;
    await clock.go(9_000);
    expect(one.telephone.count("transfer")).toBe(0);
  });

  test("and comes back has its transfer to itself: whoever has not heard of it yet does not send it too", async () => {
    const { one, two, clock } = await pair();
    // Graph takes its time over it.
    one.telephone.will("transfer", never);
    await one.atMenu();
    await one.tell(tone(1, "1"), "tone 1");
    await quiet();
    const { beat } = one.memory.store;
    const [first = ""] = (await beat("observer", 10_000)).alive;
    const unheard = new Set([first]);
    Object.assign(one.memory.store, {
      beat: (server: string, ms: number) =>
        unheard.has(server)
          ? Promise.reject(new StoreError("unavailable", "The connection is cut."))
          : beat(server, ms),
    });
    await clock.go(1_250);
    await one.promptEnds();
    await clock.go(700);
    expect(one.telephone.count("transfer")).toBe(0);
    // By now the other one knows of its death; of its return it does not hear for a while.
    unheard.clear();
    const others = (await beat("observer", 10_000)).alive.filter(
      (name) => name !== "observer" && name !== first,
    );
    for (const name of others) unheard.add(name);
    await clock.go(1_300);
    expect(one.telephone.count("transfer")).toBe(1);
    unheard.clear();
    two.telephone.states = ["connected"];
    await clock.go(9_000);
    expect(two.telephone.count("transfer")).toBe(0);
  });
});

describe("a server that goes on purpose", () => {
  test("lets what is on its way arrive, and another one goes on at once", async () => {
    const { one, two, clock } = await pair();
    let arrived = () => {};
    one.telephone.will(
      "answer",
      () => new Promise((resolve) => (arrived = () => resolve({ became: "accepted" }))),
    );
    await one.begin();
    await quiet();
    let closed = false;
    const closing = one.runner.close().then(() => (closed = true));
    await clock.go(400);
    expect(closed).toBe(false);
    arrived();
    await clock.go(200);
    await closing;
    await clock.go(3_000);
    expect(two.telephone.types()).toEqual([]);
    expect(await two.tell({ type: "connected" }, "connected")).toBe("applied");
    await quiet();
    expect(two.telephone.types()).toEqual(["listen", "play"]);
  });

  test("does not wait for a prompt that had ended before the reply to it came", async () => {
    const { one } = await pair();
    let arrived = () => {};
    one.telephone.will(
      "play",
      { became: "accepted" },
      () => new Promise((resolve) => (arrived = () => resolve({ became: "accepted" }))),
    );
    await one.atMenu();
    // The menu is said, and waits for keys: nothing follows that would strike anything out.
    await one.promptEnds();
    arrived();
    await quiet();
    let closed = false;
    void one.runner.close().then(() => (closed = true));
    await quiet();
    expect(closed).toBe(true);
  });

  test("does not wait for ever", async () => {
    const { one, two, clock } = await pair();
    one.telephone.will("answer", never);
    two.telephone.states = ["ringing"];
    await one.begin();
    await quiet();
    const closing = one.runner.close();
    await clock.go(5_100);
    await closing;
    await clock.go(500);
    expect(two.telephone.types()).toEqual(["answer"]);
  });
});

test.each([3_600_000, -3_600_000])(
  "a clock that is wrong by %i ms changes nothing: the store's time counts",
  async (skew) => {
    const { one, two, clock } = await pair({ skew });
    await one.atMenu();
    await one.promptEnds();
    await clock.go(3_000);
    expect(two.telephone.types()).toEqual([]);
    await two.tell(tone(1, "3"), "tone 1");
    await quiet();
    const played = two.telephone.count("play");
    await clock.go(3_000);
    expect(two.telephone.count("play")).toBe(played);
    const journal = await one.memory.store.journal(key);
    for (const { at } of journal) expect(Math.abs(at - clock.now())).toBeLessThan(60_000);
  },
);

test("a store whose only server restarts is taken over whole, before anything is overdue", async () => {
  const clock = new HandClock();
  const memory = createMemoryStore({ now: () => clock.now() });
  const one = stand(memory, clock);
  await one.atMenu();
  one.die();
  await clock.go(200);
  const two = stand(memory, clock);
  two.telephone.states = ["gone"];
  // The one before still counts as living for a moment.
  await clock.go(1_800);
  expect((await memory.store.load([key]))[0]?.is).toBe("ended");
});
