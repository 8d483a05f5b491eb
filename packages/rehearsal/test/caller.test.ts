import {
  acted,
  type Caller,
  intention,
  newCaller,
  observe,
  readDuration,
  readScript,
} from "@dialtree/rehearsal";
import { describe, expect, test } from "vitest";

describe("a script on the command line", () => {
  test("is keys, waits, interruptions and hanging up", () => {
    expect(readScript("1 wait 6s 12 !* leave")).toEqual([
      { type: "presses", keys: ["1"] },
      { type: "waits", milliseconds: 6_000 },
      { type: "presses", keys: ["1", "2"] },
      { type: "interrupts", keys: ["*"] },
      { type: "leaves" },
    ]);
  });

  test("may be empty: such a caller only listens", () => {
    expect(readScript("  ")).toEqual([]);
  });

  test.each([["x"], ["1 wait"], ["wait six"], ["!"], ["1 wait -2s"], ["(1)"]])(
    "%j is refused with a remedy",
    (text) => {
      const read = readScript(text);
      expect("fault" in read && read.fault).toMatch(/Write/);
    },
  );

  test.each([
    ["6s", 6_000],
    ["0.5s", 500],
    ["1500ms", 1_500],
    ["2min", 120_000],
    ["6", undefined],
    ["s", undefined],
  ])("a time of %s is %s ms", (text, milliseconds) => {
    expect(readDuration(text)).toBe(milliseconds);
  });
});

describe("a scripted caller", () => {
  const script = (text: string): Caller => {
    const acts = readScript(text);
    if ("fault" in acts) throw new Error(acts.fault);
    return newCaller(acts, 0);
  };
  const answered = (text: string) => observe(script(text), { type: "answered" }, 500);
  const begins = { type: "prompt begins", length: 4_000 } as const;

  test("hears a prompt out, then takes a moment", () => {
    const hearing = observe(answered("2"), begins, 500);
    expect(intention(hearing)).toBeUndefined();
    expect(intention(observe(hearing, { type: "prompt ends" }, 4_500))).toMatchObject({
      at: 5_000,
      act: { type: "presses" },
    });
  });

  test("does not press before anything was said", () => {
    expect(intention(answered("2"))?.act).toEqual({ type: "leaves" });
  });

  test("interrupts a second into the prompt, or in the middle of a short one", () => {
    expect(intention(observe(answered("!2"), begins, 500))?.at).toBe(1_500);
    expect(intention(observe(answered("!2"), { ...begins, length: 600 }, 500))?.at).toBe(800);
  });

  test("waits from the end of a prompt and then acts at once, unless something is being said", () => {
    let caller = observe(observe(answered("wait 6s 2"), begins, 500), { type: "prompt ends" }, 4_500);
    const wait = intention(caller);
    expect(wait).toMatchObject({ at: 4_500, act: { type: "wait begins" } });
    caller = acted(caller, wait as NonNullable<typeof wait>, 4_500);
    expect(intention(caller)).toMatchObject({ at: 10_500, act: { type: "waits" } });
    caller = acted(caller, { at: 10_500, act: { type: "waits", milliseconds: 6_000 } }, 10_500);
    expect(intention(caller)).toMatchObject({ at: 10_500, act: { type: "presses" } });
    expect(intention(observe(caller, begins, 10_400))).toBeUndefined();
  });

  test("can hang up while it still rings", () => {
    expect(intention(script("leave"))).toMatchObject({ at: 1_000, act: { type: "leaves" } });
  });

  test("loses patience after five minutes without a word", () => {
    const bored = observe(observe(answered(""), begins, 500), { type: "prompt ends" }, 4_500);
    expect(intention(bored)).toEqual({ at: 304_500, act: { type: "leaves" } });
  });
});
