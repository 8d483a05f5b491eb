import type { Tone } from "@dialtree/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { giveUpGap, noTones, receiveTone } from "../src/session/tones.ts";

/** Feeds `sequence:tone` in the given order; `…` is the end of the wait for a gap. */
function heard(arrivals: string): { readonly keys: string; readonly waits: boolean } {
  let order = noTones;
  let keys = "";
  let waits = false;
  for (const arrival of arrivals.split(" ")) {
    const [sequence = "", tone = ""] = arrival.split(":");
    const received = arrival === "…" ? giveUpGap(order) : receiveTone(order, Number(sequence), tone as Tone);
    order = received.order;
    keys += received.ready.join("");
    waits = received.waits;
  }
  return { keys, waits };
}

describe("tones are taken in the order in which they were pressed:", () => {
  test.each([
    ["in order", "1:4 2:7 3:1", "471", false],
    ["the first of all is used at once", "1:4", "4", false],
    ["a counter that starts at nought", "0:4 1:7", "47", false],
    ["a first tone with another number waits as for a gap", "6:4", "", true],
    ["and is used when nothing earlier comes", "6:4 … 7:5", "45", false],
    ["two swapped at the very beginning", "2:7 1:4", "47", false],
    ["two swapped later", "1:4 3:1 2:7", "471", false],
    ["one missing: the later ones wait", "1:4 3:1", "4", true],
    ["one lost: the later ones are used after the wait", "1:4 3:1 4:2 …", "412", false],
    ["a straggler after the wait is dropped", "1:4 3:1 … 2:7", "41", false],
    ["each delivered twice", "1:4 1:4 2:7 2:7", "47", false],
    ["a repeat of one that waits", "1:4 3:1 3:1 2:7", "471", false],
    ["two gaps, one filled", "1:1 3:3 5:5 2:2", "123", true],
  ])("%s", (_why, arrivals, keys, waits) => {
    expect(heard(arrivals)).toEqual({ keys, waits });
  });
});

test("any order and any repeats, with all numbers present, give the keys as pressed", () => {
  const presses = fc.array(fc.constantFrom("1", "2", "3", "0", "#"), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      presses,
      fc.integer({ min: 1, max: 9 }),
      fc.infiniteStream(fc.nat()),
      (keys, first, chance) => {
        const next = () => chance.next().value as number;
        const sent = keys.map((key, index) => `${first + index}:${key}`);
        const repeated = [...sent, ...sent.filter(() => next() % 3 === 0)];
        const shuffled = repeated.map((tone) => ({ tone, rank: next() })).sort((a, b) => a.rank - b.rank);
        expect(heard([...shuffled.map(({ tone }) => tone), "…"].join(" ")).keys).toBe(keys.join(""));
      },
    ),
  );
});
