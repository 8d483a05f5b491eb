// What `npm run test:long` takes for right and for wrong: without processes, from a wire that is written down here.

import { describe, expect, test } from "vitest";
import { type CallStory, newStory, tell, type WireLine } from "./call-story.ts";
import { type Kept, wrongIn } from "./kept.ts";
import { steadiness } from "./steadiness.ts";
import { judged, tallyOf } from "./verdict.ts";

type Told = Partial<WireLine> & { readonly type: string };

/** A line every so many milliseconds: `[0, {…}]`. */
function storyOf(...lines: readonly (readonly [number, Told])[]): CallStory {
  const story = newStory();
  for (const [seq, [ms, line]] of lines.entries())
    tell(story, { seq: seq + 1, at: new Date(ms).toISOString(), ...line });
  return story;
}

const called: Told = { type: "phone", did: "called" };
const answered: Told = { type: "phone", did: "answered" };
const starts = (clientContext: string, prompt = "menu"): Told => ({
  type: "audio",
  did: "starts",
  clientContext,
  prompt,
});
const stops: Told = { type: "audio", did: "ends" };
const transferring = (attempt = 1): Told => ({ type: "notification", kind: "transferring", attempt });
const ended = (code: number, subcode: number): Told => ({
  type: "phone",
  did: "ended",
  detail: { code, subcode },
});
const taken: readonly (readonly [number, Told])[] = [
  [0, { type: "notification", kind: "incoming" }],
  [1, { type: "answer", to: 1, status: 202 }],
];

const good = storyOf(
  ...taken,
  [0, called],
  [1_000, answered],
  [1_300, starts("c3", "welcome")],
  [3_000, stops],
  [3_200, starts("c4")],
  [9_000, stops],
  [9_900, transferring()],
  [14_000, ended(200, 7015)],
);
const rule = { fault: "f", silenceMs: 1_000 };
const met = (story: CallStory, more = {}, kept?: Kept) =>
  judged(tallyOf(new Map([["a", story]])), { ...rule, ...more }, kept).met;

describe("a call", () => {
  test("its longest silence is between two sounds or before the ringing, and not what rings or plays", () => {
    expect(good.silenceMs).toBe(900);
    expect(good.heard).toEqual([
      { command: "c3", prompt: "welcome" },
      { command: "c4", prompt: "menu" },
    ]);
  });

  test("a caller who hears nothing to the end has heard nothing so long", () => {
    expect(storyOf([0, called], [1_000, answered], [8_000, ended(200, 7000)]).silenceMs).toBe(7_000);
  });

  test("news that is told again is no second transfer; a second transfer is", () => {
    expect(storyOf([0, transferring(1)], [10, transferring(2)]).transfers).toBe(1);
    expect(storyOf([0, transferring(1)], [10, transferring(1)]).transfers).toBe(2);
  });
});

describe("what is required", () => {
  test("a call that is put through, once", () => {
    expect(met(good)).toBe(true);
    expect(judged(tallyOf(new Map([["a", good]])), rule).seen).toContain("1 put through");
  });

  test.each<[string, CallStory]>([
    ["no call at all", newStory()],
    ["a silence that is too long", { ...good, silenceMs: 1_001 }],
    ["two transfers", { ...good, transfers: 2 }],
    ["a transfer and a redirect", { ...good, redirects: 1 }],
    ["no transfer", { ...good, transfers: 0 }],
    ["hung up on", { ...good, result: { code: 200, subcode: 7000 } }],
    ["no end", storyOf(...taken, [0, called], [100, answered])],
  ])("missed by %s", (_, story) => {
    expect(met(story)).toBe(false);
  });

  test("no calls are no proof", () => {
    expect(judged(tallyOf(new Map()), rule).met).toBe(false);
  });

  test("a redirect to the fallback counts only where the store was away", () => {
    const redirected = { ...good, transfers: 0, redirects: 1, result: { code: 0, subcode: 0 } };
    expect(met(redirected)).toBe(false);
    expect(met(redirected, { mayRedirect: true })).toBe(true);
    expect(met({ ...redirected, result: { code: 408, subcode: 10057 } }, { mayRedirect: true })).toBe(false);
  });

  test("a call that nobody took counts only where nobody was there", () => {
    const missed = storyOf(
      [0, called],
      [7_000, ended(408, 8544)],
      // Whoever is back by then takes in that it is over.
      [7_100, { type: "notification", kind: "terminated" }],
      [7_101, { type: "answer", to: 3, status: 202 }],
    );
    expect(met(missed)).toBe(false);
    expect(met(missed, { mayMiss: true })).toBe(true);
    expect(met({ ...missed, taken: true }, { mayMiss: true })).toBe(false);
  });

  test("refused notifications, where they are counted", () => {
    expect(met({ ...good, unauthorized: 1 })).toBe(true);
    expect(met({ ...good, unauthorized: 1 }, { unauthorized: 0 })).toBe(false);
  });

  test("nothing live is left, and no journal is broken", () => {
    expect(met(good, {}, { live: 0, journals: 1, faults: [] })).toBe(true);
    expect(met(good, {}, { live: 1, journals: 1, faults: [] })).toBe(false);
    expect(met(good, {}, { live: 0, journals: 1, faults: ["x"] })).toBe(false);
  });
});

describe("a journal", () => {
  const incoming = { kind: "event", type: "incoming", key: "k1" };
  const tone = { kind: "event", type: "tone", key: "k2" };
  const over = { kind: "ended" };
  const journal = (...entries: readonly (readonly [number, object])[]) =>
    entries.map(([version, entry]) => ({ version, at: 0, entry: JSON.stringify(entry) }));

  test("is whole, though versions that only tidy up are not in it", () => {
    expect(wrongIn(journal([1, incoming], [3, tone], [3, over]))).toEqual([]);
  });

  test.each<[string, ReturnType<typeof journal>]>([
    ["an event that counts twice", journal([1, incoming], [2, tone], [3, tone], [4, over])],
    ["versions that go back", journal([1, incoming], [3, tone], [2, over])],
    ["a beginning that is missing", journal([2, tone], [3, over])],
    ["an end that is missing", journal([1, incoming], [2, tone])],
  ])("is not: %s", (_, lines) => {
    expect(wrongIn(lines)).toHaveLength(1);
  });
});

describe("a soak", () => {
  test("is flat when the last third is at most a tenth above the middle one, whatever the first was", () => {
    expect(steadiness([1, 2, 3, 100, 100, 100, 110, 110, 110]).flat).toBe(true);
    expect(steadiness([1, 2, 3, 100, 100, 100, 111, 111, 111]).flat).toBe(false);
    expect(steadiness([]).flat).toBe(false);
  });
});
