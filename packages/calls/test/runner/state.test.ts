import { begin, libraryOf } from "@dialtree/engine";
import { callerLeg } from "@dialtree/flow";
import { expect, test } from "vitest";
import { createSeal } from "../../src/index.ts";
import { isRecent, noneRecent, rememberedIn } from "../../src/runner/recent.ts";
import { type CallState, readState, StateUnreadable, writeState } from "../../src/runner/state.ts";
import { flow, key, tenant } from "./stand.ts";

const seal = createSeal([Buffer.alloc(32, 7)]);
const caller = { kind: "phone", number: "+15550170" } as const;
const called = { kind: "phone", number: "+15550100" } as const;
const { session } = begin(libraryOf([flow]), {
  key,
  seed: 1,
  flow,
  event: { at: 0, leg: callerLeg, type: "incoming", caller, called },
});
const state: CallState = {
  tenant,
  version: flow.version,
  legs: { [callerLeg]: key },
  session: { ...session, keys: ["4", "2"] },
  unsent: [],
  watches: [],
  recent: rememberedIn(noneRecent, `${key} result c1`),
};

test("a state is read back as it was, and the keys in it cannot be read without the secret", () => {
  const text = writeState(key, state, seal);
  expect(readState(key, text, seal)).toEqual(state);
  expect(JSON.parse(text).session.keys).toEqual([]);
});

test("of a state of the first format the newest events are still known, in words and with either name of the leg", () => {
  const { format, recent, ...rest } = JSON.parse(writeState(key, state, seal));
  const old = JSON.stringify({
    ...rest,
    format: 1,
    recent: [`${key} state established`, `${callerLeg} result c1`, "message 17"],
  });
  const read = readState(key, old, seal);
  for (const known of [`${key} state established`, `${key} result c1`, "message 17"])
    expect(isRecent(read.recent, known)).toBe(true);
  expect(isRecent(read.recent, `${key} result c2`)).toBe(false);
  expect({ ...read, recent: state.recent }).toEqual(state);
});

test("a state of a format that nobody knows is not guessed at", () => {
  const text = writeState(key, state, seal).replace('"format":2', '"format":3');
  expect(() => readState(key, text, seal)).toThrow(StateUnreadable);
});
