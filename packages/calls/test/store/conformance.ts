import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { CallStore } from "../../src/store/call-store.ts";
import { groupCommit } from "../../src/store/group-commit.ts";
import { commitOf, told } from "./commits.ts";
import { agreesWithModel, randomSteps } from "./model.ts";

/** A store to be tested, empty. */
export interface Made {
  readonly store: CallStore;
  /** Closes the store and opens another one over the same data; undefined: there is nothing that would outlive it. */
  readonly reopen?: (store: CallStore) => Promise<CallStore>;
}

/** What differs from store to store. */
export interface Kind {
  /** How often it meets the model. */
  readonly runs: number;
  /** Several servers may have it at once. */
  readonly shared?: boolean;
}

/** What every store of calls owes its callers, whatever it keeps them in. */
export function conformance(name: string, make: () => Promise<Made>, { runs, shared = false }: Kind): void {
  const open = new Set<CallStore>();

  async function made(): Promise<CallStore> {
    const { store } = await make();
    open.add(store);
    return store;
  }

  afterEach(async () => {
    await Promise.all([...open].map((store) => store.close()));
    open.clear();
  });

  describe(`${name}: a call`, () => {
    test("that nobody began is unknown", async () => {
      const store = await made();
      expect(await store.load(["a"])).toEqual([{ is: "unknown" }]);
      expect(await store.journal("a")).toEqual([]);
    });

    test("begins at version 1", async () => {
      const store = await made();
      expect(await store.commit([commitOf("a", { state: '{"node":"menu"}' })])).toEqual(["committed"]);
      expect(await store.load(["a"])).toEqual([
        { is: "live", call: { key: "a", version: 1, state: '{"node":"menu"}' } },
      ]);
    });

    test("goes on from the version it is at", async () => {
      const store = await made();
      await store.commit([commitOf("a", { state: "1" })]);
      expect(await store.commit([commitOf("a", { basedOn: 1, state: "2" })])).toEqual(["committed"]);
      expect(await store.commit([commitOf("a", { basedOn: 2, state: "3" })])).toEqual(["committed"]);
      expect(await store.load(["a"])).toEqual([{ is: "live", call: { key: "a", version: 3, state: "3" } }]);
    });

    test.each([
      ["that is stale", 1],
      ["that is not there yet", 3],
      ["of a beginning, although the call lives", 0],
    ])("does not go on from a version %s, and nothing of that commit is written", async (_what, basedOn) => {
      const store = await made();
      await store.commit([commitOf("a", { wakeAt: 5, journal: ["one"] })]);
      await store.commit([commitOf("a", { basedOn: 1, state: "2", wakeAt: 6, journal: ["two"] })]);
      const before = await told(store, ["a"]);
      const late = { basedOn, at: 7, journal: ["late"] };
      expect(await store.commit([commitOf("a", { ...late, state: "late", wakeAt: 1 })])).toEqual([
        "conflict",
      ]);
      expect(await store.commit([commitOf("a", { ...late, state: undefined })])).toEqual(["conflict"]);
      expect(await told(store, ["a"])).toEqual(before);
    });

    test("that nobody began does not go on, and does not end", async () => {
      const store = await made();
      expect(await store.commit([commitOf("a", { basedOn: 1, wakeAt: 1, journal: ["x"] })])).toEqual([
        "conflict",
      ]);
      expect(await store.commit([commitOf("a", { basedOn: 1, state: undefined })])).toEqual(["conflict"]);
      expect(await told(store, ["a"])).toEqual({
        loaded: [{ is: "unknown" }],
        due: [],
        live: [],
        journals: [[]],
      });
    });

    test("that ends leaves a tombstone and its journal, and neither row nor wake-up", async () => {
      const store = await made();
      await store.commit([commitOf("a", { at: 1, wakeAt: 5, journal: ["began"] })]);
      const end = commitOf("a", { basedOn: 1, at: 2, state: undefined, wakeAt: 9, journal: ["ended"] });
      expect(await store.commit([end])).toEqual(["committed"]);
      expect(await told(store, ["a"])).toEqual({
        loaded: [{ is: "ended", endedAt: 2 }],
        due: [],
        live: [],
        journals: [
          [
            { version: 1, at: 1, entry: "began" },
            { version: 2, at: 2, entry: "ended" },
          ],
        ],
      });
    });

    test("may begin and end in one commit", async () => {
      const store = await made();
      const whole = commitOf("a", { state: undefined, journal: ["rejected"] });
      expect(await store.commit([whole])).toEqual(["committed"]);
      expect(await store.load(["a"])).toEqual([{ is: "ended", endedAt: 1_000 }]);
      expect(await store.journal("a")).toEqual([{ version: 1, at: 1_000, entry: "rejected" }]);
    });

    test.each([0, 1, 2])("that has ended takes nothing more, based on version %i", async (basedOn) => {
      const store = await made();
      await store.commit([commitOf("a")]);
      await store.commit([commitOf("a", { basedOn: 1, at: 2, state: undefined })]);
      const before = await told(store, ["a"]);
      const late = { basedOn, at: 3, wakeAt: 4, journal: ["late"] };
      expect(await store.commit([commitOf("a", late)])).toEqual(["conflict"]);
      expect(await store.commit([commitOf("a", { ...late, state: undefined })])).toEqual(["conflict"]);
      expect(await told(store, ["a"])).toEqual(before);
    });

    test("comes back as it was: any script, and 64 KB of it", async () => {
      const store = await made();
      const state = JSON.stringify({
        said: "Grüß Gott, 你好 📞 \u0000 \ud800 'quoted' \\",
        padding: "é".repeat(32_768),
      });
      const key = "räksmörgås:📞/'1';--";
      await store.commit([commitOf(key, { state, journal: [state] })]);
      expect(await store.load([key])).toEqual([{ is: "live", call: { key, version: 1, state } }]);
      expect(await store.journal(key)).toEqual([{ version: 1, at: 1_000, entry: state }]);
      expect(await store.live(10)).toEqual([key]);
    });
  });

  describe(`${name}: many calls`, () => {
    test("are loaded in the order of asking, each as it is", async () => {
      const store = await made();
      await store.commit([commitOf("a", { state: "1" }), commitOf("b", { at: 3, state: undefined })]);
      const live = { is: "live", call: { key: "a", version: 1, state: "1" } };
      expect(await store.load(["c", "b", "a", "a"])).toEqual([
        { is: "unknown" },
        { is: "ended", endedAt: 3 },
        live,
        live,
      ]);
      expect(await store.load([])).toEqual([]);
    });

    test("in a batch: a conflict in the middle touches only its own", async () => {
      const store = await made();
      await store.commit([commitOf("b", { state: "kept", wakeAt: 5, journal: ["kept"] })]);
      const batch = ["a", "b", "c"].map((key) =>
        commitOf(key, { state: "new", wakeAt: 1, journal: ["new"] }),
      );
      expect(await store.commit(batch)).toEqual(["committed", "conflict", "committed"]);
      expect(await told(store, ["a", "b", "c"])).toMatchObject({
        loaded: [
          { call: { state: "new" } },
          { call: { state: "kept", version: 1 } },
          { call: { state: "new" } },
        ],
        journals: [[{ entry: "new" }], [{ entry: "kept" }], [{ entry: "new" }]],
        due: expect.arrayContaining([{ key: "b", wakeAt: 5 }]),
      });
    });

    test("a batch of none, and one of 300", async () => {
      const store = await made();
      expect(await store.commit([])).toEqual([]);
      const keys = Array.from({ length: 300 }, (_, i) => `call-${String(i).padStart(3, "0")}`);
      const results = await store.commit(keys.map((key) => commitOf(key)));
      expect(results).toEqual(keys.map(() => "committed"));
      expect(await store.live(1_000)).toEqual(keys);
    });

    test("a batch with a commit that makes no sense is refused whole", async () => {
      const store = await made();
      const senseless = [
        commitOf("b", { wakeAt: Number.NaN }),
        commitOf("b", { at: Number.NaN }),
        commitOf("b", { basedOn: -1 }),
        commitOf(""),
        commitOf("a"),
      ];
      for (const one of senseless) {
        await expect(store.commit([commitOf("a"), one])).rejects.toThrow(TypeError);
      }
      expect(await store.load(["a", "b"])).toEqual([{ is: "unknown" }, { is: "unknown" }]);
    });

    test("of many commits on one version exactly one wins", async () => {
      const store = await made();
      await store.commit([commitOf("a")]);
      const rivals = Array.from({ length: 20 }, (_, i) =>
        store.commit([commitOf("a", { basedOn: 1, state: `${i}`, journal: [`${i}`] })]),
      );
      const results = (await Promise.all(rivals)).flat();
      const winner = results.indexOf("committed");
      expect(results.filter((result) => result === "committed")).toHaveLength(1);
      expect(await store.load(["a"])).toMatchObject([{ call: { version: 2, state: `${winner}` } }]);
      expect(await store.journal("a")).toEqual([{ version: 2, at: 1_000, entry: `${winner}` }]);
    });

    test("of many beginnings of one call exactly one wins", async () => {
      const store = await made();
      const rivals = Array.from({ length: 20 }, (_, i) => store.commit([commitOf("a", { state: `${i}` })]));
      const results = (await Promise.all(rivals)).flat();
      expect(results.filter((result) => result === "committed")).toHaveLength(1);
    });

    test("are all kept when they come through groupCommit", async () => {
      const store = await made();
      const group = groupCommit(store);
      const keys = Array.from({ length: 40 }, (_, i) => `call-${i}`);
      const calls = keys.map(async (key) => {
        for (let basedOn = 0; basedOn < 10; basedOn++) {
          expect(await group.commit(commitOf(key, { basedOn, journal: [`${basedOn}`] }))).toBe("committed");
        }
      });
      await Promise.all(calls);
      await group.idle();
      for (const key of keys) {
        expect((await store.journal(key)).map(({ entry }) => entry)).toEqual([..."0123456789"]);
      }
    });

    test("are paged through in the order of their keys' bytes", async () => {
      const store = await made();
      // In UTF-16 the last two stand the other way round.
      const keys = ["A", "a", "b", "é", "\u{ff5e}", "\u{1f4de}"];
      await store.commit(keys.toReversed().map((key) => commitOf(key)));
      await store.commit([commitOf("ended", { state: undefined })]);
      const paged: string[] = [];
      for (let page = await store.live(2); page.length > 0; page = await store.live(2, page.at(-1))) {
        expect(page.length).toBeLessThanOrEqual(2);
        paged.push(...page);
      }
      expect(paged).toEqual(keys);
      expect(await store.live(0)).toEqual([]);
      expect(await store.live(10, "aa")).toEqual(keys.slice(2));
    });
  });

  describe(`${name}: what is due`, () => {
    test("comes longest overdue first, and no more than asked for", async () => {
      const store = await made();
      // Not in the order of their names.
      const times = { second: 10, not_yet: 30, first: 5, third: 20, zeroth: 1 };
      await store.commit(Object.entries(times).map(([key, wakeAt]) => commitOf(key, { wakeAt })));
      await store.commit([commitOf("never")]);
      const overdue = ["zeroth", "first", "second", "third"] as const;
      const expected = overdue.map((key) => ({ key, wakeAt: times[key] }));
      expect(await store.due(20, 10)).toEqual(expected);
      expect(await store.due(20, 2)).toEqual(expected.slice(0, 2));
      expect(await store.due(0, 10)).toEqual([]);
      expect(await store.due(20, 0)).toEqual([]);
    });

    test("is looked at, not taken", async () => {
      const store = await made();
      await store.commit([commitOf("a", { wakeAt: 1 })]);
      expect(await store.due(1, 10)).toEqual(await store.due(1, 10));
      expect(await store.due(1, 10)).toHaveLength(1);
    });

    test("follows each commit: armed anew, as before, earlier, and not at all", async () => {
      const store = await made();
      await store.commit([commitOf("a", { wakeAt: 10 })]);
      const dueAfter = async (basedOn: number, wakeAt: number | undefined) => {
        await store.commit([commitOf("a", { basedOn, wakeAt })]);
        return (await store.due(100, 10)).map((one) => one.wakeAt);
      };
      expect(await dueAfter(1, 20)).toEqual([20]);
      expect(await dueAfter(2, 20)).toEqual([20]);
      expect(await dueAfter(3, 15)).toEqual([15]);
      expect(await dueAfter(4, undefined)).toEqual([]);
      expect(await dueAfter(5, 30)).toEqual([30]);
    });
  });

  describe(`${name}: the journal`, () => {
    test("holds every line once, in the order of writing", async () => {
      const store = await made();
      const entries = Array.from({ length: 12 }, (_, i) => [`${i}-x`, `${i}-b`, `${i}-a`]);
      for (const [basedOn, journal] of entries.entries()) {
        await store.commit([commitOf("a", { basedOn, at: 100 - basedOn, journal })]);
        await store.commit([commitOf("other", { basedOn, journal: ["other"] })]);
      }
      const expected = entries.flatMap((lines, i) =>
        lines.map((entry) => ({ version: i + 1, at: 100 - i, entry })),
      );
      expect(await store.journal("a")).toEqual(expected);
    });

    test("outlives the tombstone, and goes on if the call should begin again", async () => {
      const store = await made();
      await store.commit([commitOf("a", { at: 1, journal: ["1"] })]);
      await store.commit([commitOf("a", { basedOn: 1, at: 2, state: undefined, journal: ["2"] })]);
      expect(await store.forget(3)).toBe(1);
      expect(await store.commit([commitOf("a", { at: 9, journal: ["3"] })])).toEqual(["committed"]);
      expect((await store.journal("a")).map(({ version, entry }) => [version, entry])).toEqual([
        [1, "1"],
        [2, "2"],
        [1, "3"],
      ]);
    });
  });

  describe(`${name}: forgetting`, () => {
    test("takes tombstones from before that moment, and no call that lives", async () => {
      const store = await made();
      const ends = [10, 20, 30].map((at) => commitOf(`ended-${at}`, { at, state: undefined }));
      await store.commit([...ends, commitOf("lives", { at: 1 })]);
      expect(await store.forget(20)).toBe(1);
      expect(await store.load(["ended-10", "ended-20", "ended-30", "lives"])).toMatchObject([
        { is: "unknown" },
        { is: "ended" },
        { is: "ended" },
        { is: "live" },
      ]);
      expect(await store.forget(20)).toBe(0);
      expect(await store.forget(31)).toBe(2);
    });

    test("takes journals of calls that are over for so long, whole, some at a time, and no other", async () => {
      const store = await made();
      const [begun, over] = [
        { journal: ["begun", "spoke"] },
        { basedOn: 1, state: undefined, journal: ["over"] },
      ];
      const keys = ["a", "b", "c", "late", "lives"];
      await store.commit(keys.map((key) => commitOf(key, { ...begun, at: 10 })));
      await store.commit(["a", "b", "c"].map((key) => commitOf(key, { ...over, at: 20 })));
      await store.commit([commitOf("late", { ...over, at: 40 })]);
      const left = async () => Promise.all(keys.map(async (key) => (await store.journal(key)).length));
      expect(await store.forgetJournals(20, 9)).toBe(0);
      expect(await left()).toEqual([3, 3, 3, 3, 2]);
      const taken = [await store.forgetJournals(30, 2), await store.forgetJournals(30, 2)];
      expect([...taken, await store.forgetJournals(30, 2)]).toEqual([2, 1, 0]);
      expect(await left()).toEqual([0, 0, 0, 3, 2]);
      // Whoever comes back after it begins anew, and goes on as ever.
      await store.forget(100);
      await store.commit([commitOf("a", { at: 50, journal: ["again"] })]);
      await store.commit([commitOf("lives", { basedOn: 1, at: 50, journal: ["goes on"] })]);
      expect(await left()).toEqual([1, 0, 0, 3, 3]);
    });
  });

  if (shared) ofManyServers();
  else ofOneServer();

  function ofOneServer(): void {
    describe(`${name}: its one server`, () => {
      test("is told that it is alone", async () => {
        const store = await made();
        expect(await store.beat("a", 1_000)).toEqual({ alive: ["a"], shared: false, at: undefined });
        await store.farewell("a");
      });
    });
  }

  function ofManyServers(): void {
    describe(`${name}: servers`, () => {
      const long = 3_600_000;

      test("are told the store's time, which goes on", async () => {
        const store = await made();
        const first = await store.beat("a", long);
        expect(first).toEqual({ alive: ["a"], shared: true, at: expect.any(Number) });
        expect((await store.beat("a", long)).at).toBeGreaterThanOrEqual(first.at ?? Number.NaN);
      });

      test("that give a sign of life are known to all, each once", async () => {
        const store = await made();
        expect((await store.beat("a", long)).alive).toEqual(["a"]);
        await store.beat("b", long);
        expect([...(await store.beat("a", long)).alive].sort()).toEqual(["a", "b"]);
      });

      test("that go on purpose are gone at once", async () => {
        const store = await made();
        await store.beat("a", long);
        await store.beat("b", long);
        await store.farewell("a");
        expect((await store.beat("b", long)).alive).toEqual(["b"]);
      });

      test("that fall silent are missed, and known again when they speak again", async () => {
        const store = await made();
        await store.beat("a", long);
        let { alive } = await store.beat("b", 20);
        while (alive.includes("a")) ({ alive } = await store.beat("b", 20));
        expect(alive).toEqual(["b"]);
        await store.beat("a", 20);
        expect([...(await store.beat("b", long)).alive].sort()).toEqual(["a", "b"]);
      });
    });
  }

  describe(`${name}: closing`, () => {
    test("comes after what was asked before, and refuses what is asked later", async () => {
      const store = await made();
      const before = store.commit([commitOf("a")]);
      const closed = store.close();
      const closedError = { name: "StoreError", fault: "closed" };
      await expect(store.commit([commitOf("b")])).rejects.toMatchObject(closedError);
      expect(await before).toEqual(["committed"]);
      await closed;
      await expect(store.load(["a"])).rejects.toMatchObject(closedError);
      await expect(store.due(1, 1)).rejects.toMatchObject(closedError);
      await expect(store.live(1)).rejects.toMatchObject(closedError);
      await expect(store.journal("a")).rejects.toMatchObject(closedError);
      await expect(store.forget(1)).rejects.toMatchObject(closedError);
      await expect(store.beat("a", 1)).rejects.toMatchObject(closedError);
      await expect(store.farewell("a")).rejects.toMatchObject(closedError);
    });

    test("twice is once", async () => {
      const store = await made();
      await Promise.all([store.close(), store.close()]);
      await store.close();
    });
  });

  test(`${name}: whatever is asked in whatever order, it agrees with the model`, async () => {
    await fc.assert(
      fc.asyncProperty(randomSteps, async (steps) => {
        const { store, reopen } = await make();
        let last = store;
        try {
          last = await agreesWithModel(store, steps, async (old) => {
            if (reopen) last = await reopen(old);
            return last;
          });
        } finally {
          await last.close();
        }
      }),
      { numRuns: runs },
    );
  });
}
