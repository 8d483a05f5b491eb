import { describe, expect, test } from "vitest";
import { type CallStore, type Commit, type CommitResult, StoreError } from "../../src/store/call-store.ts";
import { groupCommit } from "../../src/store/group-commit.ts";
import { commitOf } from "./commits.ts";

/** A store that shows its batches and settles each when it is told to. */
function batches() {
  const asked: { readonly keys: string[]; readonly settle: ReturnType<typeof deferred> }[] = [];
  const commit = (batch: readonly Commit[]) => {
    const settle = deferred();
    asked.push({ keys: batch.map(({ key }) => key), settle });
    return settle.promise;
  };
  return {
    store: { commit } as CallStore,
    asked,
    /** Commits the n-th batch. */
    settle: async (n: number, ...results: CommitResult[]) => {
      const batch = asked[n]!;
      batch.settle.resolve(batch.keys.map((_, i) => results[i] ?? "committed"));
      await turn();
    },
  };
}

const deferred = () => Promise.withResolvers<readonly CommitResult[]>();
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("groupCommit", () => {
  test("makes one batch of what is asked for at the same time, in that order", async () => {
    const { store, asked, settle } = batches();
    const group = groupCommit(store);
    const all = ["a", "b", "c"].map((key) => group.commit(commitOf(key)));
    await turn();
    expect(asked.map(({ keys }) => keys)).toEqual([["a", "b", "c"]]);
    await settle(0, "committed", "conflict", "committed");
    expect(await Promise.all(all)).toEqual(["committed", "conflict", "committed"]);
  });

  test("gathers while a batch is under way, and has only one under way", async () => {
    const { store, asked, settle } = batches();
    const group = groupCommit(store);
    void group.commit(commitOf("a"));
    await turn();
    for (const key of ["b", "c"]) {
      void group.commit(commitOf(key));
      await turn();
    }
    expect(asked).toHaveLength(1);
    await settle(0);
    expect(asked.map(({ keys }) => keys)).toEqual([["a"], ["b", "c"]]);
  });

  test("puts no more into a batch than it may", async () => {
    const { store, asked, settle } = batches();
    const group = groupCommit(store, { largest: 2 });
    for (const key of ["a", "b", "c", "d", "e"]) void group.commit(commitOf(key));
    await turn();
    await settle(0);
    await settle(1);
    expect(asked.map(({ keys }) => keys)).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  test("lets many set out while others arrive, beside a batch under way, and gathers when four are", async () => {
    const { store, asked, settle } = batches();
    const group = groupCommit(store, { enough: 2 });
    const arrive = (keys: string) => {
      for (const key of keys) void group.commit(commitOf(key));
    };
    arrive("ab");
    expect(asked.map(({ keys }) => keys)).toEqual([["a", "b"]]);
    arrive("c");
    await turn();
    expect(asked).toHaveLength(1);
    arrive("defghijk");
    const four = [
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
      ["g", "h"],
    ];
    expect(asked.map(({ keys }) => keys)).toEqual(four);
    await settle(1);
    expect(asked.map(({ keys }) => keys)).toEqual([...four, ["i", "j", "k"]]);
  });

  test("never has a call twice in a batch, and keeps the order of its commits", async () => {
    const { store, asked, settle } = batches();
    const group = groupCommit(store, { largest: 3 });
    const results: string[] = [];
    for (const key of ["a", "a", "b", "a", "c", "b"]) {
      const nth = results.length;
      results.push(`${key} waits`);
      void group.commit(commitOf(key)).then((result) => {
        results[nth] = `${key} ${result}`;
      });
    }
    await turn();
    await settle(0);
    expect(results).toEqual(["a committed", "a waits", "b committed", "a waits", "c committed", "b waits"]);
    await settle(1, "conflict");
    expect(results[1]).toBe("a conflict");
    await settle(2);
    expect(asked.map(({ keys }) => keys)).toEqual([["a", "b", "c"], ["a", "b"], ["a"]]);
    expect(results[3]).toBe("a committed");
  });

  test("rejects each member of a rejected batch, and tries the next one anew", async () => {
    const { store, asked, settle } = batches();
    const group = groupCommit(store);
    const lost = ["a", "b"].map((key) => group.commit(commitOf(key)));
    await turn();
    const next = group.commit(commitOf("a"));
    const full = new StoreError("full", "There is no space left.");
    asked[0]!.settle.reject(full);
    expect(await Promise.allSettled(lost)).toEqual([
      { status: "rejected", reason: full },
      { status: "rejected", reason: full },
    ]);
    await turn();
    await settle(1);
    expect(await next).toBe("committed");
  });

  test("outlives a store that throws at once", async () => {
    let thrown = 0;
    const commit = () => {
      thrown += 1;
      throw new Error("at once");
    };
    const group = groupCommit({ commit } as unknown as CallStore);
    await expect(group.commit(commitOf("a"))).rejects.toThrow("at once");
    await expect(group.commit(commitOf("a"))).rejects.toThrow("at once");
    expect(thrown).toBe(2);
  });

  test("turns away a commit that makes no sense, so that it harms no other", async () => {
    const { store, asked, settle } = batches();
    const group = groupCommit(store);
    const good = group.commit(commitOf("a"));
    await expect(group.commit(commitOf("b", { wakeAt: Number.NaN }))).rejects.toThrow(TypeError);
    await turn();
    expect(asked.map(({ keys }) => keys)).toEqual([["a"]]);
    await settle(0);
    expect(await good).toBe("committed");
  });

  test("is idle as soon as nothing is under way or waiting", async () => {
    const { store, settle } = batches();
    const group = groupCommit(store);
    await group.idle();
    let idle = false;
    void group.commit(commitOf("a"));
    void group.commit(commitOf("a"));
    void group.idle().then(() => {
      idle = true;
    });
    await turn();
    await settle(0);
    expect(idle).toBe(false);
    await settle(1);
    expect(idle).toBe(true);
    await group.idle();
  });

  describe("with several batches under way", () => {
    test("lets a batch set out before the last one is back, and gathers when there are enough", async () => {
      const { store, asked, settle } = batches();
      const group = groupCommit(store, { atOnce: 2 });
      for (const key of ["a", "b", "c", "d"]) {
        void group.commit(commitOf(key));
        await turn();
      }
      expect(asked.map(({ keys }) => keys)).toEqual([["a"], ["b"]]);
      // The later one may be back first.
      await settle(1);
      expect(asked.map(({ keys }) => keys)).toEqual([["a"], ["b"], ["c", "d"]]);
    });

    test("has no call in two of them, and keeps the order of its commits", async () => {
      const { store, asked, settle } = batches();
      const group = groupCommit(store, { atOnce: 3 });
      const results: string[] = [];
      for (const [basedOn, key] of ["a", "a", "b", "a"].entries()) {
        void group.commit(commitOf(key, { basedOn })).then((result) => results.push(`${basedOn} ${result}`));
        await turn();
      }
      expect(asked.map(({ keys }) => keys)).toEqual([["a"], ["b"]]);
      await settle(0, "conflict");
      expect(asked.map(({ keys }) => keys)).toEqual([["a"], ["b"], ["a"]]);
      await settle(2);
      await settle(3);
      await settle(1);
      expect(results).toEqual(["0 conflict", "1 committed", "3 committed", "2 committed"]);
    });

    test("one that is rejected leaves the others alone, and lets its calls go on", async () => {
      const { store, asked, settle } = batches();
      const group = groupCommit(store, { atOnce: 2 });
      const lost = group.commit(commitOf("a"));
      await turn();
      const kept = group.commit(commitOf("b"));
      const next = group.commit(commitOf("a"));
      await turn();
      const gone = new StoreError("unavailable", "The connection broke.");
      asked[0]!.settle.reject(gone);
      await expect(lost).rejects.toBe(gone);
      await turn();
      expect(asked.map(({ keys }) => keys)).toEqual([["a"], ["b"], ["a"]]);
      await settle(2);
      await settle(1);
      expect(await Promise.all([kept, next])).toEqual(["committed", "committed"]);
    });

    test("is idle when all of them are back", async () => {
      const { store, settle } = batches();
      const group = groupCommit(store, { atOnce: 2 });
      let idle = false;
      void group.commit(commitOf("a"));
      await turn();
      void group.commit(commitOf("b"));
      void group.idle().then(() => {
        idle = true;
      });
      await turn();
      await settle(1);
      expect(idle).toBe(false);
      await settle(0);
      expect(idle).toBe(true);
    });
  });
});
