import fc from "fast-check";
import { expect } from "vitest";
import type { CallStore, Commit, CommitResult, JournalLine, Loaded } from "../../src/store/call-store.ts";

/** Few keys, so that chance meets the same call often; and some that sort differently in bytes and in UTF-16. */
const keys = ["a", "b", "ünï", "\u{ff5e}", "\u{1f4de}"] as const;
const all = 1_000;

type Step =
  | { readonly kind: "commit"; readonly batch: readonly Wanted[] }
  | { readonly kind: "forget"; readonly before: number }
  | { readonly kind: "due"; readonly until: number; readonly limit: number }
  | { readonly kind: "live"; readonly limit: number; readonly after: string | undefined }
  | { readonly kind: "reopen" };

interface Wanted {
  readonly key: string;
  /** How far the version it is based on lies beside the right one; mostly not at all. */
  readonly beside: number;
  readonly at: number;
  readonly state: string | undefined;
  readonly wakeAt: number | undefined;
  readonly journal: readonly string[];
}

const key = fc.constantFrom(...keys);
const time = fc.integer({ min: 0, max: 50 });
const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare });
const wanted: fc.Arbitrary<Wanted> = fc.record({
  key,
  beside: often(fc.constant(0), fc.constantFrom(-1, 1)),
  at: time,
  state: often<string | undefined>(fc.json(), fc.constant(undefined)),
  wakeAt: often<number | undefined>(time, fc.constant(undefined)),
  journal: fc.array(fc.string({ unit: "grapheme" }), { maxLength: 3 }),
});

/** What may be asked of a store, one after the other. */
export const randomSteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("commit" as const),
        batch: fc.uniqueArray(wanted, { selector: (one) => one.key, maxLength: keys.length }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("forget" as const), before: time }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant("due" as const), until: time, limit: fc.nat({ max: 5 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("live" as const),
        limit: fc.nat({ max: 5 }),
        after: fc.option(key, { nil: undefined }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "reopen" as const }) },
  ),
  { maxLength: 25 },
);

/** A call as the model sees it: nothing but what the port says, and no cleverness. */
interface ModelCall {
  loaded: Loaded;
  wakeAt: number | undefined;
  readonly journal: JournalLine[];
}

/** Asks a store and the model the same, and expects the same of both after each step. */
export async function agreesWithModel(
  begun: CallStore,
  steps: readonly Step[],
  reopen: ((store: CallStore) => Promise<CallStore>) | undefined,
): Promise<CallStore> {
  let store = begun;
  const model = new Map<string, ModelCall>(
    keys.map((name) => [name, { loaded: { is: "unknown" }, wakeAt: undefined, journal: [] }]),
  );
  const call = (name: string) => model.get(name) as ModelCall;
  const versionOf = ({ loaded }: ModelCall) => (loaded.is === "live" ? loaded.call.version : 0);

  function commitOne({ key, basedOn, at, state, wakeAt, journal }: Commit): CommitResult {
    const one = call(key);
    if (one.loaded.is === "ended" || versionOf(one) !== basedOn) return "conflict";
    const version = basedOn + 1;
    one.loaded =
      state === undefined ? { is: "ended", endedAt: at } : { is: "live", call: { key, version, state } };
    one.wakeAt = state === undefined ? undefined : wakeAt;
    one.journal.push(...journal.map((entry) => ({ version, at, entry })));
    return "committed";
  }

  async function take(step: Step): Promise<void> {
    switch (step.kind) {
      case "commit": {
        const batch = step.batch.map(({ beside, ...rest }): Commit => {
          return { ...rest, basedOn: Math.max(0, versionOf(call(rest.key)) + beside) };
        });
        expect(await store.commit(batch)).toEqual(batch.map(commitOne));
        return;
      }
      case "forget": {
        const past = [...model.values()].filter(
          ({ loaded }) => loaded.is === "ended" && loaded.endedAt < step.before,
        );
        for (const one of past) one.loaded = { is: "unknown" };
        expect(await store.forget(step.before)).toBe(past.length);
        return;
      }
      case "due": {
        const due = await store.due(step.until, step.limit);
        const times = [...model.values()].flatMap(({ wakeAt }) => (wakeAt === undefined ? [] : [wakeAt]));
        const overdue = times.filter((at) => at <= step.until).sort((a, b) => a - b);
        // Which of two that are due at the same moment comes first is nobody's business.
        expect(due.map(({ wakeAt }) => wakeAt)).toEqual(overdue.slice(0, step.limit));
        expect(new Set(due.map((one) => one.key)).size).toBe(due.length);
        for (const { key, wakeAt } of due) expect(wakeAt).toBe(call(key).wakeAt);
        // Page by page it is the same as at once.
        const whole = await store.due(step.until, all);
        const [first] = whole;
        const rest = first ? await store.due(step.until, all, first) : [];
        expect(first ? [first, ...rest] : []).toEqual(whole);
        return;
      }
      case "live": {
        // `keys` stands in order of bytes.
        const live = keys.filter((name) => call(name).loaded.is === "live");
        const behind = step.after === undefined ? -1 : keys.indexOf(step.after as (typeof keys)[number]);
        const expected = live.filter((name) => keys.indexOf(name) > behind).slice(0, step.limit);
        expect(await store.live(step.limit, step.after)).toEqual(expected);
        return;
      }
      case "reopen":
        if (reopen) store = await reopen(store);
    }
  }

  for (const step of steps) {
    await take(step);
    expect(await store.load(keys)).toEqual(keys.map((name) => call(name).loaded));
    for (const name of keys) expect(await store.journal(name)).toEqual(call(name).journal);
    const due = await store.due(Number.MAX_SAFE_INTEGER, all);
    const waking = keys.filter((name) => call(name).wakeAt !== undefined);
    expect(due.map((one) => one.key).sort()).toEqual([...waking].sort());
  }
  return store;
}
