import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { commitOf } from "./commits.ts";
import { conformance } from "./conformance.ts";

conformance("memory", async () => ({ store: createMemoryStore().store }), { runs: 300 });
conformance("shared memory", async () => ({ store: createMemoryStore({ now: Date.now }).store }), {
  runs: 50,
  shared: true,
});

describe("a memory store made to misbehave", () => {
  test("fails until it is told to work again, and writes nothing in between", async () => {
    const { store, fail } = createMemoryStore();
    fail("full");
    await expect(store.commit([commitOf("a")])).rejects.toMatchObject({ fault: "full" });
    fail(undefined);
    expect(await store.load(["a"])).toEqual([{ is: "unknown" }]);
    expect(await store.commit([commitOf("a")])).toEqual(["committed"]);
  });

  test("loses the answer to what it has done", async () => {
    const { store, fail } = createMemoryStore();
    fail("unavailable", "after");
    await expect(store.commit([commitOf("a")])).rejects.toMatchObject({ fault: "unavailable" });
    fail(undefined);
    expect(await store.load(["a"])).toMatchObject([{ is: "live" }]);
  });

  test("holds everything back, and then does it in the order of asking", async () => {
    const { store, hold, release } = createMemoryStore();
    const done: string[] = [];
    const note = (what: string) => () => done.push(what);
    hold();
    const asked = [
      store.commit([commitOf("a")]).then(note("a")),
      store.commit([commitOf("a", { basedOn: 1, state: undefined })]).then(note("end of a")),
      store.close().then(note("closed")),
    ];
    await new Promise(setImmediate);
    expect(done).toEqual([]);
    release();
    await Promise.all(asked);
    expect(done).toEqual(["a", "end of a", "closed"]);
  });
});
