import type { EventBody } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { type CallStore, StoreError } from "../../src/index.ts";
import { createMemoryStore, type MemoryStore } from "../../src/store/memory-store.ts";
import {
  accepted,
  flow,
  HandClock,
  key,
  operator,
  quiet,
  type Stand,
  settled,
  stand,
  tenant,
  unsure,
} from "./stand.ts";

const tone = (sequence: number, digit: "0" | "1" | "2" | "3"): EventBody => ({
  type: "tone",
  sequence,
  tone: digit,
});

describe("a call", () => {
  test("is answered, hears the welcome and the menu, and is transferred by key 2", async () => {
    const line = stand();
    await line.atMenu();
    await line.tell(tone(1, "2"), "tone 1");
    await quiet();
    await line.promptEnds();
    expect(line.telephone.types()).toEqual(["answer", "listen", "play", "play", "stop", "play", "transfer"]);
    await line.tell({ type: "ended", reason: "transferred" }, "ended");
    expect(line.news().at(-1)).toMatchObject({ kind: "ended", reason: "transferred" });
    expect(line.runner.ongoing).toBe(0);
  });

  test("is committed before its commands are sent", async () => {
    const line = stand();
    line.memory.hold();
    void line.begin();
    await quiet();
    expect(line.telephone.sent).toEqual([]);
    line.memory.release();
    await quiet();
    expect(line.telephone.types()).toEqual(["answer"]);
  });

  const writtenOf = (line: Stand) => async () => {
    const [found] = await line.memory.store.load([key]);
    if (found?.is !== "live") throw new Error("The call is not there.");
    const { unsent } = JSON.parse(found.call.state) as { unsent: { command: { type: string } }[] };
    return { version: found.call.version, unsent: unsent.map(({ command }) => command.type) };
  };

  test("has what was sent written down with its next event, and in a commit of its own only a second after it was sent", async () => {
    const line = stand();
    const written = writtenOf(line);
    await line.atMenu();
    await line.clock.go(900);
    await line.tell(tone(1, "2"), "tone 1");
    await quiet();
    const { version, unsent } = await written();
    expect(unsent).toContain("play");
    // The menu was sent long ago, what came of the key was not.
    await line.clock.go(900);
    expect(await written()).toEqual({ version, unsent });
    await line.clock.go(200);
    expect(await written()).toEqual({ version: version + 1, unsent: [] });
    await line.clock.go(1_100);
    expect(await written()).toEqual({ version: version + 1, unsent: [] });
  });

  test("has what was sent written down a second later, though the clock was put back by minutes meanwhile", async () => {
    let putBack = 0;
    const memory = createMemoryStore();
    const line = stand(memory, new HandClock(), memory.store, () => -putBack);
    const written = writtenOf(line);
    await line.atMenu();
    expect((await written()).unsent).toEqual(["play"]);
    putBack = 300_000;
    await line.clock.go(1_100);
    expect((await written()).unsent).toEqual([]);
  });

  test("keeps what the caller keyed only as ciphertext, and the journal names no key", async () => {
    const line = stand();
    await line.begin();
    // Typed ahead, so that the keys stay in the session.
    for (const sequence of [1, 2, 3]) await line.tell(tone(sequence, "3"), `tone ${sequence}`);
    const [stored] = await line.memory.store.load([key]);
    const state = stored?.is === "live" ? stored.call.state : "";
    expect(JSON.parse(state).session).toMatchObject({ keys: [], tones: { held: [] } });
    expect(JSON.parse(state).keyed).toMatch(/^[A-Za-z0-9+/=]{40,}$/);
    const journal = await line.memory.store.journal(key);
    expect(journal.filter(({ entry }) => entry.includes('"tone"'))).toHaveLength(3);
    expect(journal.every(({ entry }) => !/"tone":|keys/.test(entry))).toBe(true);
    // They are there all the same: key 3 is taken by the menu.
    const after = await line.successor();
    after.telephone.states = ["connected"];
    await after.tell({ type: "connected" }, "connected");
    await quiet();
    expect(after.news().some((item) => item.kind === "path" && item.step.node === "hours")).toBe(true);
  });

  test("is heard once when it begins and once when it ends, on the server where it does", async () => {
    const line = stand();
    const start = line.clock.now();
    await Promise.all([line.begin(), line.begin()]);
    await line.tell({ type: "connected" }, "connected");
    const after = await line.successor();
    await after.tell({ type: "ended", reason: "remote" }, "ended");
    await after.tell({ type: "ended", reason: "remote" }, "ended again");
    expect([line.lived, after.lived]).toEqual([[`began v1 ${start}`], [`ended v1 ${start}`]]);
  });

  test("has a journal without gaps: one version an event, in order", async () => {
    const line = stand();
    await line.atMenu();
    await line.tell({ type: "ended", reason: "remote" }, "ended");
    const versions = (await line.memory.store.journal(key)).map(({ version }) => version);
    const events = (await line.memory.store.journal(key)).filter(
      ({ entry }) => JSON.parse(entry).kind === "event",
    );
    expect(new Set(events.map(({ version }) => version)).size).toBe(events.length);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  });
});

describe("news that comes twice, late or for somebody else", () => {
  test("of an incoming call begins it once", async () => {
    const line = stand();
    expect(await Promise.all([line.begin(), line.begin()])).toEqual(["applied", "repeated"]);
    await quiet();
    expect(line.telephone.types()).toEqual(["answer"]);
  });

  test("is applied once, also by another server", async () => {
    const line = stand();
    await line.atMenu();
    expect(await line.tell(tone(1, "1"), "tone 1")).toBe("applied");
    expect(await line.tell(tone(1, "1"), "tone 1")).toBe("repeated");
    const after = await line.successor();
    expect(await after.tell(tone(1, "1"), "tone 1")).toBe("repeated");
  });

  test("after the end changes nothing, also a day later not while the tombstone stands", async () => {
    const line = stand();
    await line.atMenu();
    await line.tell({ type: "ended", reason: "remote" }, "ended");
    const before = line.telephone.sent.length;
    expect(await line.tell(tone(1, "1"), "tone 1")).toBe("ended");
    expect(await line.begin()).toBe("ended");
    expect((await line.successor()).telephone.sent).toEqual([]);
    expect(line.telephone.sent).toHaveLength(before);
  });

  test("of a call that nobody knows is told apart, and leaves nothing in memory", async () => {
    const line = stand();
    expect(await line.tell(tone(1, "1"), "tone 1")).toBe("unknown call");
    expect(line.runner.ongoing).toBe(0);
  });

  test("from another tenant or of another leg has no effect", async () => {
    const line = stand();
    await line.begin();
    const update = { key, tenant, leg: { named: key }, event: { type: "ended" } } as const;
    expect(await line.runner.take({ ...update, tenant: "c0ffee00-1111-4222-8333-444455556666" })).toBe(
      "another tenant",
    );
    expect(await line.runner.take({ ...update, leg: { named: "someone else" } })).toBe("unknown leg");
    expect(line.news().at(-1)?.kind).not.toBe("ended");
  });

  test("a flood of tones is cut off, and the call goes on", async () => {
    const line = stand();
    await line.atMenu();
    line.memory.hold();
    const taken = Array.from({ length: 1_000 }, (_, index) =>
      line.tell(tone(index + 1, "3"), `tone ${index + 1}`),
    );
    await quiet();
    line.memory.release();
    expect((await Promise.all(taken)).filter((result) => result === "dropped").length).toBeGreaterThan(900);
    expect(await line.tell({ type: "ended", reason: "remote" }, "ended")).toBe("applied");
  });
});

describe("timers", () => {
  test("a caller who says nothing hears the menu again, and at last the operator", async () => {
    const line = stand();
    await line.atMenu();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await line.promptEnds();
      await line.clock.go(20_000);
    }
    await line.promptEnds();
    expect(line.telephone.sent.at(-1)).toMatchObject({ type: "transfer", to: { name: "Operator" } });
  });

  test("go on in another server", async () => {
    const line = stand();
    await line.atMenu();
    await line.promptEnds();
    const after = await line.successor();
    await after.clock.go(20_000);
    expect(after.telephone.types()).toContain("play");
  });

  test("a call that nobody answers is sent to the fallback at ten seconds", async () => {
    const line = stand();
    line.telephone.will("answer", settled("failed"), settled("failed"));
    await line.begin();
    await quiet();
    // The flow's own reaction to a failed answer, well before Graph drops the call.
    expect(line.telephone.types()).toEqual(["answer", "redirect"]);
  });
});

describe("commands whose fate is unclear", () => {
  async function transferring(...replies: Parameters<ReturnType<typeof stand>["telephone"]["will"]>[1][]) {
    const line = stand();
    line.telephone.will("transfer", ...replies);
    await line.atMenu();
    await line.tell(tone(1, "1"), "tone 1");
    await quiet();
    await line.promptEnds();
    return line;
  }

  test("a transfer that took effect is not sent again", async () => {
    const line = await transferring(unsure);
    line.telephone.states = ["connected", "leaving"];
    await line.clock.go(10_000);
    expect(line.telephone.count("transfer")).toBe(1);
    await line.tell({ type: "ended", reason: "transferred" }, "ended");
    expect(line.news().at(-1)).toMatchObject({ kind: "ended", reason: "transferred" });
  });

  test("a transfer that took effect, and failed, is not sent again: its end was told meanwhile", async () => {
    const line = await transferring(unsure);
    await line.clock.go(1_000);
    await line.tell(
      { type: "result", command: { type: "transfer" }, outcome: "failed", reason: "busy" },
      "busy",
    );
    await line.clock.go(20_000);
    const transfers = line.telephone.sent.filter(({ type }) => type === "transfer").map(({ id }) => id);
    expect(transfers).toEqual([...new Set(transfers)]);
  });

  test("a call whose store is away while it is looked at is not over for that", async () => {
    const line = await transferring(unsure);
    line.telephone.states = ["leaving"];
    line.memory.fail("full");
    await expect(line.tell(tone(2, "3"), "tone 2")).rejects.toThrow(StoreError);
    await line.clock.go(1_000);
    line.memory.fail(undefined);
    await line.clock.go(10_000);
    expect((await line.memory.store.load([key]))[0]?.is).toBe("live");
  });

  test("a transfer of which nothing can be seen after five seconds is sent again, and the caller notices nothing", async () => {
    const line = await transferring(unsure, unsure);
    await line.clock.go(4_900);
    expect(line.telephone.count("transfer")).toBe(1);
    await line.clock.go(200);
    expect(line.telephone.count("transfer")).toBe(2);
    await line.clock.go(5_200);
    expect(line.telephone.count("transfer")).toBe(3);
    expect(line.news().filter(({ kind }) => kind === "failed")).toEqual([]);
  });

  test("after two more sendings the flow is told that nobody knows", async () => {
    const line = await transferring(unsure, unsure, unsure, unsure);
    await line.clock.go(30_000);
    const toSales = line.telephone.sent.filter(
      (sent) => sent.type === "transfer" && sent.to.name === "Sales queue",
    );
    expect(toSales).toHaveLength(3);
    expect(
      line
        .news()
        .filter(({ kind }) => kind === "failed")
        .slice(0, 1),
    ).toMatchObject([{ command: "transfer", outcome: "unknown" }]);
  });

  test("while nobody can be asked, nothing is sent; then the flow is told", async () => {
    const line = await transferring(unsure);
    line.telephone.states = ["unknown"];
    await line.clock.go(60_000);
    expect(line.telephone.count("transfer")).toBe(1);
    expect(line.news().filter(({ kind }) => kind === "failed")).toMatchObject([
      { command: "transfer", outcome: "unknown" },
    ]);
  });

  test("a caller who hangs up meanwhile ends it", async () => {
    const line = await transferring(unsure);
    await line.tell({ type: "ended", reason: "remote" }, "ended");
    await line.clock.go(60_000);
    expect(line.telephone.count("transfer")).toBe(1);
  });
});

describe("when a server dies", () => {
  test("before its command went out, another one sends it", async () => {
    const line = stand();
    line.telephone.will("answer", () => new Promise(() => {}));
    await line.begin();
    await quiet();
    line.telephone.states = ["ringing"];
    const after = await line.successor();
    expect(after.telephone.types()).toEqual(["answer"]);
  });

  test("a once-only command is sent by another one only after asking, and only if nothing came of it", async () => {
    for (const [state, expected] of [
      ["leaving", 0],
      ["connected", 1],
      ["gone", 0],
    ] as const) {
      const line = stand();
      line.telephone.will("transfer", () => new Promise(() => {}));
      await line.atMenu();
      await line.tell(tone(1, "1"), "tone 1");
      await quiet();
      await line.promptEnds();
      expect(line.telephone.count("transfer")).toBe(1);
      line.telephone.states = [state];
      const after = await line.successor();
      await after.clock.go(8_000);
      expect(after.telephone.looks).toBeGreaterThan(0);
      expect(after.telephone.count("transfer"), state).toBe(expected);
      if (state === "gone") expect(after.runner.ongoing).toBe(0);
    }
  });

  test("a second answer that fails because the first one worked is no failure", async () => {
    const line = stand();
    line.telephone.will("answer", () => new Promise(() => {}));
    await line.begin();
    await quiet();
    line.telephone.states = ["connecting"];
    const next = await line.successor((after) => {
      after.telephone.will("answer", settled("failed"));
      return after;
    });
    expect(next.telephone.types()).toEqual(["answer"]);
    await next.tell({ type: "connected" }, "connected");
    await quiet();
    expect(next.telephone.types()).toEqual(["answer", "listen", "play"]);
  });

  test("news that was missed is asked for: a call that is connected or gone by now", async () => {
    for (const [state, phase] of [
      ["connected", "play"],
      ["gone", "ended"],
    ] as const) {
      const line = stand();
      await line.begin();
      await quiet();
      await line.clock.go(1_500);
      line.telephone.states = [state];
      const after = await line.successor();
      if (phase === "play") expect(after.telephone.types()).toContain("play");
      else expect(after.runner.ongoing).toBe(0);
    }
  });

  test("a command that was taken on is not sent again once that is written down", async () => {
    const line = stand();
    await line.begin();
    await line.clock.go(1_500);
    const after = await line.successor();
    expect(after.telephone.types()).not.toContain("answer");
  });
});

describe("overdue news", () => {
  test("of a prompt: the caller does not sit in silence for ever", async () => {
    const line = stand();
    await line.atMenu();
    const before = line.telephone.sent.length;
    await line.clock.go(9_000);
    expect(line.telephone.sent).toHaveLength(before);
    await line.clock.go(2_000);
    // The fallback speaks.
    expect(line.news().filter(({ kind }) => kind === "failed")).toMatchObject([
      { command: "play", outcome: "unknown" },
    ]);
    expect(line.telephone.types().slice(before)).toEqual(["play"]);
  });

  test("of an answer that was given: asks, and goes on when the call is connected", async () => {
    const line = stand();
    await line.begin();
    await line.clock.go(14_000);
    expect(line.telephone.types()).toEqual(["answer"]);
    await line.clock.go(2_000);
    expect(line.telephone.types()).toEqual(["answer", "listen", "play"]);
  });

  test("of a prompt, because the call is gone: it is over", async () => {
    const line = stand();
    await line.atMenu();
    line.telephone.states = ["gone"];
    await line.clock.go(11_000);
    expect(line.news().at(-1)).toMatchObject({ kind: "ended" });
    expect(line.news().filter(({ kind }) => kind === "failed")).toEqual([]);
  });

  test("of a transfer under way: waits on as long as it is under way", async () => {
    const line = stand();
    await line.atMenu();
    await line.tell(tone(1, "1"), "tone 1");
    await quiet();
    await line.promptEnds();
    line.telephone.states = ["leaving", "leaving", "connected"];
    await line.clock.go(149_000);
    expect(line.news().filter(({ kind }) => kind === "failed")).toEqual([]);
    await line.clock.go(3_000);
    expect(line.news().filter(({ kind }) => kind === "failed")).toMatchObject([
      { command: "transfer", outcome: "unknown" },
    ]);
  });
});

/** A store that writes the beginnings of calls down and does not say so. */
function written(): [MemoryStore, HandClock, CallStore] {
  const memory = createMemoryStore();
  const commit: CallStore["commit"] = async (batch) => {
    const results = await memory.store.commit(batch);
    if (batch.some(({ basedOn }) => basedOn === 0))
      throw new StoreError("unavailable", "The answer is lost.");
    return results;
  };
  return [memory, new HandClock(), { ...memory.store, commit }];
}

describe("while the store is away", () => {
  test("a new call is redirected to where the flow sends callers in trouble, once", async () => {
    const line = stand();
    line.memory.fail("full");
    expect(await line.begin()).toBe("emergency");
    await quiet();
    expect(line.telephone.sent).toMatchObject([{ type: "redirect", to: [operator] }]);
    line.memory.fail(undefined);
    expect(await line.begin()).toBe("emergency");
    expect(await line.tell({ type: "ended" }, "ended")).toBe("ended");
    await line.clock.go(5_000);
    expect(line.telephone.types()).toEqual(["redirect"]);
    expect(line.logged).toContain("emergency redirect");
  });

  test("one without such a place, or whose redirect fails, is turned away", async () => {
    const nowhere = stand();
    nowhere.memory.fail("unavailable");
    await nowhere.begin({ emergency: undefined });
    await quiet();
    expect(nowhere.telephone.types()).toEqual(["reject"]);
    const failing = stand();
    failing.memory.fail("unavailable");
    failing.telephone.will("redirect", settled("failed"));
    await failing.begin();
    await quiet();
    expect(failing.telephone.types()).toEqual(["redirect", "reject"]);
  });

  test("a store that does not answer in four seconds is as good as none; if it comes round, the call is over", async () => {
    const line = stand();
    line.memory.hold();
    const begun = line.begin();
    await line.clock.go(4_000);
    expect(await begun).toBe("emergency");
    expect(line.telephone.types()).toEqual(["redirect"]);
    line.memory.release();
    await line.clock.go(20_000);
    expect(line.telephone.types()).toEqual(["redirect"]);
    expect((await line.memory.store.load([key]))[0]?.is).toBe("ended");
  });

  test("a new call that is told of twice is sent away once", async () => {
    const line = stand();
    line.memory.hold();
    const begun = [line.begin(), line.begin()];
    await line.clock.go(4_000);
    expect(await Promise.all(begun)).toEqual(["emergency", "emergency"]);
    expect(line.telephone.types()).toEqual(["redirect"]);
  });

  test("a new call that was written down all the same is over as soon as the store says so", async () => {
    const line = stand(...written());
    expect(await line.begin()).toBe("emergency");
    line.memory.fail("unavailable");
    await line.clock.go(10_000);
    line.memory.fail(undefined);
    await line.clock.go(30_000);
    expect(line.telephone.types()).toEqual(["redirect"]);
    expect((await line.memory.store.load([key]))[0]?.is).toBe("ended");
  });

  test("one whose redirect went unanswered is left alone for as long as it may be on its way", async () => {
    const line = stand(...written());
    line.telephone.will("redirect", unsure);
    line.telephone.states = ["leaving", ...Array(10).fill("unknown"), ...Array(10).fill("leaving"), "gone"];
    expect(await line.begin()).toBe("emergency");
    await line.clock.go(40_000);
    expect((await line.memory.store.load([key]))[0]?.is).toBe("live");
    await line.clock.go(10_000);
    expect(line.telephone.types()).toEqual(["redirect"]);
    expect((await line.memory.store.load([key]))[0]?.is).toBe("ended");
  });

  test("one that rings on after a redirect that went unanswered is turned away", async () => {
    const line = stand(...written());
    line.telephone.will("redirect", unsure);
    line.telephone.states = ["unknown", "ringing"];
    await line.begin();
    await line.clock.go(10_000);
    expect(line.telephone.types()).toEqual(["redirect", "reject"]);
  });

  test("one that was sent away is not gone on with while that cannot be written down", async () => {
    const line = stand(...written());
    expect(await line.begin()).toBe("emergency");
    line.memory.fail("unavailable");
    await quiet();
    line.memory.fail(undefined);
    await line.clock.go(10_000);
    expect(line.telephone.types()).toEqual(["redirect"]);
    expect((await line.memory.store.load([key]))[0]?.is).toBe("ended");
  });

  test("one that ends while it is being sent away is over at once", async () => {
    const line = stand(...written());
    line.telephone.will("redirect", () => new Promise(() => {}));
    await line.begin();
    await expect(line.tell(tone(1, "1"), "tone 1")).rejects.toThrow(StoreError);
    expect(await line.tell({ type: "ended" }, "ended")).toBe("applied");
    expect((await line.memory.store.load([key]))[0]?.is).toBe("ended");
  });

  test("a repeat of its first news does not send away a call that is in hand", async () => {
    const line = stand();
    await line.atMenu();
    line.memory.fail("full");
    await expect(line.tell(tone(2, "3"), "tone 2")).rejects.toThrow(StoreError);
    await expect(line.begin()).rejects.toThrow(StoreError);
    await quiet();
    expect(line.telephone.types()).not.toContain("redirect");
  });

  test("news of a known call is refused, and taken in when it comes again", async () => {
    const line = stand();
    await line.atMenu();
    line.memory.fail("full");
    await expect(line.tell(tone(1, "1"), "tone 1")).rejects.toThrow(StoreError);
    line.memory.fail(undefined);
    expect(await line.tell(tone(1, "1"), "tone 1")).toBe("applied");
    await quiet();
    expect(line.telephone.types().slice(-2)).toEqual(["stop", "play"]);
  });

  test("timers wait for it, and then go on", async () => {
    const line = stand();
    await line.atMenu();
    await line.promptEnds();
    line.memory.fail("full");
    await line.clock.go(30_000);
    expect(line.telephone.types().at(-1)).toBe("play");
    const before = line.telephone.sent.length;
    line.memory.fail(undefined);
    await line.clock.go(6_000);
    expect(line.telephone.types().slice(before)).toEqual(["play"]);
  });

  test("an answer of the telephone waits for it", async () => {
    const line = stand();
    let answer: (sent: typeof accepted) => void = () => {};
    line.telephone.will(
      "transfer",
      ({ id }) =>
        new Promise((resolve) => {
          answer = () =>
            resolve({
              became: "settled",
              event: { type: "result", command: { id }, outcome: "failed", reason: "busy" },
            });
        }),
    );
    await line.atMenu();
    await line.tell(tone(1, "1"), "tone 1");
    await quiet();
    await line.promptEnds();
    line.memory.fail("unavailable");
    answer(accepted);
    await line.clock.go(3_000);
    line.memory.fail(undefined);
    await line.clock.go(6_000);
    expect(line.news().filter(({ kind }) => kind === "failed")).toMatchObject([
      { command: "transfer", reason: "busy" },
    ]);
  });

  test("a commit whose answer was lost is not applied twice", async () => {
    const line = stand();
    await line.atMenu();
    line.memory.fail("unavailable", "after");
    await expect(line.tell(tone(1, "1"), "tone 1")).rejects.toThrow(StoreError);
    line.memory.fail(undefined);
    expect(await line.tell(tone(1, "1"), "tone 1")).toBe("repeated");
    // What it led to is sent all the same, by whoever finds it unsent.
    await line.clock.go(2_000);
    expect(line.telephone.types().slice(-2)).toEqual(["stop", "play"]);
  });
});

test("two servers with the same call: no event is lost, none counts twice", async () => {
  const clock = new HandClock();
  const one = stand(createMemoryStore({ now: () => clock.now() }), clock);
  await one.atMenu();
  const two = stand(one.memory, clock);
  const events = Array.from(
    { length: 20 },
    (_, index) => [tone(index + 1, "3"), `tone ${index + 1}`] as const,
  );
  const taken = await Promise.all(
    events.flatMap(([event, dedupeKey]) => [one.tell(event, dedupeKey), two.tell(event, dedupeKey)]),
  );
  expect(taken.filter((result) => result === "applied")).toHaveLength(20);
  expect(taken.filter((result) => result === "repeated")).toHaveLength(20);
  expect(flow.version).toBe("v1");
});

test("Graph no longer knows the call: it is over, whatever was asked", async () => {
  const line = stand();
  line.telephone.will("play", { became: "gone" });
  await line.begin();
  await quiet();
  await line.tell({ type: "connected" }, "connected");
  await quiet();
  expect(line.news().at(-1)).toMatchObject({ kind: "ended" });
  expect(line.runner.ongoing).toBe(0);
});
